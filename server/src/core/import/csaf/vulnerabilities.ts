/** Reads the vulnerabilities of a CSAF document. Source: CSAF 2.0, section 3.2.3. */
import { severityValues } from '../../model/vocabularies.ts';
import { inWords, type Collected } from '../collected.ts';
import { dayOf } from '../dates.ts';
import type { DraftValue } from '../draft.ts';
import { oneLine } from '../indicatorRows.ts';
import { membersOf, objectsOf, textOf, textsOf, type Members } from '../json.ts';
import { filled } from '../page/facts.ts';
import { grouped } from '../recommendationGroups.ts';
import { cvssOf, vulnerabilityFacts } from '../vulnerabilityFacts.ts';
import { readAcknowledgments, readReference } from './references.ts';
import type { Product } from './products.ts';

/**
 * Reads the vulnerabilities with their references and acknowledgments, the affected systems (from the product status), the recommendations
 * and, unless the document states a severity, the highest severity of the scores. If there are no vulnerabilities, all products are
 * affected systems.
 */
export function readVulnerabilities(
  all: readonly Members[],
  products: ReadonlyMap<string, Product>,
  collected: Collected,
): void {
  const systems = new Map<string, System>();
  const remedies = new Map<string, Set<string>>();
  const statuses = new Set<string>();
  for (const one of all) {
    const id = idOf(one);
    collected.row('vulnerabilities', id ?? textOf(one['title']) ?? '', rowOf(one, id), 'vulnerabilities');
    for (const [status, ids] of Object.entries(membersOf(one['product_status']) ?? {}))
      for (const product of textsOf(ids)) addSystem(status, product, products, systems, statuses, id);
    for (const remedy of objectsOf(one['remediations'])) addRemedy(remedy, id, products, remedies);
    for (const reference of objectsOf(one['references'])) readReference(reference, collected, 'vulnerabilities');
    readAcknowledgments(objectsOf(one['acknowledgments']), collected, 'vulnerabilities');
    for (const line of othersOf(one)) collected.unread(`${id ?? 'vulnerability'}: ${line}`);
  }
  if (all.length === 0)
    for (const product of products.keys()) addSystem('known_affected', product, products, systems, statuses);
  if (systems.size > 0)
    collected.set('affected_systems', [...systems.values()].map(systemRow), 'product_tree and product_status');
  if (remedies.size > 0)
    collected.set(
      'recommendations',
      grouped([...remedies].map(([title, items]) => ({ title, items: [...items] }))),
      'remediations of the vulnerabilities',
    );
  for (const line of statuses) collected.unread(line);
  // A severity that the document itself states takes precedence over those of the scores.
  if (collected.has('severity')) return;
  const ratings = all.flatMap(scoresOf).flatMap((score) => Object.values(score).map(membersOf));
  const severities = new Set(ratings.map((rating) => textOf(rating?.['baseSeverity'])?.toLowerCase()));
  const highest = severityValues.findLast((word) => severities.has(word));
  collected.set('severity', highest, 'the highest score of the vulnerabilities');
}

interface System {
  readonly name: string;
  readonly vendor?: string;
  readonly versions: Set<string>;
  readonly fixed: Set<string>;
}

const systemRow = ({ name, vendor, versions, fixed }: System): DraftValue => {
  const fields = filled({ name, vendor, versions: [...versions], fixed_versions: [...fixed] });
  return Object.keys(fields).length === 1 ? name : fields;
};

/**
 * Adds a product to the affected systems if its status is affected or under investigation, or if it is fixed and the product has a version.
 * A status that the affected systems do not express, such as `known_not_affected` or `under_investigation`, is recorded in `statuses`.
 */
