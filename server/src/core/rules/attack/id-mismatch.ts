import { attackIdHolders, attackIdKeys, objectNames, type AttackIdKey } from '../../attack/attackIds.ts';
import { aKind } from '../../catalogue/objectId.ts';
import type { Text } from '../../model/advisory.ts';
import { isPlaceholder } from '../../text/placeholder.ts';
import { anyOf, shown } from '../../text/wording.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { objectMismatch, type ObjectMismatch } from '../shared/mismatchedIds.ts';
import { splitNameWithId } from '../shared/nameWithId.ts';

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
    for (const { kind, name } of objectNames(context.advisory)) {
      const parts = splitNameWithId(name);
      if (kind === 'group' || !parts) continue;
      const { span } = name;
      const mismatch = objectMismatch(context, kind, { value: parts.id, span }, { value: parts.name, span });
      if (mismatch) reportWithin(context, kind, name, parts.name, mismatch);
    }
  },
};

/** Reports a name that includes the ID of another object, such as `Mimikatz (S0154)`. */
function reportWithin(
  { report: add, edit }: RuleContext,
  kind: AttackIdKey['kind'],
  { span }: Text,
  name: string,
  mismatch: ObjectMismatch,
): void {
  add({
    span,
    message: messageOf(kind, name, mismatch),
    fixes: [...mismatch.named, mismatch.object].map((one) => {
      const newText = `${one.name} (${one.id})`;
      return { title: `Change to ${newText}`, edits: edit.replaceScalar(span, newText) };
    }),
  });
}

const messageOf = (kind: AttackIdKey['kind'], name: string, { object, named }: ObjectMismatch): string =>
  `${object.id} is ${aKind(kind)} named ${object.name}, but ${shown(name)} is ${anyOf(named.map(({ id }) => id))}. Correct the ID or the name.`;

function report(
  { report: add, edit }: RuleContext,
  kind: AttackIdKey['kind'],
  attackId: Text,
  name: Text,
  mismatch: ObjectMismatch,
): void {
  const { object, named } = mismatch;
  add({
    span: attackId.span,
    message: messageOf(kind, name.value, mismatch),
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
