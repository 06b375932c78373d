/** Reads the `id` of many texts quickly, to find advisories that share one. */
import type { AdvisoryDocument } from '../document/document.ts';

/**
 * Returns the `id` of an advisory's text. In most texts only one line can contain it, and only that line is parsed. Any other text is
 * parsed as a whole.
 */
export function idOf(text: string, parse: (text: string) => AdvisoryDocument): string | undefined {
  const lines = [...text.matchAll(/^(?:\ufeff)?(?:id|"id"|'id')[ \t]*:.*$/gm)];
  const [line] = lines;
  if (!line) return /^[ \t]*[{?]/m.test(text) ? read(text, parse) : undefined;
  // The value is complete on its line: it is not a block, an alias, an anchor or a tag, and does not continue on the next line.
  const isWhole = lines.length === 1 && /^[^|>*&!{[]*$/.test(line[0]) && !/^[ \t]/.test(text.slice(endOf(line, text)));
  return read(isWhole ? line[0] : text, parse);
}

/** Returns the offset after a line and its line break. */
const endOf = (line: RegExpExecArray, text: string): number => text.indexOf('\n', line.index + line[0].length) + 1;

const read = (text: string, parse: (text: string) => AdvisoryDocument): string | undefined =>
  parse(text).advisory.id?.value.trim();
