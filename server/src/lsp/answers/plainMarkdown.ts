/** The Markdown of hovers and documentation as plain text, for clients that show it letter by letter. */

/**
 * The text without its marks: links with their addresses behind them, code as it is, rules as empty lines. Reads what `service/markdown.ts`
 * writes: of CommonMark's inlines only code, strong emphasis and one link a line.
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

/** What is shown of the mark or the character at an index, and how many characters it takes. */
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

/** Where the next run of exactly as many back-ticks begins. */
function closingFence(line: string, fence: string, from: number): number | undefined {
  for (let at = line.indexOf('`', from); at >= 0;) {
    let end = at;
    while (line[end] === '`') end++;
    if (end - at === fence.length) return at;
    at = line.indexOf('`', end);
  }
  return undefined;
}

/** A code span with back-ticks in it has a space at each end. */
const unpadded = (code: string): string =>
  code.includes('`') && code.startsWith(' ') && code.endsWith(' ') ? code.slice(1, -1) : code;
