/** Chooses where in a text to edit: within words, and at the borders between elements. */
import type { Random } from './random.ts';

/** A line of the text by its start offset and that of the next line. */
export interface Line {
  readonly start: number;
  readonly next: number;
  readonly text: string;
}

/** Returns the lines with their line breaks; only `\n` ends a line here. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length;) {
    const stop = text.indexOf('\n', start);
    const next = stop < 0 ? text.length : stop + 1;
    lines.push({ start, next, text: text.slice(start, next) });
    start = next;
  }
  return lines;
}

const isSection = ({ text }: Line): boolean => /^[A-Za-z"'][^#]*?:(?:\s|$)/.test(text);
const isItem = ({ text }: Line): boolean => /^[ \t]*-(?:\s|$)/.test(text);
const indentOf = ({ text }: Line): number => /^ */.exec(text)?.[0].length ?? 0;

/** A range of lines: from the start of the first to the end of the last. */
export interface Block {
  readonly start: number;
  readonly end: number;
}

/** Returns the sections at the left margin. */
export function sectionsOf(text: string): Block[] {
  const starts = linesOf(text).filter(isSection);
  return starts.map(({ start }, i) => ({ start, end: starts[i + 1]?.start ?? text.length }));
}

/** Returns a random item of a block list, with the lines that belong to it; undefined if there is none. */
export function itemAt(lines: readonly Line[], random: Random): Block | undefined {
  const found = findLine(lines, random, isItem);
  if (found === undefined) return undefined;
  const first = lines[found];
  if (!first) return undefined;
  let last = found;
  for (let i = found + 1; i < lines.length; i++) {
    const line = lines[i];
    if (!line || (line.text.trim() !== '' && indentOf(line) <= indentOf(first))) break;
    last = i;
  }
  return { start: first.start, end: lines[last]?.next ?? first.next };
}

/** Returns the index of a line that meets a condition, searched from a random line on; undefined if there is none. */
function findLine(lines: readonly Line[], random: Random, meets: (line: Line) => boolean): number | undefined {
  const from = random.below(lines.length);
  for (let i = 0; i < lines.length; i++) {
    const index = (from + i) % lines.length;
    const line = lines[index];
    if (line && meets(line)) return index;
  }
  return undefined;
}

/** Returns a random offset for an edit; `near` is the offset of the last edit. */
export function locationIn(text: string, near: number, random: Random): number {
  const clamp = (offset: number): number => Math.max(0, Math.min(text.length, offset));
  const how = random.below(10);
  if (how < 2) return random.below(text.length + 1);
  if (how < 4) return clamp(near + random.between(-30, 30));
  const lines = linesOf(text);
  const at = (meets: (line: Line) => boolean, inside: (line: Line) => number): number => {
    const index = findLine(lines, random, meets);
    const line = index === undefined ? undefined : lines[index];
    return line ? clamp(inside(line)) : random.below(text.length + 1);
  };
  const within = (line: Line): number => line.start + random.below(line.text.length);
  switch (how) {
    case 4: // at the border of a section
      return at(isSection, ({ start }) => start + random.between(-3, 3));
    case 5: // at the border of an item
      return at(isItem, (line) => line.start + indentOf(line) + random.between(-2, 3));
    case 6: // in a comment, or right before it
      return at(
        ({ text: line }) => line.includes('#'),
        (line) => line.start + line.text.indexOf('#') + random.between(-1, 8),
      );
    case 7: {
      // in a block of text: its header, or a line below
      const index = findLine(lines, random, ({ text: line }) => /[|>][-+0-9]*\s*(?:#.*)?$/.test(line.trimEnd()));
      const line = index === undefined ? undefined : lines[Math.min(lines.length - 1, index + random.below(4))];
      return line ? within(line) : random.below(text.length + 1);
    }
    case 8: // in brackets or quotes
      return at(
        ({ text: line }) => /["'[\]{}]/.test(line),
        (line) => {
          const sign = line.text.search(/["'[\]{}]/);
          return line.start + sign + random.between(0, 6);
        },
      );
    default: // after a key's colon, or at the end of a line
      return at(
        ({ text: line }) => line.includes(':'),
        (line) =>
          random.chance(50)
            ? line.start + line.text.indexOf(':') + random.between(-1, 2)
            : line.start + line.text.trimEnd().length,
      );
  }
}
