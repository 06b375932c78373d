/** Reads the `id` of many advisories quickly, to find those that share one. */
import type { AdvisoryDocument } from '../document/document.ts';

/**
 * Returns an advisory's `id`, or undefined if it has none. Parses only the line that contains the `id` if the value certainly ends on that
 * line, and the whole text otherwise.
 */
export function idOf(text: string, parse: (text: string) => AdvisoryDocument): string | undefined {
  const lines = [...text.matchAll(/^(?:\ufeff)?(?:id|"id"|'id')[ \t]*:.*$/gm)];
  const [line] = lines;
  if (!line) return /^[ \t]*[{?]/m.test(text) ? read(text, parse) : undefined;
  // Whether the value certainly ends on this line, because it is not a block scalar, alias, anchor, tag or flow collection, and because the
  // next line does not continue it.
  const isWhole = lines.length === 1 && /^[^|>*&!{[]*$/.test(line[0]) && !/^[ \t]/.test(text.slice(endOf(line, text)));
  return read(isWhole ? line[0] : text, parse);
}

/** Returns the start of the line after a match. */
const endOf = (line: RegExpExecArray, text: string): number => text.indexOf('\n', line.index + line[0].length) + 1;

const read = (text: string, parse: (text: string) => AdvisoryDocument): string | undefined =>
  parse(text).advisory.id?.value.trim();
