import type { Path, ScalarNode, YamlNode } from '../../yaml/tree.ts';
import type { Rule } from '../rule.ts';
import { isPlaceholder } from '../../text/placeholder.ts';
import { draftSeverity } from '../shared/sections.ts';
import { shown } from '../../text/wording.ts';

export const rule: Rule = {
  meta: {
    code: 'sections/placeholder',
    severity: 'warning',
    summary: 'A value is still a placeholder: <…>, one that begins with TODO, TBD or FIXME, or "lorem ipsum".',
  },
  reads: { rows: 'all' },
  check(context) {
    for (const scalar of texts(context.root)) {
      if (!isPlaceholder(scalar.value)) continue;
      context.report({
        span: scalar.span,
        message: `${shown(scalar.value)} is a placeholder. Write what belongs here, or remove it.`,
        ...draftSeverity(context),
      });
    }
  },
};

/** The document's texts where a placeholder can stand. Aliases share nodes and may lead in circles: each node counts once. */
function* texts(root: YamlNode | undefined): Generator<ScalarNode> {
  const seen = new Set<YamlNode>();
  const stack: { node: YamlNode; path: Path }[] = root ? [{ node: root, path: [] }] : [];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node, path } = next;
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.kind === 'scalar') yield node;
    else if (node.kind === 'sequence') for (const item of node.items) stack.push({ node: item, path });
    else {
      for (const { key, value } of node.pairs) {
        const inner = [...path, key.value];
        if (mayHoldPlaceholders(inner)) stack.push({ node: value, path: inner });
      }
    }
  }
}

/** Rule bodies, queries and indicators are quoted from elsewhere, and an `x_` key is the organisation's own. */
function mayHoldPlaceholders(path: Path): boolean {
  const key = String(path.at(-1));
  if (key.startsWith('x_') || key === 'query' || path[0] === 'indicators') return false;
  return !(path[0] === 'detection_rules' && key === 'body');
}
