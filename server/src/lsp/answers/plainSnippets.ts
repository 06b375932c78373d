/** Converts snippets for clients that insert text literally. Source: LSP 3.17, "Snippet Syntax". */

/** An escaped character, or a tab stop: alone, with a placeholder, or with choices; these may end on another line. */
const marks = /\\([$}\\])|\$(?:\d+|\{\d+(?:\}|[:|](?:[^\\}]|\\.)*\}?))/g;

/**
 * Returns the text of a snippet up to its first tab stop, on one line, because the author could not step through the rest. Quotes and
 * brackets at the end of the line are kept, because they close what was opened.
 */
export function plainSnippet(snippet: string): string {
  const line = snippet.split(/\r?\n/, 1)[0] ?? '';
  let before: string | undefined;
  let text = '';
  let from = 0;
  for (const match of line.matchAll(marks)) {
    text += line.slice(from, match.index);
    from = match.index + match[0].length;
    if (match[1] !== undefined) text += match[1];
    else {
      before ??= text;
      text = '';
    }
  }
  text += line.slice(from);
  if (before === undefined) return text;
  return /^ ?["'\])}]*$/.test(text) ? before + text : before;
}
