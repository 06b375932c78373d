import { collectedItems } from '../../collect/collected.ts';
import type { ObjectKind, Technique } from '../../catalogue/catalogue.ts';
import type { Fix } from '../../problems/problem.ts';
import { isPastCatalogue } from '../../attack/release.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { attackIdHolders, attackIdKeys, objectNames } from '../../attack/attackIds.ts';
import { aKind, readObjectId } from '../../catalogue/objectId.ts';
import { beyondCatalogue } from '../../attack/versions.ts';
import { idOfName } from '../shared/idOfName.ts';
import { removeId } from '../shared/removeId.ts';
import { labelOf, mentions, replaceTechnique, techniqueKeys } from '../../attack/techniques.ts';

export const rule: Rule = {
  meta: {
    code: 'attack/unknown-id',
    severity: 'error',
    summary: 'An ID exists in no ATT&CK release.',
    finds: 'unknown-value',
    judgedBy: 'release',
  },
  reads: { rows: [...techniqueKeys, ...attackIdHolders] },
  check(context) {
    const { advisory, attack, header } = context;
    const isUnknown = createIsUnknown(context);
    for (const { entry, written, id } of collectedItems(context, mentions)) {
      // IDs in another notation are reported by the validator (`schema/pattern`).
      if (written.value.trim() !== id || !isUnknown('technique', id)) continue;
      const near = attack.nearestTechniques(entry.name ? `${id} ${entry.name.value}` : id, 5, header.domains);
      context.report({
        span: written.span,
        message: `${known(context)} a technique ${id}.${suggestion(near)}`,
        ...beyondCatalogue(
          context,
          near.map((technique): Fix => ({
            title: `Replace with ${labelOf(technique)}`,
            edits: replaceTechnique(context, entry, technique),
          })),
        ),
      });
    }
    for (const entry of attackIdKeys(advisory)) {
      const { kind, attackId, name } = entry;
      const read = readObjectId(attackId.value);
      if (read?.kind !== kind || !isUnknown(kind, read.id)) continue;
      context.report({
        span: attackId.span,
        message: `${known(context)} ${aKind(kind)} ${read.id}. Correct the ID or remove it.`,
        ...beyondCatalogue(context, [...idOfName(context, kind, attackId, name), ...removeId(context, entry)]),
      });
    }
    for (const { kind, name } of objectNames(advisory)) {
      const read = readObjectId(name.value);
      // `actor/unknown` reports IDs of actors.
      if (kind === 'group' || read?.kind !== kind || !isUnknown(kind, read.id)) continue;
      context.report({
        span: name.span,
        message: `${known(context)} ${aKind(kind)} ${read.id}. Use a name here, not an ID.`,
        ...beyondCatalogue(context),
      });
    }
  },
};

/** Returns a function that checks whether an ID is in neither the advisory's release nor the newest one. */
function createIsUnknown({ attack, catalogue }: RuleContext): (kind: ObjectKind, id: string) => boolean {
  const newest = catalogue.at(catalogue.newest);
  return (kind, id) => [attack, newest].every((release) => release.object(id)?.kind !== kind);
}

/**
 * Returns the start of the message. If the advisory uses a release that is newer than the catalogue, the message names the catalogue's
 * newest release.
 */
function known({ header, catalogue }: RuleContext): string {
  return isPastCatalogue(header, catalogue)
    ? `No ATT&CK release up to ${catalogue.newest}, the newest in this catalogue, has`
    : 'No ATT&CK release has';
}

function suggestion(near: readonly Technique[]): string {
  const [first] = near;
  return first ? ` Did you mean ${labelOf(first)}?` : ' Correct the ID or remove it.';
}
