import { attackIdHolders, attackIdKeys, type AttackIdKey } from '../../attack/attackIds.ts';
import { bearsName, objectsNamed } from '../../attack/namedIds.ts';
import type { AttackObject } from '../../catalogue/catalogue.ts';
import { aKind, readObjectId } from '../../catalogue/objectId.ts';
import type { Text } from '../../model/advisory.ts';
import { isPlaceholder } from '../../text/placeholder.ts';
import { anyOf, shown } from '../../text/wording.ts';
import type { Rule, RuleContext } from '../rule.ts';

/** The maximum number of objects with one name that are reported, with a fix for each. */
const mostNamed = 3;

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
      // Groups have names in several sources; `actor/id-mismatch` checks them.
      if (kind === 'group' || !name || isPlaceholder(name.value)) continue;
      const mismatch = mismatchOf(context, kind, attackId, name);
      if (mismatch) report(context, kind, attackId, name, mismatch);
    }
  },
};

interface Mismatch {
  /** The object of the ID. */
  readonly object: AttackObject;
  /** The objects with the name. */
  readonly named: readonly AttackObject[];
}

/**
 * Returns the objects of an ID and a name that differ, in the advisory's release or else the newest. Undefined if either is unknown, or if
 * the ID is revoked and replaced by the object of the name, which only `attack/revoked` reports.
 */
function mismatchOf(
  { attack, catalogue }: RuleContext,
  kind: AttackIdKey['kind'],
  attackId: Text,
  name: Text,
): Mismatch | undefined {
  const read = readObjectId(attackId.value);
  if (read?.kind !== kind) return undefined;
  for (const release of new Set([attack, catalogue.at(catalogue.newest)])) {
    const object = release.object(read.id);
    const namesakes = objectsNamed(release, kind, name.value);
    if (object?.kind !== kind || namesakes.length === 0) continue;
    const meant = [object, ...object.revokedBy.flatMap((id) => release.object(id) ?? [])];
    if (meant.some((one) => bearsName(one, name.value, namesakes))) return undefined;
    const galaxy = kind === 'software' ? catalogue.galaxySoftware(object.name) : undefined;
    if (galaxy && isAmong([galaxy.name, ...galaxy.aliases], name.value)) return undefined;
    return { object, named: namesakes.slice(0, mostNamed) };
  }
  return undefined;
}

const isAmong = (names: readonly string[], name: string): boolean =>
  names.some((one) => one.toLowerCase() === name.trim().toLowerCase());

function report(
  { report: add, edit }: RuleContext,
  kind: AttackIdKey['kind'],
  attackId: Text,
  name: Text,
  { object, named }: Mismatch,
): void {
  add({
    span: attackId.span,
    message: `${object.id} is ${aKind(kind)} named ${object.name}, but ${shown(name.value)} is ${anyOf(named.map(({ id }) => id))}. Correct the ID or the name.`,
    related: [{ span: name.span, message: 'The name' }],
    fixes: [
      ...named.map((other) => ({
        title: `Change the ID to ${other.id} (${other.name})`,
        edits: edit.replaceScalar(attackId.span, other.id),
      })),
      { title: `Change the name to ${object.name}`, edits: edit.replaceScalar(name.span, object.name) },
    ],
  });
}
