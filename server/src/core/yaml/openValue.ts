/**
 * Finds the ends of quoted scalars and flow collections that continue at the left margin. Their lines may look like keys, but are not
 * top-level entries. YAML requires these lines to be indented (1.2.2, 7.3 and 7.4).
 */
import { isOwnKey } from './ownKey.ts';

/** The maximum number of lines to search backwards for an open value, and forwards for its end. */
const maxLines = 200;
const maxLength = 20_000;

const opening = /^[ \t]*(?:- +){0,20}(?:[^\s#:"'][^:#]*:[ \t]+)?(?=["'[{])/;

/** The open quote, if any, and the number of open brackets. */
interface Open {
  readonly quote: string;
  readonly depth: number;
}

const closed: Open = { quote: '', depth: 0 };
const isOpen = ({ quote, depth }: Open): boolean => quote !== '' || depth > 0;

/**
 * Returns the end of the line that closes the quote or brackets that are open at `at`, the start of a line at the left margin. Returns
 * undefined if none are open, or if the end is not found, for example because a known top-level key or a custom key comes first, or because
 * other text follows on the closing line. `from` is an earlier offset at which nothing is open.
 */
export function endOfUnderindentedValue(
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

/**
 * Returns the end of the line that closes a value. Returns undefined if the value ends on its first line, if its end is not found, or if
 * other text follows it. `opening` is the offset at which the value begins; `next` is the start of the line below.
 */
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

/** Returns the quote and brackets that are still open after the given lines. */
function openAfter(lines: readonly string[]): Open {
  let open = closed;
  for (const line of lines) {
    const lead = isOpen(open) ? '' : opening.exec(line)?.[0];
    if (lead !== undefined) open = scan(line, lead.length, open).open;
  }
  return open;
}

/**
 * Scans a line of a value from an index to the character that closes the value, or to the end of the line. Returns what is open there, and
 * the index at which the scan stopped.
 */
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

/** Returns the index of the closing quote on a line (YAML 1.2.2, 7.3.1 and 7.3.2), searching from an index; undefined if there is none. */
function closingQuoteIn(content: string, mark: string, from: number): number | undefined {
  for (let at = from; at < content.length; at++) {
    const sign = content[at];
    if (mark === '"' && sign === '\\') at++;
    else if (sign === mark && mark === "'" && content[at + 1] === "'") at++;
    else if (sign === mark) return at;
  }
  return undefined;
}
