/** Creates the fix that removes an `attack_id`. */
import type { AttackIdKey } from '../../attack/attackIds.ts';
import type { Fix } from '../../problems/problem.ts';
import type { Edit } from '../../text/edits.ts';
import { removal } from '../../yaml/removePair.ts';
import type { Pair } from '../../yaml/tree.ts';
import type { RuleContext } from '../rule.ts';

/**
 * Returns the fix that removes the key with its line or, in a flow mapping, with a comma. Returns no fix if the line contains other text
 * and there is no such comma.
 */
export function removeId({ text }: RuleContext, { pair, attackId }: AttackIdKey): readonly Fix[] {
  const edits = pair && (removal(pair, text)?.edits ?? flowRemoval(pair, text));
  return edits ? [{ title: `Remove \`attack_id: ${attackId.value.trim()}\``, edits }] : [];
}

/** The maximum number of characters searched for the comma before or after a pair. */
const maxGap = 200;

/**
 * Returns the edit that removes a pair in braces together with the comma before it or, for the first pair, the comma after it. Returns
 * undefined if there is no such comma.
 */
function flowRemoval({ key, value }: Pair, text: string): readonly Edit[] | undefined {
  const before = /,\s*$/.exec(text.slice(Math.max(0, key.span[0] - maxGap), key.span[0]))?.[0];
  if (before !== undefined) return [{ span: [key.span[0] - before.length, value.span[1]], newText: '' }];
  const isFirst = /\{\s*$/.test(text.slice(Math.max(0, key.span[0] - maxGap), key.span[0]));
  const after = /^\s*,\s*/.exec(text.slice(value.span[1], value.span[1] + maxGap))?.[0];
  return isFirst && after !== undefined
    ? [{ span: [key.span[0], value.span[1] + after.length], newText: '' }]
    : undefined;
}
