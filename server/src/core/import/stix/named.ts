/** Reads objects with names: actors, campaigns, software, techniques, vulnerabilities, sectors and locations. */
import { normaliseTechniqueId } from '../../catalogue/objectId.ts';
import { objectsOf, textOf, textsOf, type Members } from '../json.ts';
import type { DraftFields } from '../draft.ts';
import { techniqueRow } from '../techniqueRow.ts';
import { cvssOf, vulnerabilityFacts } from '../vulnerabilityFacts.ts';
import { readPages } from './report.ts';
import { confidenceOf, externalId, nameOf, otherProperties, referred, typeOf, type Graph } from './graph.ts';

/** Reads an object as a row of a list. Returns false if it has no name, if there is no list for it, or if it is a technique without an ID. */
export function readNamed(one: Members, graph: Graph): boolean {
  const { collected } = graph;
  const name = textOf(one['name']);
  if (name === undefined) return false;
  const type = typeOf(one);
  const aliases = [...new Set([...textsOf(one['aliases']), ...textsOf(one['x_mitre_aliases'])])].filter(
    (alias) => alias !== name,
  );
  const describe = (read: string): void => {
    const others = otherProperties(one, graph, read).join('; ');
    for (const said of [textOf(one['description']), others]) if (said) collected.unread(`${name}: ${said}`);
    readPages(one, graph);
  };
  switch (type) {
    case 'intrusion-set':
    case 'threat-actor':
      collected.row(
        'actors',
        name,
        {
          name,
          aliases,
          attack_id: externalId(one, /^G\d{4}$/),
          motivation: textOf(one['primary_motivation']),
          confidence: confidenceOf(one),
        },
        'intrusion sets and threat actors in the bundle',
      );
      describe('aliases primary_motivation confidence');
      return true;
    case 'campaign':
      collected.row('campaigns', name, { name, attack_id: externalId(one, /^C\d{4}$/) }, 'campaigns in the bundle');
      describe('');
      return true;
    case 'malware':
    case 'tool': {
      const types = textsOf(one[type === 'tool' ? 'tool_types' : 'malware_types']).filter((word) => word !== 'unknown');
      const fields = { name, aliases, attack_id: externalId(one, /^S\d{4}$/), type: types.join(', ') };
      collected.row(
        type === 'tool' ? 'tools' : 'malware',
        name,
        fields,
        `${type === 'tool' ? 'tools' : type} in the bundle`,
      );
      describe('aliases malware_types tool_types');
      return true;
    }
    case 'attack-pattern': {
      const id = normaliseTechniqueId(externalId(one, /^T\d{4}(?:\.\d{3})?$/) ?? '');
      if (id === undefined) return false;
      // MISP appends the ID to the name.
      const plain = name.endsWith(` - ${id}`) ? name.slice(0, -id.length - 3) : name;
      collected.row('mitre_attack', id, { id, name: plain }, 'attack patterns in the bundle');
      // In objects copied from ATT&CK, descriptions and tactics are general and not about this advisory.
      if (one['x_mitre_version'] === undefined) describe('aliases kill_chain_phases');
      return true;
    }
    case 'vulnerability':
      readVulnerability(one, name, graph);
      return true;
    default:
      if (!readLocation(one, name, type, graph)) return false;
      describe('country region');
      return true;
  }
}

/**
 * Reads an action of an attack flow as a technique; its other properties become a comment. Returns false for an action without a technique ID,
 * and for any other object. Source: Center for Threat-Informed Defense, "Attack Flow", version 2.
 */
export function readAction(one: Members, graph: Graph): boolean {
  const id = normaliseTechniqueId(textOf(one['technique_id']) ?? '');
  if (typeOf(one) !== 'attack-action' || id === undefined) return false;
  const tactic = graph.context.attack.tactic(textOf(one['tactic_id']) ?? '')?.name;
  const row = {
    ...techniqueRow(id, graph.context.attack),
    tactics: tactic === undefined ? [] : [tactic],
    confidence: confidenceOf(one),
    description: textOf(one['description']),
  };
  graph.collected.row('mitre_attack', id, row, 'actions in the bundle');
  // The name of an action can say more than that of its technique.
  graph.collected.row('mitre_attack', id, { name: textOf(one['name']) }, 'actions in the bundle');
  const others = otherProperties(one, graph, 'technique_id tactic_id technique_ref tactic_ref confidence').join('; ');
  if (others !== '') graph.collected.unread(`${nameOf(one) ?? id}: ${others}`);
  return true;
}

function readVulnerability(one: Members, name: string, graph: Graph): void {
  const external = objectsOf(one['external_references']).flatMap(
    (reference) => textOf(reference['external_id']) ?? [],
  )[0];
  const id = /^[A-Za-z]+-[\w-]+$/.test(name) ? name : external;
  const { description, ...facts } = vulnerabilityFacts(textOf(one['description'])?.split(/\r?\n/) ?? []);
  const written = id !== undefined && /^cve-/i.test(id) ? id.toUpperCase() : id;
  const others = otherProperties(one, graph).join('; ');
  if (others !== '') graph.collected.unread(`${name}: ${others}`);
  readPages(one, graph);
  graph.collected.row(
    'vulnerabilities',
    written ?? name,
    {
      id: written,
      title: written === undefined || written === name.toUpperCase() ? undefined : name,
      ...openCtiFacts(one),
      ...facts,
      description,
    },
    'vulnerabilities in the bundle',
  );
}

/** Returns the facts that OpenCTI stores in custom properties of a vulnerability. */
function openCtiFacts(one: Members): DraftFields {
  const words = ['vector_string', 'base_score', 'base_severity'].map((key) => one[`x_opencti_cvss_${key}`] ?? '');
  return { cvss: cvssOf(words.join(' ')), exploited: one['x_opencti_cisa_kev'] === true ? true : undefined };
}

/**
 * Reads sectors, which are identities of the class `class`, and locations. A location that is only an actor's origin is not a target but sets
 * the actor's country. Returns false for any other object.
 */
function readLocation(one: Members, name: string, type: string, graph: Graph): boolean {
  const { collected } = graph;
  if (type === 'identity' && one['identity_class'] === 'class') {
    collected.row('sectors', name, { name }, 'identities in the bundle');
    return true;
  }
  if (type !== 'location') return false;
  const own = graph.to.get(one) ?? [];
  const isOrigin = (relation: Members): boolean =>
    /^(?:originates-from|located-at)$/.test(textOf(relation['relationship_type']) ?? '');
  if (own.length === 0 || !own.every(isOrigin)) collected.row('regions', name, { name }, 'locations in the bundle');
  for (const relation of own.filter(isOrigin)) {
    const actor = nameOf(referred(graph, relation, 'source_ref'));
    const country = textOf(one['country'])?.toUpperCase();
    if (actor !== undefined && /^[A-Z]{2}$/.test(country ?? ''))
      collected.row('actors', actor, { name: actor, country }, 'locations in the bundle');
  }
  return true;
}
