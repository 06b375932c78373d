/** Iterates over the lines that have content, and collects the comments between them. */
import type { Comment } from '../tree.ts';
import { carriageReturn, hash, space } from './signs.ts';

/**
 * A cursor at the current line with content. `first`, `end` and `next` are offsets in the text. They and `indent` change as the cursor
 * advances.
 */
export class Lines {
  readonly text: string;
  /** The comments up to the current line. */
  readonly comments: Comment[] = [];
  /** The column of the line's first character that is not a space; -1 after the last line. */
  indent = -1;
  /** The offset of the line's first character that is not a space. */
  first = 0;
  /** The end of the line, without the line break. */
  end = 0;
  /** The start of the next line. */
  next = 0;

  constructor(text: string) {
    this.text = text;
    this.advance(0);
  }

  /** Advances to the first line with content at or after `start`, which must be the start of a line. */
  advance(start = this.next): void {
    const { text } = this;
    for (let at = start; at < text.length; at = this.next) {
      let first = at;
      while (text.charCodeAt(first) === space) first++;
      this.endOf(first);
      if (first >= this.end) continue;
      if (text.charCodeAt(first) === hash) {
        this.addComment(first, true);
        continue;
      }
      this.first = first;
      this.indent = first - at;
      return;
    }
    this.indent = -1;
    this.first = text.length;
  }

  /** Sets `end` and `next` for the line that contains the offset `at`. */
  endOf(at: number): void {
    const { text } = this;
    const found = text.indexOf('\n', at);
    this.next = found < 0 ? text.length : found + 1;
    this.end = found < 0 ? text.length : found;
    if (found > at && text.charCodeAt(found - 1) === carriageReturn) this.end--;
  }

  /** Adds the comment that begins at an offset on the current line. */
  addComment(from: number, ownLine: boolean): void {
    this.comments.push({ span: [from, this.end], text: this.text.slice(from + 1, this.end).trim(), ownLine });
  }

  /** Returns the first offset, starting at `at`, that is not a space. */
  skipSpaces(at: number): number {
    let found = at;
    while (this.text.charCodeAt(found) === space) found++;
    return found;
  }
}
