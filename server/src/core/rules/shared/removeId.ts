/** The fix for an `attack_id` that can't stay. */
import type { AttackIdKey } from '../../attack/attackIds.ts';
import type { Fix } from '../../problems/problem.ts';
import { removal } from '../../yaml/removePair.ts';
import type { RuleContext } from '../rule.ts';

/** Removes the key with its line; none where it does not have one of its own. */
export function removeId({ text }: RuleContext, { pair, attackId }: AttackIdKey): readonly Fix[] {
  const found = pair && removal(pair, text);
  return found ? [{ title: `Remove \`attack_id: ${attackId.value.trim()}\``, edits: found.edits }] : [];
}
