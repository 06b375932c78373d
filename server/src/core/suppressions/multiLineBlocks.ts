/** Multi-line scalars and flow collections, inside which no suppression comment can be placed. */
import type { AdvisoryDocument } from '../document/document.ts';
import type { YamlNode } from '../yaml/tree.ts';

/** The first and last line of a multi-line scalar or flow collection. */
interface Block {
  readonly first: number;
  readonly last: number;
}

/** Returns the last line of each such block, keyed by its first line. */
export function lastLinesOf(document: AdvisoryDocument): ReadonlyMap<number, number> {
  const last = new Map<number, number>();
  for (const block of blocksOf(document)) last.set(block.first, Math.max(block.last, last.get(block.first) ?? 0));
  return last;
}

/** Maps each line of such a block, except the first, to the first line of the outermost block that contains it. */
export function firstLinesOf(document: AdvisoryDocument): ReadonlyMap<number, number> {
  const firsts = new Map<number, number>();
  for (const { first, last } of blocksOf(document))
    for (let line = first + 1; line <= last; line++) firsts.set(line, Math.min(first, firsts.get(line) ?? first));
  return firsts;
}

function blocksOf({ root, lines }: AdvisoryDocument): readonly Block[] {
  const blocks: Block[] = [];
  const seen = new Set<YamlNode>();
  const visit = (node: YamlNode): void => {
    // Aliases share their anchor's node.
    if (seen.has(node)) return;
    seen.add(node);
    if (node.kind === 'scalar' || node.flow) {
      const first = lines.lineAt(node.span[0]);
      const last = lines.lineAt(Math.max(node.span[0], node.span[1] - 1));
      if (first < last) blocks.push({ first, last });
      return;
    }
    if (node.kind === 'sequence') for (const item of node.items) visit(item);
    else for (const pair of node.pairs) for (const part of [pair.key, pair.value]) visit(part);
  };
  if (root) visit(root);
  return blocks;
}
