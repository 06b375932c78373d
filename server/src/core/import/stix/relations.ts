/** Reads relationships and sightings in a bundle. */
import { normaliseTechniqueId } from '../../catalogue/objectId.ts';
import { textOf, type Members } from '../json.ts';
import { confidenceOf, externalId, nameOf, otherProperties, referred, typeOf, type Graph } from './graph.ts';
import { mappingFacts } from './notes.ts';

/** Relationship types that the lists of an advisory imply, unless there are several actors or campaigns. */
const implied = /^(?:uses|indicates|targets|attributed-to|mitigates|based-on)$/;
const subjects = /^(?:intrusion-set|threat-actor|campaign)$/;

/**
 * Adds the details in a `uses` relationship to the technique's row if it is the only one for this technique, and reads the sightings. Other
 * relationships become comments, unless they have no details and the lists of the advisory imply them.
 */
export function readRelationships(graph: Graph): void {
  const { collected, relationships, objects } = graph;
  const count = objects.filter((one) => subjects.test(typeOf(one))).length;
  const isOfTechnique = (one: Members): boolean =>
    one['relationship_type'] === 'uses' && typeOf(referred(graph, one, 'target_ref')) === 'attack-pattern';
  const active = new Set(
    relationships.filter((one) => /^(?:uses|targets)$/.test(textOf(one['relationship_type']) ?? '')),
  );
  const hasSeveralUsers = new Set([...active].map((one) => one['source_ref'])).size > 1;
  const [first, again] = [new Set<unknown>(), new Set<unknown>()];
  for (const one of relationships.filter(isOfTechnique))
    (first.has(one['target_ref']) ? again : first).add(one['target_ref']);
  for (const one of relationships) {
    const [source, target] = [referred(graph, one, 'source_ref'), referred(graph, one, 'target_ref')];
    const relation = textOf(one['relationship_type']) ?? 'related-to';
    const description = textOf(one['description'])?.replace(/\r\n?/g, '\n');
    const id = normaliseTechniqueId(externalId(target ?? {}, /^T\d{4}(?:\.\d{3})?$/) ?? '');
    const isRead = id !== undefined && isOfTechnique(one) && !again.has(one['target_ref']);
    if (isRead)
      collected.row(
        'mitre_attack',
        id,
        { id, ...mappingFacts(description ?? ''), ...sureness(one) },
        'relationships in the bundle',
      );
    const read = `relationship_type source_ref target_ref ${isRead ? 'confidence' : ''}`;
    const said = [isRead ? undefined : description, otherProperties(one, graph, read).join('; ')].filter(Boolean);
    if (said.length > 0 || (hasSeveralUsers && active.has(one)) || !isFact(relation, source, target, count))
      collected.unread(sentence(relation, source, target, one, said));
  }
  for (const one of objects.filter((object) => typeOf(object) === 'sighting')) readSighting(one, graph);
}

function sureness(one: Members): { readonly confidence?: string } {
  const confidence = confidenceOf(one);
  return confidence === undefined ? {} : { confidence };
}

function isFact(relation: string, source: Members | undefined, target: Members | undefined, count: number): boolean {
  if (!source || !target) return false;
  if (/^(?:originates-from|located-at)$/.test(relation)) return true;
  if (relation === 'related-to') return typeOf(source) === 'course-of-action';
  // Unlike the rows of rules, those of indicators have no techniques.
  const isRule = !/^(?:stix)?$/i.test(textOf(source['pattern_type']) ?? '');
  if (relation === 'indicates' && typeOf(target) === 'attack-pattern') return isRule;
  return implied.test(relation) && (count <= 1 || ![source, target].some((end) => subjects.test(typeOf(end))));
}

const sentence = (
  relation: string,
  source: Members | undefined,
  target: Members | undefined,
  one: Members,
  said: readonly (string | undefined)[],
): string =>
  [
    'relationship',
    [nameOf(source) ?? textOf(one['source_ref']), relation, nameOf(target) ?? textOf(one['target_ref'])].join(' '),
    ...said,
  ].join(': ');

/**
 * Reports a sighting as not imported if it has a count, a description or unknown properties, or if its object is not an indicator. The times of a
 * sighting are read with its object.
 */
function readSighting(one: Members, graph: Graph): void {
  const seen = referred(graph, one, 'sighting_of_ref');
  const { count } = one as { count?: unknown };
  const others = otherProperties(one, graph, 'count first_seen last_seen sighting_of_ref');
  const facts = [
    typeof count === 'number' ? `${count} ${count === 1 ? 'time' : 'times'}` : '',
    ...['first_seen', 'last_seen'].flatMap((key) => textOf(one[key]) ?? []),
    textOf(one['description']) ?? '',
    ...others,
  ].filter(Boolean);
  if (
    typeOf(seen) !== 'indicator' ||
    typeof count === 'number' ||
    one['description'] !== undefined ||
    others.length > 0
  )
    graph.collected.unread(`sighting: ${[nameOf(seen) ?? textOf(one['sighting_of_ref']), ...facts].join(', ')}`);
}
