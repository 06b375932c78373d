import { attackIdHolders, attackIdKeys } from '../../attack/attackIds.ts';
import { fullName, mentions, techniqueKeys, techniqueMentions, type Mention } from '../../attack/techniques.ts';
import { beyondCatalogue, judgedBy } from '../../attack/versions.ts';
import type { AttackObject } from '../../catalogue/catalogue.ts';
import { readObjectId } from '../../catalogue/objectId.ts';
import { listAround } from '../../editing/listItems.ts';
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
      "A technique, group, software, campaign, data component or mitigation is deprecated in the advisory's ATT&CK release; reported as information if the catalogue is older than the advisory.",
    tag: 'deprecated',
    judgedBy: 'release',
  },
  reads: [...techniqueKeys, ...attackIdHolders],
  check(context) {
    const { advisory, attack } = context;
    const isDeprecated = ({ id }: Mention): boolean => attack.technique(id)?.deprecated === true;
    // The rows with techniques are read only if the advisory mentions a deprecated technique.
    if (context.collect(mentions).some(({ items }) => items.some(isDeprecated)))
      for (const mention of techniqueMentions(advisory)) {
        const technique = attack.technique(mention.id);
        const advice = 'Replace it with an active technique, or remove it.';
        const named = technique && { ...technique, name: fullName(technique) };
        if (named) reportDeprecated(context, mention.written, named, advice, removeTechnique(context, mention));
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

/** Returns the fix that removes a technique from its list. Returns no fix if the technique is a single value that is not in a list. */
function removeTechnique({ root, edit }: RuleContext, { entry, id }: Mention): readonly Fix[] {
  const location = listAround(root, entry.span);
  return location ? [{ title: `Remove ${id}`, edits: edit.removeItem(location.path) }] : [];
}

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
