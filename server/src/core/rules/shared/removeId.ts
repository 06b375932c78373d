/** The fix that removes an `attack_id`. */
import type { AttackIdKey } from '../../attack/attackIds.ts';
import type { Fix } from '../../problems/problem.ts';
import { removal } from '../../yaml/removePair.ts';
import type { RuleContext } from '../rule.ts';

/** Returns the fix that removes the key along with its line; none if other text is on the line. */
export function removeId({ text }: RuleContext, { pair, attackId }: AttackIdKey): readonly Fix[] {
  const found = pair && removal(pair, text);
  return found ? [{ title: `Remove \`attack_id: ${attackId.value.trim()}\``, edits: found.edits }] : [];
}
