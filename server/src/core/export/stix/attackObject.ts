/** Adds ATT&CK objects to a bundle. They have MITRE's identifiers, but not MITRE's descriptions and relationships. */
import type { AttackObject, Domain } from '../../catalogue/catalogue.ts';
import { attackUrl } from '../attackUrl.ts';
import type { ExportContext } from '../exporter.ts';
import type { Builder } from './builder.ts';
import type { Properties } from './object.ts';
import { mitreIdentity, mitreStatement } from './markings.ts';

/**
 * The modification date of these objects. It is earlier than that of any object published by MITRE, so that a system that already contains
 * MITRE's own objects keeps those: of several versions, STIX consumers keep the one that was modified last.
 */
const oldest = '2017-05-01T00:00:00.000Z';

const chains: Readonly<Record<Domain, string>> = {
  enterprise: 'mitre-attack',
  mobile: 'mitre-mobile-attack',
  ics: 'mitre-ics-attack',
};

const types: Readonly<Record<AttackObject['kind'], string>> = {
  technique: 'attack-pattern',
  tactic: 'x-mitre-tactic',
  group: 'intrusion-set',
  software: 'malware',
  campaign: 'campaign',
  mitigation: 'course-of-action',
  'data-component': 'x-mitre-data-component',
};

/**
 * Adds an ATT&CK object and returns its ID. `properties`, such as aliases from the advisory, are added to the object. If the catalogue has
 * no STIX identifier for the object, the identifier is derived from the advisory.
 */
export function addAttackObject(
  builder: Builder,
  { attack }: Pick<ExportContext, 'attack'>,
  object: AttackObject,
  properties: Properties = {},
): string {
  const { id, kind, name, stixId } = object;
  const known = stixId ? /^(.*?)--/.exec(stixId)?.[1] : undefined;
  const type = known ?? (kind === 'software' && 'type' in object ? String(object.type) : types[kind]);
  const phases =
    kind === 'technique'
      ? object.domains.flatMap((domain) =>
          attack.tacticsIn(id, domain).map((tactic) => ({ kill_chain_name: chains[domain], phase_name: tactic })),
        )
      : [];
  const said = {
    name,
    kill_chain_phases: phases.length > 0 ? phases : undefined,
    external_references: [{ source_name: 'mitre-attack', external_id: id, url: attackUrl(kind, id) }],
    is_family: type === 'malware' ? true : undefined,
    ...properties,
  };
  if (stixId === undefined) return builder.own(type, `attack ${id}`, said);
  builder.add(mitreIdentity);
  builder.add(mitreStatement);
  return builder.add({
    type,
    spec_version: '2.1',
    id: stixId,
    created_by_ref: mitreIdentity.id,
    created: oldest,
    modified: oldest,
    object_marking_refs: [mitreStatement.id],
    ...said,
  });
}