function addSystem(
  status: string,
  id: string,
  products: ReadonlyMap<string, Product>,
  systems: Map<string, System>,
  statuses: Set<string>,
  vulnerability?: string,
): void {
  const product = products.get(id) ?? { name: id };
  const { name, vendor, version } = product;
  const isAffected = /^(?:known_affected|first_affected|last_affected|under_investigation)$/.test(status);
  const isFixed = /^(?:fixed|first_fixed)$/.test(status);
  const label = [vendor, name, version].filter(Boolean).join(' ');
  if (!isAffected) statuses.add(`${vulnerability ?? 'vulnerability'}: ${status}: ${label}`);
  if (status === 'under_investigation')
    statuses.add(`${vulnerability ?? 'vulnerability'}: under investigation: ${label}`);
  if (!isAffected && !(isFixed && version !== undefined)) return;
  if (isFixed) statuses.delete(`${vulnerability ?? 'vulnerability'}: ${status}: ${label}`);
  const key = `${vendor ?? ''} ${name}`;
  const system = systems.get(key) ?? {
    name,
    ...(vendor === undefined ? {} : { vendor }),
    versions: new Set<string>(),
    fixed: new Set<string>(),
  };
  systems.set(key, system);
  if (version !== undefined) (isFixed ? system.fixed : system.versions).add(version);
}

function idOf(one: Members): string | undefined {
  const cve = textOf(one['cve'])?.toUpperCase();
  return cve ?? objectsOf(one['ids']).flatMap((id) => textOf(id['text']) ?? [])[0];
}

function rowOf(one: Members, id: string | undefined): Readonly<Record<string, DraftValue | undefined>> {
  const title = textOf(one['title']);
  const lines = objectsOf(one['notes'])
    .filter((note) => /^(?:description|summary|details|general)$/.test(textOf(note['category']) ?? ''))
    .flatMap((note) => textOf(note['text'])?.replace(/\r\n?/g, '\n').split('\n') ?? []);
  const { description, exploited, cwe: saidCwe } = vulnerabilityFacts(lines);
  const ratings = ratingsOf(one);
  const weaknesses = [membersOf(one['cwe']), ...objectsOf(one['cwes'])].flatMap((cwe) => textOf(cwe?.['id']) ?? []);
  const isNothing = description === 'No description is given.' || description === title || description === id;
  return {
    id: id ?? undefined,
    title: title === undefined || title === id ? undefined : oneLine(title),
    cvss: ratings.length === 1 ? ratings[0] : ratings,
    cwe: weaknesses.length > 0 ? [...new Set(weaknesses)] : saidCwe,
    exploited: isExploited(one) ? true : exploited,
    description: isNothing ? undefined : description,
  };
}

/** Returns the ratings in `scores` (CSAF 2.0) and `metrics` (2.1) without duplicate vectors; if there are none, those in the notes. */
function ratingsOf(one: Members): readonly DraftValue[] {
  const found = new Map<string, DraftValue>();
  for (const content of scoresOf(one))
    for (const key of ['cvss_v4', 'cvss_v3', 'cvss_v2']) {
      const score = membersOf(content[key]);
      const vector = textOf(score?.['vectorString']) ?? '';
      const base = score?.['baseScore'];
      const text = [typeof base === 'number' ? String(base) : '', textOf(score?.['baseSeverity']) ?? '', vector].join(
        ' ',
      );
      const rating = score && cvssOf(text);
      if (rating !== undefined && !found.has(vector)) found.set(vector, rating);
    }
  if (found.size > 0) return [...found.values()];
  const said = objectsOf(one['notes']).flatMap((note) => textOf(note['text'])?.split('\n') ?? []);
  const { cvss } = vulnerabilityFacts(said);
  return cvss === undefined ? [] : Array.isArray(cvss) ? (cvss as readonly DraftValue[]) : [cvss];
}

/** Returns the scores of a vulnerability (CSAF 2.0), and the contents of its metrics (2.1). */
const scoresOf = (one: Members): readonly Members[] => [
  ...objectsOf(one['scores']),
  ...objectsOf(one['metrics']).map((metric) => membersOf(metric['content']) ?? {}),
];

/** Whether a threat states that the vulnerability is exploited, without a negation such as "not". */
const isExploited = (one: Members): boolean =>
  objectsOf(one['threats']).some((threat) => {
    const said = textOf(threat['details']) ?? '';
    return (
      textOf(threat['category']) === 'exploit_status' &&
      /\b(?:in the wild|active(?:ly)? exploit(?:ed|ation)|known exploited)\b/i.test(said) &&
      !/\b(?:no|not|none|never|unlikely)\b/i.test(said)
    );
  });

