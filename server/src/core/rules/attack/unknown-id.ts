import { collectedItems } from '../../collect/collected.ts';
import type { Technique } from '../../catalogue/catalogue.ts';
import type { Text } from '../../model/advisory.ts';
import type { Fix } from '../../problems/problem.ts';
import { isNewerThanCatalogue } from '../../attack/release.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { attackIdHolders, attackIdKeys } from '../../attack/attackIds.ts';
import { aKind, readObjectId } from '../../catalogue/objectId.ts';
import { beyondCatalogue } from '../../attack/versions.ts';
import { labelOf, mentions, replaceTechnique, techniqueKeys } from '../../attack/techniques.ts';

export const rule: Rule = {
  meta: {
    code: 'attack/unknown-id',
    severity: 'error',
    summary: 'No ATT&CK release has this ID.',
    finds: 'unknown-value',
  },
  reads: { rows: [...techniqueKeys, ...attackIdHolders] },
  check(context) {
    const { advisory, catalogue, attack } = context;
    const newest = catalogue.at(catalogue.newest);
    for (const { entry, written, id } of collectedItems(context, mentions)) {
      // An ID in another notation is the validator's `schema/pattern`.
      if (written.value.trim() !== id || (attack.technique(id) ?? newest.technique(id))) continue;
      const near = attack.nearestTechniques(entry.name ? `${id} ${entry.name.value}` : id, 5);
      context.report({
        span: written.span,
        message: `${known(context)} a technique ${id}.${suggestion(near)}`,
        ...beyondCatalogue(context),
        fixes: near.map((technique): Fix => ({
          title: `Replace with ${labelOf(technique)}`,
          edits: replaceTechnique(context, entry, technique),
        })),
      });
    }
    for (const { kind, attackId, name } of attackIdKeys(advisory)) {
      // Campaigns and data components of the newest release are not all known.
      if (kind !== 'group' && kind !== 'software') continue;
      const read = readObjectId(attackId.value);
      if (read?.kind !== kind || (attack.object(read.id) ?? newest.object(read.id))) continue;
      context.report({
        span: attackId.span,
        message: `${known(context)} ${aKind(kind)} ${read.id}. Correct the ID or remove it.`,
        ...beyondCatalogue(context),
        fixes: idOfName(context, kind, attackId, name),
      });
    }
  },
};

/** What is said of all releases is only said where the catalogue has the advisory's own. */
function known({ header, catalogue }: RuleContext): string {
  return isNewerThanCatalogue(header.attackVersion, catalogue)
    ? `No ATT&CK release up to ${catalogue.newest}, where the catalogue ends, has`
    : 'No ATT&CK release has';
}

function suggestion(near: readonly Technique[]): string {
  const [first] = near;
  return first ? ` Did you mean ${labelOf(first)}?` : ' Correct the ID or remove it.';
}

/** The ID that goes with the entry's name. */
function idOfName(context: RuleContext, kind: 'group' | 'software', attackId: Text, name: Text | undefined): Fix[] {
  const object = name && context.attack.named(kind, name.value);
  if (!object) return [];
  return [
    { title: `Replace with ${object.id} ${object.name}`, edits: context.edit.replaceScalar(attackId.span, object.id) },
  ];
}
