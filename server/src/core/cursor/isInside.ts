/** Determines whether a line continues a structure that began above it. */
import type { AdvisoryDocument } from '../document/document.ts';
import type { YamlNode } from '../yaml/tree.ts';

/**
 * Whether the start of a line is inside a flow collection that begins above it. With `any`, also whether it is inside a scalar that begins
 * above it.
 */
export function isInside(document: AdvisoryDocument, offset: number, what: 'flow' | 'any'): boolean {
  const part = document.partAt(offset);
  const local = offset - part.offset;
  const holds = ({ span }: YamlNode): boolean => span[0] < local && local < span[1];
  let node = part.tree;
  while (node) {
    if (node.kind === 'scalar') return what === 'any' && holds(node);
    if (node.flow && holds(node)) return true;
    const children: readonly YamlNode[] = node.kind === 'mapping' ? node.pairs.map(({ value }) => value) : node.items;
    node = children.find(holds);
  }
  return false;
}