const remedyTitles: Readonly<Record<string, string>> = {
  mitigation: 'Immediate Mitigation',
  workaround: 'Immediate Mitigation',
  vendor_fix: 'Vendor Fixes',
  optional_patch: 'Optional Patches',
  none_available: 'No Fix Available',
  no_fix_planned: 'No Fix Planned',
  fix_planned: 'Fixes Planned',
};

function addRemedy(
  remedy: Members,
  id: string | undefined,
  products: ReadonlyMap<string, Product>,
  remedies: Map<string, Set<string>>,
): void {
  const details = textOf(remedy['details'])?.replace(/\r\n?/g, '\n');
  if (details === undefined) return;
  const title = remedyTitles[textOf(remedy['category']) ?? ''] ?? 'Remediations';
  const items = remedies.get(title) ?? new Set<string>();
  remedies.set(title, items);
  const url = textOf(remedy['url']);
  const named = textsOf(remedy['product_ids'])
    .slice(0, 20)
    .flatMap((one) => products.get(one)?.name ?? []);
  const about = [...new Set([...(id === undefined ? [] : [id]), ...named])].join(', ');
  items.add(`${about === '' ? '' : `${about}: `}${details}${url === undefined ? '' : ` (${url})`}`);
}

/**
 * Returns lines for the properties that have no key: dates, details of metrics and remediations, threats, flags, involvements, notes of
 * other categories, and further IDs.
 */
function othersOf(one: Members): readonly string[] {
  const [, ...ids] = objectsOf(one['ids']).flatMap((id) => textOf(id['text']) ?? []);
  const dates = [one, ...objectsOf(one['first_known_exploitation_dates'])].flatMap((dated) =>
    ['discovery_date', 'release_date', 'disclosure_date', 'exploitation_date'].flatMap((key) => {
      const date = dayOf(textOf(dated[key]));
      return date === undefined ? [] : [`${key}: ${date}`];
    }),
  );
  const metrics = objectsOf(one['metrics']).flatMap(({ source, content }) => [
    ...(textOf(source) === undefined ? [] : [`source of scores: ${String(source)}`]),
    ...Object.entries(membersOf(content) ?? {}).flatMap(([key, value]) =>
      key.startsWith('cvss_') ? [] : [`${key}: ${inWords(value)}`],
    ),
  ]);
  const remedies = objectsOf(one['remediations']).flatMap((remedy) =>
    ['date', 'restart_required', 'entitlements'].flatMap((key) =>
      remedy[key] === undefined ? [] : [`remediation, ${key}: ${inWords(remedy[key])}`],
    ),
  );
  const threats = objectsOf(one['threats']).flatMap((threat) => {
    const details = textOf(threat['details']);
    const date = dayOf(textOf(threat['date']));
    return details === undefined || (details === 'Exploited in the wild' && date === undefined)
      ? []
      : [[textOf(threat['category']) ?? 'threat', date, details].filter(Boolean).join(': ')];
  });
  const flags = objectsOf(one['flags']).flatMap((flag) => textOf(flag['label']) ?? []);
  const involved = objectsOf(one['involvements']).map((part) =>
    ['date', 'party', 'status', 'summary'].flatMap((key) => textOf(part[key]) ?? []).join(', '),
  );
  const notes = objectsOf(one['notes'])
    .filter((note) => !/^(?:description|summary|details|general)$/.test(textOf(note['category']) ?? ''))
    .map((note) => ['title', 'text'].flatMap((key) => textOf(note[key]) ?? []).join(': '));
  return [
    ...dates,
    ...metrics,
    ...remedies,
    ...threats,
    ...[...new Set(flags)].map((flag) => `flag: ${flag}`),
    ...involved.map((part) => `involvement: ${part}`),
    ...notes.map((note) => `note: ${note}`),
    ...ids.map((id) => `also ${id}`),
  ];
}
