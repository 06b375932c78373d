/**
 * Divides a document into top-level sections, and long lists into runs of rows, so that each chunk is parsed separately: an error affects
 * only its own chunk, and an unchanged chunk is not parsed again.
 *
 * In a block mapping at the left margin, every line that begins at column 0 is a new entry, a comment, an item of an unindented list, a
 * closing bracket, or an error: block scalars, quoted and plain scalars continue on indented lines (YAML 1.2.2, 8.1.1.1, 7.3.3 and 6.1). If
 * there is a directive or an explicit key at the margin, or a flow collection that is a key or begins the document, the text is parsed whole
 * instead.
 */
import { withoutTrailing } from '../../util/ends.ts';
import type { Span } from '../../text/text.ts';
import { beginsEntry } from '../../yaml/keyLine.ts';
import { isOwnKey } from '../../yaml/ownKey.ts';
import { endOfUnderindentedValue } from '../../yaml/openValue.ts';
import { isUnderindentedBodyLine } from '../../yaml/recover/indentation.ts';
import { lineAround } from '../../yaml/recover/repair.ts';
import { cutRows } from './rows.ts';

export interface SourceSlice {
  /** The offset of the chunk in its section. */
  readonly offset: number;
  readonly text: string;
  /** The key of the list that continues here; such a chunk contains only rows. */
  readonly rowsOf?: string;
}

/** A top-level section, or the text before the first or after the last one. */
export interface Section {
  /** Its offset in the document. */
  readonly offset: number;
  readonly text: string;
  /** The key as written; empty for text outside sections. */
  readonly key: string;
}

export interface Cut {
  /** Sorted by offset. */
  readonly sections: readonly Section[];
  /** The marker that begins a second document. */
  readonly secondDocument?: Span;
  /** A marker within the document that does not begin a second one, because no section is repeated after it. */
  readonly strayMarker?: Span;
}

const [space, hash] = [32, 35];

/** Matches a space character at the start of a line that YAML does not treat as indentation. */
const otherSpaces = /^(?! )\p{Zs}/u;

/** Matches a flow collection as a key: valid YAML, but not a key of an advisory. */
const flowKey = /^(?:\[.*\]|\{.*\})[ \t]*:(?:[ \t]|$)/;

/**
 * Matches a key after a note or mark, which YAML never accepts: `[New] actors:`, `**actors:**`. If no section precedes it, it begins one,
 * and is repaired when its chunk is parsed.
 */
const notedKey = /^(?:\[[^\]]*\]|\{[^}]*\}|\*\*|&[ \t])[ \t]*(\w+):/;

/**
 * Divides source text into sections; returns undefined if it has to be parsed whole. `isTopKey` recognises top-level keys, for example the
 * one that ends a block scalar whose lines lack indentation.
 */
