/** Determines the keys of a top-level mapping, for rules about missing keys. */
import { misspeltKeys } from '../../schema/unknownKeys.ts';
import { nodeAt } from '../../yaml/tree.ts';
import type { RuleContext } from '../rule.ts';

/**
 * Returns the keys of a top-level section's mapping, and the intended spelling of misspelt keys. Returns undefined if the section is
 * absent, is not a mapping, or contains a syntax error, because no key can then be reported as missing.
 */
export function statedKeys({ advisory, root, schema }: RuleContext, section: string): ReadonlySet<string> | undefined {
  const node = nodeAt(root, [section])?.node;
  const shape = schema.key(section)?.shape.mapping;
  if (node?.kind !== 'mapping' || !shape || advisory.sections.get(section)?.state === 'incomplete') return undefined;
  return new Set([...node.pairs.map(({ key }) => key.value), ...misspeltKeys(node, shape).values()]);
}
