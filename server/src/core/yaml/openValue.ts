/**
 * Quoted texts, lists and mappings in brackets that continue at the left margin: their lines there begin no section, though they may look
 * like keys. YAML wants them further to the right (1.2.2, 7.3 and 7.4).
 */
import { isOwnKey } from './ownKey.ts';

/** How far back an open value is searched for, and how far ahead its end. */
const maxLines = 200;
const maxLength = 20_000;

const opening = /^[ \t]*(?:- +){0,20}(?:[^\s#:"'][^:#]*:[ \t]+)?(?=["'[{])/;

/** What is open: a quote, and how many brackets. */
interface Open {
  readonly quote: string;
  readonly depth: number;
}

const closed: Open = { quote: '', depth: 0 };
const isOpen = ({ quote, depth }: Open): boolean => quote !== '' || depth > 0;

/**
 * The end of the line that closes the quoted text, or the brackets, that are open at `at`, the start of a line at the left margin; undefined
 * where none are, or where a section of the format begins before. Before `from` nothing is open.
 */
export function endOfFallenValue(
  text: string,
  from: number,
  at: number,
  isTopKey: (word: string) => boolean,
): number | undefined {
  const open = openAfter(
    text
      .slice(Math.max(from, at - maxLength), at)
      .split('\n')
      .slice(-maxLines),
  );
  return endOf(text, at, open, (key) => isTopKey(key) || isOwnKey(key));
}

/** The end of the line that closes a value; `opening` is where it begins, `next` where the line below begins. */
export function endOfValue(text: string, opening: number, next: number): number | undefined {
  const { open } = scan(text.slice(opening, next).trimEnd(), 0, closed);
  return endOf(text, next, open, () => false);
}

function endOf(text: string, from: number, before: Open, isEnd: (key: string) => boolean): number | undefined {
  let open = before;
  for (let line = from, i = 0; isOpen(open) && line < text.length && i < maxLines; i++) {
    const stop = text.indexOf('\n', line);
    const end = stop < 0 ? text.length : stop;
    const content = text.slice(line, end).trimEnd();
    const key = /^([a-z][a-z0-9_]*):/.exec(content)?.[1];
    if (key !== undefined && isEnd(key)) return undefined;
    const next = scan(content, 0, open);
    if (!isOpen(next.open)) return /^(?:\s*|\s+#.*)$/.test(content.slice(next.at)) ? end : undefined;
    open = next.open;
    line = end + 1;
  }
  return undefined;
}

/** What is open after lines. */
function openAfter(lines: readonly string[]): Open {
  let open = closed;
  for (const line of lines) {
    const lead = isOpen(open) ? '' : opening.exec(line)?.[0];
    if (lead !== undefined) open = scan(line, lead.length, open).open;
  }
  return open;
}

/** Reads a line of a value from an index on, up to the sign that closes the value or the line's end. */
function scan(line: string, from: number, before: Open): { readonly open: Open; readonly at: number } {
  let { quote, depth } = before;
  for (let at = from; at < line.length; at++) {
    const sign = line[at] ?? '';
    if (quote !== '') {
      const end = closingQuoteIn(line, quote, at);
      if (end === undefined) break;
      quote = '';
      at = end;
    } else if ((sign === '"' || sign === "'") && (at === from || /[\s[{,:]/.test(line[at - 1] ?? ''))) {
      quote = sign;
      continue;
    } else if (sign === '[' || sign === '{') depth++;
    else if (sign === ']' || sign === '}') depth--;
    else if (sign === '#' && /\s/.test(line[at - 1] ?? ' ')) break;
    if (quote === '' && depth <= 0) return { open: closed, at: at + 1 };
  }
  return { open: { quote, depth }, at: line.length };
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
