/** Finds multi-line scalars and flow collections ("blocks"), because no suppression comment can be placed inside them. */
import type { AdvisoryDocument } from '../document/document.ts';
import type { YamlNode } from '../yaml/tree.ts';

/** The first and last line of a multi-line scalar or flow collection. */
interface Block {
  readonly first: number;
  readonly last: number;
}

/** Maps each line on which multi-line blocks begin to the last line of the longest one. */
export function lastLinesOf(document: AdvisoryDocument): ReadonlyMap<number, number> {
  const last = new Map<number, number>();
  for (const block of blocksOf(document)) last.set(block.first, Math.max(block.last, last.get(block.first) ?? 0));
  return last;
}

/** Maps each line of a multi-line block, except the first, to the first line of the outermost block that contains it. */
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
    // A node may be reached more than once, because aliases share their anchor's node.
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
