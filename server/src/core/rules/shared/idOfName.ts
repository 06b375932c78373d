/** Creates the fix for a wrong ID next to a known name. */
import { objectsNamed } from '../../attack/namedIds.ts';
import type { ObjectKind } from '../../catalogue/catalogue.ts';
import type { Text } from '../../model/advisory.ts';
import type { Fix } from '../../problems/problem.ts';
import type { RuleContext } from '../rule.ts';

/** Returns the fix that replaces the ID with that of the first object that has the given name; no fix if there is no such object. */
export function idOfName(context: RuleContext, kind: ObjectKind, attackId: Text, name: Text | undefined): Fix[] {
  return objectsNamed(context.attack, kind, name?.value ?? '')
    .slice(0, 1)
    .map((object) => ({
      title: `Replace with ${object.id} ${object.name}`,
      edits: context.edit.replaceScalar(attackId.span, object.id),
    }));
}
