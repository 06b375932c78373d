/** Defangs listed indicators in inline content, even if emphasis or code divides them: `evil.**top**`. */
import { defangLive, type Listed, liveMarks, type Mark, withMarks } from '../indicators/index.ts';
import type { Chip, Inline } from './block.ts';

/** Returns the content with listed indicators defanged. Its parts are searched as one string, as a reader sees them. */
export function defangInline(content: readonly Inline[], listed: Listed): readonly Inline[] {
  const marks = liveMarks(content.map(textOf).join(''), listed);
  const chips = content.some(hasChips);
  if (marks.length === 0 && !chips) return content;
  const cursor = { at: 0, next: 0 };
  return content.map((part) => marked(part, marks, cursor, listed));
}

const hasChips = (part: Inline): boolean => part.kind === 'chips' || ('content' in part && part.content.some(hasChips));

/** Returns a part's text for counting offsets; chips are handled separately. */
function textOf(part: Inline): string {
  switch (part.kind) {
    case 'text':
    case 'code':
    case 'badge':
      return part.text;
    case 'break':
      return '\n';
    case 'chips':
      return ' ';
    default:
      return part.content.map(textOf).join('');
  }
}

function marked(part: Inline, marks: readonly Mark[], cursor: Cursor, listed: Listed): Inline {
  switch (part.kind) {
    case 'text':
    case 'code':
    case 'badge':
      return { ...part, text: within(part.text, marks, cursor) };
    case 'break':
      cursor.at += 1;
      return part;
    case 'chips':
      cursor.at += 1;
      return { ...part, chips: part.chips.map((chip) => defangChip(chip, listed)) };
    default:
      return { ...part, content: part.content.map((inside) => marked(inside, marks, cursor, listed)) };
  }
}

/** The progress through the content. */
interface Cursor {
  /** The offset up to which the content was processed. */
  at: number;
  /** The index of the next mark. */
  next: number;
}

/** Returns one part with its marks applied. If a mark continues in the next part, only the portion within this part is applied here. */
function within(text: string, marks: readonly Mark[], cursor: Cursor): string {
  const from = cursor.at;
  const to = from + text.length;
  cursor.at = to;
  const own: Mark[] = [];
  for (let mark = marks[cursor.next]; mark && mark.at < to; mark = marks[cursor.next]) {
    const end = mark.at + mark.length;
    const start = Math.max(mark.at, from);
    const written = mark.length > 1 ? mark.text.slice(start - mark.at, to - mark.at) : mark.text;
    if (start < end) own.push({ at: start - from, length: Math.min(end, to) - start, text: written });
    // The next part contains the rest of the mark.
    if (end > to) break;
    cursor.next += 1;
  }
  return own.length === 0 ? text : withMarks(text, own);
}

function defangChip(chip: Chip, listed: Listed): Chip {
  const { text, detail, title } = chip;
  return {
    ...chip,
    text: defangLive(text, listed),
    ...(detail === undefined ? {} : { detail: defangLive(detail, listed) }),
    ...(title === undefined ? {} : { title: defangLive(title, listed) }),
  };
}
