import type { ObjectKind } from '../../catalogue/catalogue.ts';
import type { Text } from '../../model/advisory.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { attackIdHolders, attackIdKeys } from '../../attack/attackIds.ts';
import { aKind, kindName, readObjectId } from '../../catalogue/objectId.ts';
import { techniqueKeys, techniqueLists } from '../../attack/techniques.ts';

export const rule: Rule = {
  meta: {
    code: 'attack/wrong-kind',
    severity: 'error',
    summary: 'An ATT&CK ID is of another kind than is expected here, such as a group among techniques.',
    judgedBy: 'release',
  },
  reads: { rows: [...techniqueKeys, ...attackIdHolders] },
  check(context) {
    for (const { entries } of techniqueLists(context.advisory)) {
      for (const { id } of entries) if (id) checkKind(context, id, 'technique');
    }
    for (const { kind, attackId } of attackIdKeys(context.advisory)) checkKind(context, attackId, kind);
  },
};

/** Where an ID of a kind has its place. */
const homes: Readonly<Partial<Record<ObjectKind, string>>> = {
  technique: '`mitre_attack`',
  tactic: '`tactics`',
  group: '`actors`',
  software: '`malware` or `tools`',
  campaign: '`campaigns`',
  'data-component': '`required_log_sources`',
  mitigation: '`mitigations` of a recommendation',
};

function checkKind(context: RuleContext, written: Text, expected: ObjectKind): void {
  const read = readObjectId(written.value);
  if (!read || read.kind === expected) return;
  const { kind, id } = read;
  const { attack, catalogue } = context;
  const object = attack.object(id) ?? catalogue.at(catalogue.newest).object(id);
  const what = object ? `is the ${kindName(kind)} ${object.name}` : `has the form of an ID of ${aKind(kind)}`;
  const home = homes[kind];
  context.report({
    span: written.span,
    message: `${id} ${what}, not ${aKind(expected)}. Write the ID of ${aKind(expected)} here${home === undefined ? '' : `; ${id} belongs under ${home}`}.`,
  });
}
