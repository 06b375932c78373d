import { defang } from '../indicators/index.ts';
import { Noted, type DraftValue } from './draft.ts';
import { objectsOf, readJsonObject, textOf, textsOf, type Members } from './json.ts';
import type { Importer } from './reader.ts';
import { readStixBundle, type BundleName, type StixBundle } from './stixBundle.ts';

/** Imports a STIX bundle: the report's properties, and the objects for which an advisory has keys. */
export const stix: Importer = {
  read(text) {
    const members = readJsonObject(text);
    const bundle = members && readStixBundle(members);
    if (!members || !bundle) return undefined;
    const objects = objectsOf(members['objects']);
    const report = objects.find((one) => one['type'] === 'report');
    const draft = new Map<string, DraftValue>(report ? reportKeys(report, objects) : []);
    const lists: readonly (readonly [string, readonly DraftValue[], string])[] = [
      ['actors', bundle.actors.map(named), 'intrusion sets and threat actors'],
      ['campaigns', bundle.campaigns.map(({ name, attackId }) => short({ name, attack_id: attackId })), 'campaigns'],
      ['malware', bundle.malware.map(named), 'malware'],
      ['tools', bundle.tools.map(named), 'tools'],
      ['vulnerabilities', bundle.vulnerabilities, 'vulnerabilities'],
      ['indicators', indicatorRows(bundle), 'indicators and observables'],
      [
        'mitre_attack',
        bundle.techniques.map(({ id, name }) => (name === undefined ? id : `${id} - ${name}`)),
        'attack patterns',
      ],
      ['references', bundle.references, 'references of the report'],
    ];
    for (const [key, rows, from] of lists)
      if (rows.length > 0) draft.set(key, new Noted(rows, `${from} of the bundle`));
    return { draft, unread: unreadOf(objects, bundle) };
  },
};

/** Returns the properties of a report, including the labels that our exports write. */
function reportKeys(report: Members, objects: readonly Members[]): readonly (readonly [string, DraftValue])[] {
  const id = textOf(report['id']) ?? 'report';
  const author = objects.find((one) => one['id'] !== undefined && one['id'] === report['created_by_ref']);
  const marks = textsOf(report['object_marking_refs']);
  const tlp = objects
    .filter((one) => marks.includes(textOf(one['id']) ?? ''))
    .flatMap((one) => /^TLP:([A-Z+]+)$/i.exec(textOf(one['name']) ?? '')?.[1]?.toUpperCase() ?? [])[0];
  const labels = new Map(
    textsOf(report['labels']).flatMap((label) => {
      const [, key, value] = /^(severity|category|status|analyzed):(.+)$/.exec(label) ?? [];
      return key !== undefined && value !== undefined ? [[key, value] as const] : [];
    }),
  );
  const published = textOf(report['published'])?.replace(/T00:00:00(?:\.0+)?Z$/, '');
  const values: readonly (readonly [string, DraftValue | undefined])[] = [
    ['title', textOf(report['name'])],
    ['summary', textOf(report['description'])],
    ['tlp', tlp],
    ['published', published],
    ['authors', author && textOf(author['name']) ? [textOf(author['name']) ?? ''] : undefined],
    ...labels,
  ];
  return values.flatMap(([key, value]) => (value === undefined ? [] : [[key, new Noted(value, id)] as const]));
}

const named = ({ name, aliases, attackId }: BundleName): DraftValue =>
  short({ name, aliases: aliases.length > 0 ? aliases : undefined, attack_id: attackId });

/** Returns only the name if a row has no other fields. */
function short(fields: { readonly name: string; readonly [key: string]: DraftValue | undefined }): DraftValue {
  return Object.values(fields).filter((value) => value !== undefined).length === 1 ? fields.name : fields;
}

const indicatorRows = ({ indicators }: StixBundle): readonly DraftValue[] =>
  indicators.map(({ type, value, description }) => ({
    type,
    value: type === undefined ? value : defang(value, type),
    description,
  }));

/** Returns the objects without a key, and descriptions of objects that an advisory only names. */
function unreadOf(objects: readonly Members[], { actors, campaigns, malware, tools }: StixBundle): readonly string[] {
  const placed = new Set(['relationship', 'marking-definition', 'identity', 'report', 'extension-definition']);
  const others = objects
    .filter((one) => isOther(one, placed))
    .map((one) => {
      const said = ['name', 'abstract', 'description', 'content'].flatMap((key) => textOf(one[key]) ?? []);
      return [textOf(one['type']) ?? 'object', ...new Set(said)].join(': ');
    });
  const described = [...actors, ...campaigns, ...malware, ...tools].flatMap(({ name, description }) =>
    description === undefined ? [] : [`${name}: ${description}`],
  );
  const revoked = objects.filter((one) => one['revoked'] === true).length;
  return [...others, ...described, ...(revoked > 0 ? [`${revoked} revoked`] : [])];
}

/** Whether an advisory has no key for an object, such as a note, a course of action or a location. */
function isOther(one: Members, placed: ReadonlySet<string>): boolean {
  const type = textOf(one['type']) ?? '';
  return !placed.has(type) && !read.has(type) && one['revoked'] !== true;
}

const read: ReadonlySet<string> = new Set([
  'indicator',
  'attack-pattern',
  'vulnerability',
  'intrusion-set',
  'threat-actor',
  'campaign',
  'malware',
  'tool',
  'file',
  'ipv4-addr',
  'ipv6-addr',
  'domain-name',
  'url',
  'email-addr',
  'mutex',
  'windows-registry-key',
  'process',
  'directory',
  'observed-data',
]);
