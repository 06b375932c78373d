/** The keys of a mapping under a top-level key, for rules about missing ones. */
import { misspeltKeys } from '../../schema/unknownKeys.ts';
import { nodeAt } from '../../yaml/tree.ts';
import type { RuleContext } from '../rule.ts';

/**
 * The keys that a top-level section's mapping has, and those that a misspelt key (which is reported as unknown) stands for.
 * Undefined when the section is absent, no mapping, or touched by a syntax error: then no key can be reported as missing.
 */
export function statedKeys({ advisory, root, schema }: RuleContext, section: string): ReadonlySet<string> | undefined {
  const node = nodeAt(root, [section])?.node;
  const form = schema.key(section)?.form.mapping;
  if (node?.kind !== 'mapping' || !form || advisory.sections.get(section)?.state === 'damaged') return undefined;
  return new Set([...node.pairs.map(({ key }) => key.value), ...misspeltKeys(node, form).values()]);
}
