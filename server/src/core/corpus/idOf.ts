/** Reads the `id` of many texts quickly, for finding two advisories with the same one. */
import type { AdvisoryDocument } from '../document/document.ts';

/**
 * Returns the `id` of an advisory's text. Most texts have one line that may hold it, and only that line is parsed; a text in which that is
 * not certain is parsed whole.
 */
export function idOf(text: string, parse: (text: string) => AdvisoryDocument): string | undefined {
  const lines = [...text.matchAll(/^(?:\ufeff)?(?:id|"id"|'id')[ \t]*:.*$/gm)];
  const [line] = lines;
  if (!line) return /^[ \t]*[{?]/m.test(text) ? read(text, parse) : undefined;
  // A block, an alias, an anchor, a tag, or text that goes on in the next line.
  const isWhole = lines.length === 1 && /^[^|>*&!{[]*$/.test(line[0]) && !/^[ \t]/.test(text.slice(endOf(line, text)));
  return read(isWhole ? line[0] : text, parse);
}

/** The offset after a line and its break. */
const endOf = (line: RegExpExecArray, text: string): number => text.indexOf('\n', line.index + line[0].length) + 1;

const read = (text: string, parse: (text: string) => AdvisoryDocument): string | undefined =>
  parse(text).advisory.id?.value.trim();
