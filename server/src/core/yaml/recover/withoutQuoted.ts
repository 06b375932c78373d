/** Removes quoted strings (YAML 1.2.2, 7.3), so that only the text around them is examined, for example for brackets. */

/**
 * Returns `text` without closed quoted strings, or with `instead` in place of each of their characters. Takes linear time: text after an
 * unclosed quote is scanned only once, not again for each quote in it.
 */
export function withoutQuoted(text: string, instead = ''): string {
  let rest = '';
  let from = 0;
  /** The offset up to which the text after an unclosed double quote was scanned; no double quote in it is closed. */
  let open = -1;
  for (let at = text.search(/["']/); at >= 0; at = nextQuote(text, at + 1)) {
    if (at < from) continue;
    if (text[at] === '"' && at < open) continue;
    const end = text[at] === '"' ? endOfDouble(text, at) : endOfSingle(text, at);
    if (end.isClosed) {
      rest += text.slice(from, at) + instead.repeat(end.at - at);
      from = end.at;
    } else if (text[at] === '"') open = end.at;
  }
  return rest + text.slice(from);
}

function nextQuote(text: string, from: number): number {
  for (let at = from; at < text.length; at++) if (text[at] === '"' || text[at] === "'") return at;
  return -1;
}

interface End {
  readonly at: number;
  readonly isClosed: boolean;
}

/**
 * Returns the end of a double-quoted string, or of the text searched without finding a closing quote. An escape sequence must be on a
 * single line.
 */
function endOfDouble(text: string, start: number): End {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '"') return { at: at + 1, isClosed: true };
    if (text[at] === '\\' && /^$|[\r\n\u2028\u2029]/.test(text.charAt(++at))) return { at, isClosed: false };
  }
  return { at: text.length, isClosed: false };
}

/** Returns the end of a single-quoted string. If the text ends after a doubled quote, the first of the two closes the string. */
function endOfSingle(text: string, start: number): End {
  let last = -1;
  for (let at = text.indexOf("'", start + 1); at >= 0; at = text.indexOf("'", at + 2)) {
    last = at;
    if (text[at + 1] !== "'") break;
  }
  return { at: last + 1, isClosed: last >= 0 };
}
