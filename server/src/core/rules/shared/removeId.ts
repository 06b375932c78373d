/** The fix that removes an `attack_id`. */
import type { AttackIdKey } from '../../attack/attackIds.ts';
import type { Fix } from '../../problems/problem.ts';
import { removal } from '../../yaml/removePair.ts';
import type { RuleContext } from '../rule.ts';

/** Returns the fix that removes the key and its line. Returns no fix if the line contains other text. */
export function removeId({ text }: RuleContext, { pair, attackId }: AttackIdKey): readonly Fix[] {
  const found = pair && removal(pair, text);
  return found ? [{ title: `Remove \`attack_id: ${attackId.value.trim()}\``, edits: found.edits }] : [];
}
