import { attackIdHolders, attackIdKeys } from '../../attack/attackIds.ts';
import { mentions, techniqueKeys } from '../../attack/techniques.ts';
import { collectedItems } from '../../collect/collected.ts';
import { beyondCatalogue, judgedBy } from '../../attack/versions.ts';
import type { AttackObject } from '../../catalogue/catalogue.ts';
import { readObjectId } from '../../catalogue/objectId.ts';
import type { Text } from '../../model/advisory.ts';
import type { Fix } from '../../problems/problem.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { mismatchedIds } from '../shared/mismatchedIds.ts';
import { removeId } from '../shared/removeId.ts';

export const rule: Rule = {
  meta: {
    code: 'attack/deprecated',
    severity: 'warning',
    summary:
      "A technique, group, software, campaign or data component is deprecated in the advisory's ATT&CK release; reported as information if the catalogue is older than the advisory.",
    tag: 'deprecated',
    judgedBy: 'release',
  },
  reads: { rows: [...techniqueKeys, ...attackIdHolders] },
  check(context) {
    const { advisory, attack } = context;
    for (const { id, written } of collectedItems(context, mentions)) {
      const technique = attack.technique(id);
      if (technique) reportDeprecated(context, written, technique, 'Map an active technique instead, or remove it.');
    }
    for (const entry of attackIdKeys(advisory)) {
      const { kind, attackId } = entry;
      const read = readObjectId(attackId.value);
      const object = read?.kind === kind ? attack.object(read.id) : undefined;
      if (object?.deprecated && !mismatchedIds(context).has(attackId.span[0]))
        reportDeprecated(context, attackId, object, 'Correct the ID, or remove it.', removeId(context, entry));
    }
  },
};

function reportDeprecated(
  context: RuleContext,
  { span }: Text,
  object: AttackObject,
  advice: string,
  fixes: readonly Fix[] = [],
): void {
  const { id, name, deprecated, revoked } = object;
  if (!deprecated || revoked) return;
  context.report({
    span,
    message: `${id} ${name} is deprecated in ${judgedBy(context)} and has no successor. ${advice}`,
    ...beyondCatalogue(context, fixes),
  });
}
