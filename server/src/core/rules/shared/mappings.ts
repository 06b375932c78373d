/** The keys of a mapping under a top-level key, for rules about missing ones. */
import { misspeltKeys } from '../../schema/unknownKeys.ts';
import { nodeAt } from '../../yaml/tree.ts';
import type { RuleContext } from '../rule.ts';

/**
 * Returns the keys of a top-level section's mapping, including those that a misspelt key stands for. Undefined if the section is absent,
 * not a mapping, or affected by a syntax error, because no key can then be reported as missing.
 */
export function statedKeys({ advisory, root, schema }: RuleContext, section: string): ReadonlySet<string> | undefined {
  const node = nodeAt(root, [section])?.node;
  const form = schema.key(section)?.form.mapping;
  if (node?.kind !== 'mapping' || !form || advisory.sections.get(section)?.state === 'damaged') return undefined;
  return new Set([...node.pairs.map(({ key }) => key.value), ...misspeltKeys(node, form).values()]);
}
