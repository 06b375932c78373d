/** Converts the Markdown in hovers and documentation to plain text, for clients that do not render Markdown. */

/**
 * Returns the text without Markdown syntax. Links are replaced by their label and URL, the content of code is unchanged, and horizontal rules
 * are removed. Supports the syntax that `service/markdown.ts` produces: code, strong emphasis, and one link per line.
 */
export function plainMarkdown(markdown: string): string {
  let fence: string | undefined;
  const lines = markdown.split('\n').flatMap((line) => {
    const mark = /^(?:```|~~~~)/.exec(line)?.[0];
    if (mark !== undefined && (fence === undefined || fence === mark)) {
      fence = fence === undefined ? mark : undefined;
      return [];
    }
    if (fence !== undefined) return [line];
    return line === '---' ? [] : [withoutMarks(line)];
  });
  return lines.join('\n').replace(/\n{3,}/g, '\n\n');
}

function withoutMarks(line: string): string {
  let text = '';
  for (let at = 0; at < line.length;) {
    const { shown, length } = chunkAt(line, at);
    text += shown;
    at += length;
  }
  return text;
}

/** Returns the plain text for the syntax or character at an index, and the number of characters that it replaces. */
function chunkAt(line: string, at: number): { readonly shown: string; readonly length: number } {
  const character = line[at] ?? '';
  if (line.startsWith('**', at)) return { shown: '', length: 2 };
  if (character === '`') {
    let opened = at;
    while (line[opened] === '`') opened++;
    const fence = line.slice(at, opened);
    const close = closingFence(line, fence, opened);
    if (close !== undefined) return { shown: unpadded(line.slice(opened, close)), length: close + fence.length - at };
    return { shown: fence, length: fence.length };
  }
  const middle = character === '[' ? line.lastIndexOf('](') : -1;
  const end = middle > at ? line.indexOf(')', middle) : -1;
  if (end < 0) return { shown: character, length: 1 };
  const label = withoutMarks(line.slice(at + 1, middle));
  return { shown: `${label}: ${line.slice(middle + 2, end)}`, length: end + 1 - at };
}

/** Returns the index of the next run of backticks that is exactly as long as `fence`; undefined if there is none. */
function closingFence(line: string, fence: string, from: number): number | undefined {
  for (let at = line.indexOf('`', from); at >= 0;) {
    let end = at;
    while (line[end] === '`') end++;
    if (end - at === fence.length) return at;
    at = line.indexOf('`', end);
  }
  return undefined;
}

/** Removes the space at each end of a code span that contains backticks. */
const unpadded = (code: string): string =>
  code.includes('`') && code.startsWith(' ') && code.endsWith(' ') ? code.slice(1, -1) : code;
