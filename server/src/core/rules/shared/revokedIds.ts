/** Reports revoked IDs of groups, software, campaigns, data components and mitigations. */
import { attackIds } from '../../attack/attackIds.ts';
import type { AttackObject } from '../../catalogue/catalogue.ts';
import { readObjectId } from '../../catalogue/objectId.ts';
import { anyOf } from '../../text/wording.ts';
import { collected, movedSpan } from '../../collect/collected.ts';
import type { RuleContext } from '../rule.ts';
import { mismatchedIds } from './mismatchedIds.ts';

/**
 * Reports each `attack_id`, and each item of `mitigations`, that is revoked in the advisory's release, except mismatched IDs, which other
 * rules report. There is a fix for each successor, which replaces the ID and keeps the name.
 */
export function reportRevokedIds(context: RuleContext): void {
  const { attack, edit } = context;
  for (const { item, offset } of collected(context, attackIds)) {
    const read = readObjectId(item.attackId.value);
    const object = read?.kind === item.kind ? attack.object(read.id) : undefined;
    if (!read || !object?.revoked) continue;
    const span = movedSpan(item.attackId.span, offset);
    if (mismatchedIds(context).has(span[0])) continue;
    const successors = object.revokedBy.flatMap((id) => attack.object(id) ?? []);
    context.report({
      span,
      message: `${read.id} ${object.name} is revoked in ATT&CK ${attack.release}. ${advice(successors)}`,
      fixes: successors.map((successor) => ({
        title: `Replace with ${labelOf(successor)}`,
        edits: edit.replaceScalar(span, successor.id),
        ...(successors.length === 1 ? { safe: true, preferred: true } : {}),
      })),
    });
  }
}

const labelOf = ({ id, name }: AttackObject): string => `${id} ${name}`;

function advice(successors: readonly AttackObject[]): string {
  const [first, another] = successors;
  if (!first) return 'It has no recorded successor. Correct the ID, or remove it.';
  return another ? `Use ${anyOf(successors.map(labelOf))} instead.` : `Use its successor, ${labelOf(first)}.`;
}
