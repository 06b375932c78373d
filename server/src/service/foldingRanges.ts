/** Provides folding ranges: sections, rows, block scalars, consecutive comment lines. */
import { FoldingRangeKind, type FoldingRange } from 'vscode-languageserver-types';
import type { AdvisoryDocument, Span, YamlNode } from '../core/index.ts';

/** Returns ranges sorted by their first line. If several ranges begin on the same line, only the longest is returned. */
export function provideFoldingRanges(document: AdvisoryDocument): FoldingRange[] {
  const ends = new Map<number, number>();
  if (document.root) collect(document.root, document.root.span, (span) => add(span, document, ends));
  const folds = [...ends].map(([startLine, endLine]): FoldingRange => ({ startLine, endLine }));
  return [...folds, ...commentRuns(document)].sort((a, b) => a.startLine - b.startLine);
}

function collect(node: YamlNode, within: Span, found: (span: Span) => void): void {
  // An alias shares the node of its anchor, which is elsewhere in the document.
  if (node.span[0] < within[0] || node.span[1] > within[1]) return;
  if (node.kind === 'mapping') {
    for (const pair of node.pairs) {
      if (pair.span[1] > within[1]) continue;
      found(pair.span);
      collect(pair.value, pair.span, found);
    }
  } else if (node.kind === 'sequence') {
    for (const item of node.items) {
      if (item.span[0] < within[0] || item.span[1] > within[1]) continue;
      found(item.span);
      collect(item, item.span, found);
    }
  }
}

function add([start, end]: Span, { lines }: AdvisoryDocument, ends: Map<number, number>): void {
  const first = lines.lineAt(start);
  const last = lines.lineAt(Math.max(start, end));
  if (last > first && last > (ends.get(first) ?? 0)) ends.set(first, last);
}

function commentRuns({ comments, lines }: AdvisoryDocument): FoldingRange[] {
  const runs: { startLine: number; endLine: number }[] = [];
  for (const comment of comments) {
    if (!comment.ownLine) continue;
    const line = lines.lineAt(comment.span[0]);
    const run = runs.at(-1);
    if (run && run.endLine === line - 1) run.endLine = line;
    else runs.push({ startLine: line, endLine: line });
  }
  return runs.filter((run) => run.endLine > run.startLine).map((run) => ({ ...run, kind: FoldingRangeKind.Comment }));
}
