/** Adds actors, campaigns, malware and tools to a bundle. */
import type { AttackObject } from '../../catalogue/catalogue.ts';
import type { ActorEntry, CampaignEntry, SoftwareEntry, Text } from '../../model/advisory.ts';
import type { ActorKind } from '../../model/vocabularies.ts';
import type { ExportContext } from '../exporter.ts';
import { addAttackObject } from './attackObject.ts';
import { confidenceOf, type Builder } from './builder.ts';
import { addCountry } from './identities.ts';

const values = (texts: readonly Text[]): readonly string[] => texts.map(({ value }) => value.trim());

/** Returns an object's aliases, without its own name and without duplicates; undefined if none remain. */
function aliasesOf(name: string, others: readonly string[]): readonly string[] | undefined {
  const found = [...new Set(others)].filter((other) => other !== '' && other !== name);
  return found.length > 0 ? found : undefined;
}

/**
 * Adds an actor with its country and details. Returns the actor's STIX ID. Returns undefined for a row with neither a name nor an ATT&CK
 * ID.
 */
export function addActor(builder: Builder, context: ExportContext, row: ActorEntry): string | undefined {
  const name = row.name?.value.trim();
  const written = row.attackId?.value.trim().toUpperCase();
  if (name === undefined && written === undefined) return undefined;
  const found = context.catalogue.actor(name ?? '')?.actors ?? [];
  const only = found.length === 1 ? found[0] : undefined;
  const group = groupOf(written ?? only?.attackId, context);
  const named = [name ?? '', ...values(row.aliases)];
  const facts = {
    confidence: group ? undefined : confidenceOf(row.confidence?.value),
    primary_motivation: row.motivation?.value.trim(),
  };
  const id = group
    ? addAttackObject(builder, context, group, {
        aliases: aliasesOf(group.name, [...group.aliases, ...named]),
        primary_motivation: facts.primary_motivation,
      })
    : builder.own(typeOf(row, only?.kind), `actor ${name ?? written}`, {
        name: name ?? written,
        aliases: aliasesOf(name ?? '', named),
        ...typesOf(row, only?.kind),
        ...facts,
        external_references: written ? [{ source_name: 'mitre-attack', external_id: written }] : undefined,
      });
  addCountry(builder, id, row.country);
  const { confidence, kind, unattributed } = row;
  const label = name ?? written ?? '';
  builder.note(
    `Actor: ${label}`,
    [
      kind ? `Kind: ${kind.value}` : '',
      confidence ? `Confidence of the attribution: ${confidence.value}` : '',
      unattributed?.value ? 'Not attributed to a known actor' : '',
    ]
      .filter(Boolean)
      .join('\n'),
    [id],
  );
  return id;
}

function groupOf(id: string | undefined, { attack }: ExportContext): AttackObject | undefined {
  const object = id === undefined ? undefined : attack.object(id);
  return object?.kind === 'group' ? object : undefined;
}

/**
 * Returns the STIX type of an actor that is not an ATT&CK group. Clusters and ransomware brands are intrusion sets, because they represent
 * observed activity, and so are actors of unknown kind, unless they are unattributed. All others are threat actors.
 */
function typeOf({ kind, unattributed }: ActorEntry, known: ActorKind | undefined): string {
  const said = kind?.value ?? known ?? (unattributed?.value ? 'description' : 'cluster');
  return said === 'cluster' || said === 'ransomware' ? 'intrusion-set' : 'threat-actor';
}

function typesOf(row: ActorEntry, known: ActorKind | undefined): { readonly threat_actor_types?: readonly string[] } {
  if (typeOf(row, known) !== 'threat-actor') return {};
  return { threat_actor_types: [row.kind?.value === 'sponsor' ? 'nation-state' : 'unknown'] };
}

/** Adds a campaign. Returns its STIX ID, or undefined for a row with neither a name nor an ATT&CK ID. */
export function addCampaign(builder: Builder, context: ExportContext, row: CampaignEntry): string | undefined {
  return addNamed(builder, context, row, 'campaign', {});
}

/**
 * Adds malware or a tool. Returns its STIX ID, or undefined for a row with neither a name nor an ATT&CK ID. If ATT&CK contains the
 * software, ATT&CK determines whether the object is malware or a tool.
 */
export function addSoftware(
  builder: Builder,
  context: ExportContext,
  row: SoftwareEntry,
  type: 'malware' | 'tool',
): string | undefined {
  const types = row.type ? [row.type.value.trim()] : undefined;
  const own = type === 'malware' ? { is_family: true, malware_types: types } : { tool_types: types };
  return addNamed(builder, context, row, type, { ...own, aliases: values(row.aliases) });
}

function addNamed(
  builder: Builder,
  context: ExportContext,
  { name, attackId }: CampaignEntry,
  type: 'campaign' | 'malware' | 'tool',
  { aliases = [], ...properties }: { readonly aliases?: readonly string[]; readonly [key: string]: unknown },
): string | undefined {
  const { attack } = context;
  const kind = type === 'campaign' ? 'campaign' : 'software';
  const label = name?.value.trim();
  const written = attackId?.value.trim().toUpperCase();
  const byId = written === undefined ? undefined : attack.object(written);
  const object = byId?.kind === kind ? byId : label === undefined ? undefined : attack.named(kind, label);
  if (object) {
    const isMalware = object.stixId?.startsWith('malware--') ?? type === 'malware';
    const { is_family: _family, malware_types, tool_types } = properties;
    const types = malware_types ?? tool_types;
    return addAttackObject(builder, context, object, {
      aliases: aliasesOf(object.name, [...object.aliases, label ?? '', ...aliases]),
      ...(kind === 'campaign' ? {} : isMalware ? { malware_types: types } : { tool_types: types }),
    });
  }
  if (label === undefined && written === undefined) return undefined;
  return builder.own(type, `name ${label ?? written}`, {
    name: label ?? written,
    ...properties,
    aliases: aliasesOf(label ?? '', aliases),
    external_references: written ? [{ source_name: 'mitre-attack', external_id: written }] : undefined,
  });
}