export function cutChunks(text: string, isTopKey: (word: string) => boolean): Cut | undefined {
  const starts: number[] = [];
  const ends = new Map<number, number>();
  let stray: Span | undefined;
  let end = text.length;
  let second: Span | undefined;
  let underindented = false;
  let marked = false;
  let quoted = 0;
  // Created per call, because the regular expression stores its position.
  const atMargin = /\n[!"$-\uffff]/g;
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length;) {
    const stop = text.indexOf('\n', at);
    const next = stop < 0 ? text.length : stop + 1;
    const first = text.charCodeAt(at);
    if (first > space && first !== hash) {
      const line = withoutTrailing(text.slice(at, next), /[\r\n]/);
      if (/^(?:---|\.\.\.)(?:\s|$)/.test(line)) {
        if (starts.length === 0 && line === '---' && !marked) marked = true;
        else if (starts.length === 0 || (line !== '---' && line !== '...')) return undefined;
        else if (!stray && goesOn(text, next, starts, isTopKey)) {
          stray = [at, at + 3];
          ends.set(starts.length - 1, at);
          underindented = false;
        } else {
          if (/^[^\s#]|^[ \t]+[^\s#]/m.test(text.slice(next).replace(/^(?:---|\.\.\.)[ \t]*\r?$/gm, '')))
            second = [at, at + 3];
          end = at;
          break;
        }
      } else if (starts.length === 0 && isTopKey(notedKey.exec(line)?.[1]?.toLowerCase() ?? '')) starts.push(at);
      else if (
        /^[?:](?:\s|$)/.test(line) ||
        // Below an entry, `%` does not begin a directive.
        (starts.length === 0 ? /^(?:[[{]|%(?![a-z]))/.test(line) : /^[[{]/.test(line) && flowKey.test(line))
      )
        return undefined;
      else if (beginsEntry(line)) {
        const key = line.slice(0, line.indexOf(':'));
        const isKnown = isTopKey(key) || isOwnKey(key);
        const from = starts.at(-1);
        if (!isKnown && !underindented && at >= quoted && from !== undefined)
          quoted = endOfUnderindentedValue(text, from, at, isTopKey) ?? quoted;
        // YAML does not treat no-break spaces as indentation, so the key is at the margin although it looks indented. It begins a
        // section only if it is a known top-level key.
        const isIndented = from !== undefined && otherSpaces.test(line) && !isTopKey(key.trim());
        const isBody = from !== undefined && !isKnown && isUnderindentedBodyLine(text, lineAround(text, at), isTopKey);
        if (isBody) underindented = true;
        if (isTopKey(key) || (!underindented && at >= quoted && !isIndented && !isBody)) {
          starts.push(at);
          underindented = false;
        }
      } else if (!/^(?:-(?:\s|$)|[\]}])/.test(line)) underindented = starts.length > 0 && at >= quoted;
    }
    if (stop < 0) break;
    // Most lines are indented, so searching for the others is cheaper than checking each line.
    atMargin.lastIndex = stop;
    at = atMargin.test(text) ? atMargin.lastIndex - 1 : text.length;
  }
  const [firstStart] = starts;
  if (firstStart === undefined) return undefined;
  const sections = starts.map((start, i): Section => {
    const own = text.slice(start, ends.get(i) ?? starts[i + 1] ?? end);
    return { offset: start, text: own, key: own.slice(0, Math.max(0, own.indexOf(':'))) };
  });
  const head: Section = { offset: 0, text: text.slice(0, firstStart), key: '' };
  const tail: Section = { offset: end, text: text.slice(end), key: '' };
  const cut = { sections: [head, ...sections, ...(second ? [] : [tail])].filter((section) => section.text !== '') };
  return { ...cut, ...(second ? { secondDocument: second } : {}), ...(stray ? { strayMarker: stray } : {}) };
}

/** Whether top-level keys follow a marker and none of them repeats an earlier one, so that the marker does not begin a second advisory. */
function goesOn(text: string, next: number, starts: readonly number[], isTopKey: (word: string) => boolean): boolean {
  const wordAt = (at: number): string => /^[a-z][a-z0-9_]*(?=:)/.exec(text.slice(at, at + 100))?.[0] ?? '';
  const before = new Set(starts.map(wordAt));
  const after: string[] = [];
  for (let at = next; at < text.length;) {
    const word = wordAt(at);
    if (word !== '' && isTopKey(word)) after.push(word);
    const stop = text.indexOf('\n', at);
    at = stop < 0 ? text.length : stop + 1;
  }
  return after.length > 0 && after.every((word) => !before.has(word));
}

/**
 * Divides a section that is a long list into its first rows and runs of further rows; any other section is a single chunk. Offsets are
 * relative to the section.
 */
export function cutSection({ text, key }: Section): readonly SourceSlice[] {
  const runs = cutRows(text);
  const [first] = runs;
  if (first === undefined) return [{ offset: 0, text }];
  return [
    { offset: 0, text: text.slice(0, first) },
    ...runs.map((run, i) => ({ offset: run, text: text.slice(run, runs[i + 1] ?? text.length), rowsOf: key })),
  ];
}
