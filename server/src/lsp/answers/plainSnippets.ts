/** Converts snippets for clients that insert text literally. Source: LSP 3.17, "Snippet Syntax". */

/**
 * Matches an escaped character, or a tab stop: bare, with a placeholder, or with choices. A placeholder or choice may continue on the next
 * line.
 */
const marks = /\\([$}\\])|\$(?:\d+|\{\d+(?:\}|[:|](?:[^\\}]|\\.)*\}?))/g;

/**
 * Returns the first line of a snippet, up to its first tab stop if it has one, because the author cannot step through the other stops. Closing
 * quotes and brackets at the end of the line are kept.
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
