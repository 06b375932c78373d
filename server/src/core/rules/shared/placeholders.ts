/** Finds placeholders: values that the author still has to replace. */
import type { Path, ScalarNode, YamlNode } from '../../yaml/tree.ts';
import { isPlaceholder, isSkeletonPlaceholder } from '../../text/placeholder.ts';

/** Returns the placeholder scalars below a node, each once, in no particular order. Documented in docs/rules/sections-placeholder.md. */
export function placeholdersIn(root: YamlNode | undefined): readonly ScalarNode[] {
  return [...texts(root)]
    .filter(({ scalar, isQuoted }) => (isQuoted ? isSkeletonPlaceholder(scalar.value) : isPlaceholder(scalar.value)))
    .map(({ scalar }) => scalar);
}

interface Text {
  readonly scalar: ScalarNode;
  /** Whether the scalar is a rule body, a query or an indicator, in which only the placeholders that skeletons insert are recognised. */
  readonly isQuoted: boolean;
}

/**
 * Yields the scalars below a node, except those under custom keys. Aliases share nodes and may form cycles, so each node is visited once.
 */
function* texts(root: YamlNode | undefined): Generator<Text> {
  const seen = new Set<YamlNode>();
  const stack: { node: YamlNode; path: Path; isQuoted: boolean }[] = root
    ? [{ node: root, path: [], isQuoted: false }]
    : [];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node, path, isQuoted } = next;
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.kind === 'scalar') yield { scalar: node, isQuoted };
    else if (node.kind === 'sequence') for (const item of node.items) stack.push({ node: item, path, isQuoted });
    else {
      for (const { key, value } of node.pairs) {
        // Skips custom keys, which belong to the organisation.
        if (key.value.startsWith('x_')) continue;
        const inner = [...path, key.value];
        stack.push({ node: value, path: inner, isQuoted: isQuoted || holdsQuotes(inner) });
      }
    }
  }
}

/** Whether a path leads to a rule body, a query or an indicator. */
function holdsQuotes(path: Path): boolean {
  const key = path.at(-1);
  return key === 'query' || path[0] === 'indicators' || (path[0] === 'detection_rules' && key === 'body');
}
