/** The Markdown of hovers and documentation as plain text, for clients that show it letter by letter. */

/** An escape, a code span, emphasis, a link. Source: CommonMark 0.31; only what `service/markdown.ts` writes. */
const inline =
  /\\([!-/:-@[-`{-~])|(?<!`)(`{1,9})(?!`)(.{1,400}?)(?<!`)\2(?!`)|\*\*|\[([^\]]{1,400})\]\(([^)\s]{1,2000})\)/g;

/** The text without its marks: links with their addresses behind them, code as it is, rules as empty lines. */
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
  return line.replace(
    inline,
    (_mark, escaped?: string, _ticks?: string, code?: string, label?: string, address?: string) => {
      if (label !== undefined && address !== undefined) return `${withoutMarks(label)}: ${address}`;
      return escaped ?? (code === undefined ? '' : unpadded(code));
    },
  );
}

/** A code span loses one space at each end where it has one at both. */
const unpadded = (code: string): string => (/^ .*[^ ].* $/.test(code) ? code.slice(1, -1) : code);
