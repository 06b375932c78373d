/** Walks a document along with its schema and chooses the accepted shape for each node. */
import type { MappingNode, Pair, Path, ScalarNode, SequenceNode, YamlNode } from '../yaml/tree.ts';
import type { KeyInfo, ListShape, MappingShape, SchemaShape, TextShape } from './schemaIndex.ts';

/** The accepted shape that a node matches. A single value also matches the item shape of a list. */
export type Chosen =
  | { readonly kind: 'text'; readonly node: ScalarNode; readonly shape: TextShape }
  | { readonly kind: 'mapping'; readonly node: MappingNode; readonly shape: MappingShape }
  | { readonly kind: 'list'; readonly node: SequenceNode; readonly shape: ListShape }
  | { readonly kind: 'wrong'; readonly node: YamlNode };

/**
 * Returns the shape that a node matches; `wrong` if there is none. The kind of the node decides, because the shapes accepted at a path all
 * have different kinds.
 */
export function choose(node: YamlNode, shape: SchemaShape): Chosen {
  if (node.kind === 'sequence') return shape.list ? { kind: 'list', node, shape: shape.list } : { kind: 'wrong', node };
  if (node.kind === 'mapping') {
    const mapping = shape.mapping ?? shape.list?.item.mapping;
    return mapping ? { kind: 'mapping', node, shape: mapping } : { kind: 'wrong', node };
  }
  const text = shape.text ?? shape.list?.item.text;
  return text ? { kind: 'text', node, shape: text } : { kind: 'wrong', node };
}

/** A value with a known schema, as passed to the visitor. */
export interface Visit {
  readonly node: YamlNode;
  readonly chosen: Chosen;
  /** The value's parent, and the value's key or index in the parent. Undefined for the root. */
  readonly within: { readonly parent: Visit; readonly step: string | number } | undefined;
  /** The pair that contains the value. Undefined for list items and the root. */
  readonly pair: Pair | undefined;
  /** The description of the pair's key. Undefined for list items and the root. */
  readonly keyInfo: KeyInfo | undefined;
}

/**
 * Returns the keys and indexes that lead to a value. Computed on demand, because a walk visits thousands of values and few callers need the
 * path.
 */
export function pathOf({ within }: Visit): Path {
  return within ? [...pathOf(within.parent), within.step] : [];
}

/** Returns the top-level key that contains a value; undefined for the root. */
export function sectionOf({ within }: Visit): string | number | undefined {
  return within && (within.parent.within ? sectionOf(within.parent) : within.step);
}

/** Visits every value with a known schema, parents first. Skips custom (`x_`) and unknown keys. */
export function walkShapes(root: YamlNode | undefined, shape: MappingShape, see: (visit: Visit) => void): void {
  const walk = (visit: Visit): void => {
    see(visit);
    const { chosen } = visit;
    if (chosen.kind === 'list') {
      const { item } = chosen.shape;
      chosen.node.items.forEach((node, step) =>
        walk({
          node,
          chosen: choose(node, item),
          within: { parent: visit, step },
          pair: undefined,
          keyInfo: undefined,
        }),
      );
    }
    if (chosen.kind === 'mapping')
      for (const pair of chosen.node.pairs) {
        const { key, value } = pair;
        const keyInfo = chosen.shape.key(key.value);
        if (!keyInfo) continue;
        walk({
          node: value,
          chosen: choose(value, keyInfo.shape),
          within: { parent: visit, step: key.value },
          pair,
          keyInfo,
        });
      }
  };
  if (root)
    walk({
      node: root,
      chosen: choose(root, { mapping: shape }),
      within: undefined,
      pair: undefined,
      keyInfo: undefined,
    });
}
