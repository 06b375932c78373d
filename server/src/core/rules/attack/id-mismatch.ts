import { attackIdHolders, attackIdKeys, type AttackIdKey } from '../../attack/attackIds.ts';
import { aKind } from '../../catalogue/objectId.ts';
import type { Text } from '../../model/advisory.ts';
import { isPlaceholder } from '../../text/placeholder.ts';
import { anyOf, shown } from '../../text/wording.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { objectMismatch, type ObjectMismatch } from '../shared/mismatchedIds.ts';

export const rule: Rule = {
  meta: {
    code: 'attack/id-mismatch',
    severity: 'warning',
    summary: 'The `attack_id` and the name of software, a campaign or a data component belong to different objects.',
    judgedBy: 'release',
  },
  reads: { rows: attackIdHolders },
  check(context) {
    for (const { kind, attackId, name } of attackIdKeys(context.advisory)) {
      // Names of groups come from several sources; `actor/id-mismatch` checks them.
      if (kind === 'group' || !name || isPlaceholder(name.value)) continue;
      const mismatch = objectMismatch(context, kind, attackId, name);
      if (mismatch) report(context, kind, attackId, name, mismatch);
    }
  },
};

function report(
  { report: add, edit }: RuleContext,
  kind: AttackIdKey['kind'],
  attackId: Text,
  name: Text,
  { object, named }: ObjectMismatch,
): void {
  add({
    span: attackId.span,
    message: `${object.id} is ${aKind(kind)} named ${object.name}, but ${shown(name.value)} is ${anyOf(named.map(({ id }) => id))}. Correct the ID or the name.`,
    related: [{ span: name.span, message: 'Name given here' }],
    fixes: [
      ...named.map((other) => ({
        title: `Change the ID to ${other.id} (${other.name})`,
        edits: edit.replaceScalar(attackId.span, other.id),
      })),
      { title: `Change the name to ${object.name}`, edits: edit.replaceScalar(name.span, object.name) },
    ],
  });
}
