/** Quoted texts that fall back to the left margin: their lines there begin no section, though they may look like keys. */
import { isOwnKey } from './ownKey.ts';

/** So far back a quote is looked for that is open, and so far on the one that closes it. */
const maxLines = 200;
const maxLength = 20_000;

const opening = /^[ \t]*(?:- +)*(?:[^\s#:"'][^:#]*:[ \t]+)?(["'])/;

/**
 * The end of the line that closes a quoted text which is open at `at`, the start of a line at the left margin; undefined where none is
 * open, or where a section of the format begins before it is closed. Before `from` none is open.
 */
export function endOfFallenQuote(
  text: string,
  from: number,
  at: number,
  isTopKey: (word: string) => boolean,
): number | undefined {
  const mark = openQuote(
    text
      .slice(Math.max(from, at - maxLength), at)
      .split('\n')
      .slice(-maxLines),
  );
  if (mark === undefined) return undefined;
  for (let line = at, i = 0; line < text.length && i < maxLines; i++) {
    const stop = text.indexOf('\n', line);
    const end = stop < 0 ? text.length : stop;
    const content = text.slice(line, end).trimEnd();
    const key = /^([a-z][a-z0-9_]*):/.exec(content)?.[1];
    if (key !== undefined && (isTopKey(key) || isOwnKey(key))) return undefined;
    const closing = closingQuoteIn(content, mark, 0);
    if (closing !== undefined) return /^(?:\s+#.*)?$/.test(content.slice(closing + 1)) ? end : undefined;
    line = end + 1;
  }
  return undefined;
}

/** The quote that is open at the end of lines; undefined where none is. */
function openQuote(lines: readonly string[]): string | undefined {
  let open: string | undefined;
  for (const line of lines) {
    if (open !== undefined) {
      if (closingQuoteIn(line, open, 0) !== undefined) open = undefined;
      continue;
    }
    const found = opening.exec(line);
    const [lead = '', mark] = found ?? [];
    if (mark !== undefined && closingQuoteIn(line, mark, lead.length) === undefined) open = mark;
  }
  return open;
}

/** Where a line holds the quote that closes a text (YAML 1.2.2, 7.3.1 and 7.3.2), looking from an index on. */
export function closingQuoteIn(content: string, mark: string, from: number): number | undefined {
  for (let at = from; at < content.length; at++) {
    const sign = content[at];
    if (mark === '"' && sign === '\\') at++;
    else if (sign === mark && mark === "'" && content[at + 1] === "'") at++;
    else if (sign === mark) return at;
  }
  return undefined;
}
