import type { AttackObject, ObjectKind } from '../../catalogue/catalogue.ts';
import type { Text } from '../../model/advisory.ts';
import type { Fix } from '../../problems/problem.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { idOfName } from '../shared/idOfName.ts';
import { attackIdHolders, attackIdKeys, objectNames } from '../../attack/attackIds.ts';
import { aKind, kindName, readObjectId } from '../../catalogue/objectId.ts';
import { techniqueKeys, techniqueLists } from '../../attack/techniques.ts';

export const rule: Rule = {
  meta: {
    code: 'attack/wrong-kind',
    severity: 'error',
    summary: 'An ATT&CK ID is of the wrong kind, such as a group ID in a list of techniques.',
    judgedBy: 'release',
    finds: 'misplaced-id',
  },
  reads: { rows: [...techniqueKeys, ...attackIdHolders] },
  check(context) {
    for (const { entries } of techniqueLists(context.advisory)) {
      for (const { id } of entries) if (id) checkKind(context, id, 'technique');
    }
    for (const { kind, attackId, name } of attackIdKeys(context.advisory))
      checkKind(context, attackId, kind, idOfName(context, kind, attackId, name));
    // `actor/unknown` reports IDs of actors. An ID that exists in no release, such as T9000, may be the name of malware.
    for (const { kind, name } of objectNames(context.advisory))
      if (kind !== 'group' && objectOf(context, name.value)) checkKind(context, name, kind, [], 'name');
  },
};

/** The keys under which IDs of a kind belong, for messages. */
const homes: Readonly<Partial<Record<ObjectKind, string>>> = {
  technique: '`mitre_attack`',
  tactic: '`tactics`',
  group: '`actors`',
  software: '`malware` or `tools`',
  campaign: '`campaigns`',
  'data-component': '`required_log_sources`',
  mitigation: 'the `mitigations` of a recommendation',
};

function checkKind(
  context: RuleContext,
  written: Text,
  expected: ObjectKind,
  fixes: readonly Fix[] = [],
  wanted = `${kindName(expected)} ID`,
): void {
  const read = readObjectId(written.value);
  if (!read || read.kind === expected) return;
  const { kind, id } = read;
  const object = objectOf(context, id);
  const what = object
    ? `is the ${kindName(kind)} ${object.name}, not ${aKind(expected)}`
    : `has the format of a ${kindName(kind)} ID, not of a ${kindName(expected)} ID`;
  const home = homes[kind];
  context.report({
    span: written.span,
    message: `${id} ${what}. Use a ${wanted} here${home === undefined ? '' : `; ${id} belongs under ${home}`}.`,
    fixes,
  });
}

function objectOf({ attack, catalogue }: RuleContext, text: string): AttackObject | undefined {
  const read = readObjectId(text);
  return read && (attack.object(read.id) ?? catalogue.at(catalogue.newest).object(read.id));
}
