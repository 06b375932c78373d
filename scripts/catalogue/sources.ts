/** Reads and checks the sources: ATT&CK's releases, history, bundles and newest list, and MISP galaxy's clusters. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { bundleFacts } from './bundles.ts';
import type { BundleFacts } from './bundles.ts';
import { asFlag, asList, asObject, asText, asTexts, asWord, checkKeys, fail } from './shapes.ts';
import type { Json } from './shapes.ts';

export type Domain = 'enterprise' | 'mobile' | 'ics';
/** The domains, in order of precedence for objects that are in several of them. */
export const domains: readonly Domain[] = ['enterprise', 'mobile', 'ics'];

const stixTypes = [
  'attack-pattern',
  'x-mitre-tactic',
  'intrusion-set',
  'malware',
  'tool',
  'campaign',
  'course-of-action',
  'x-mitre-data-component',
] as const;
export type StixType = (typeof stixTypes)[number];

/** The state of an object in one domain and one release. */
export interface HistoryLine {
  readonly release: string;
  readonly domain: Domain;
  readonly type: StixType;
  /** Empty for data components in releases in which they had no IDs. */
  readonly id: string;
  readonly name: string;
  readonly tactics: readonly string[];
  readonly shortname: string;
  readonly aliases: readonly string[];
  readonly revoked: boolean;
  readonly deprecated: boolean;
  readonly revokedBy: readonly string[];
}

/** The newest release's lists. The lists of objects contain only active ones. */
export interface NewestList {
  readonly release: string;
  readonly tactics: readonly { readonly id: string; readonly domain: Domain; readonly name: string }[];
  readonly techniques: readonly { readonly id: string; readonly domain: Domain; readonly name: string }[];
  /** The tactics of techniques, as pairs of IDs. Unlike the lists above, they also include inactive techniques. */
  readonly pairs: readonly (readonly [tactic: string, technique: string])[];
  /** STIX identifiers by ID. */
  readonly stixIds: Readonly<Record<string, string>>;
}

/** A value in a MISP galaxy cluster. */
export interface MispValue {
  readonly uuid: string;
  readonly value: string;
  readonly meta: Json;
  readonly revoked: boolean;
  readonly related: readonly { readonly uuid: string; readonly type: string }[];
}

/** The clusters from which the catalogue is built. */
export const clusterNames = [
  'mitre-attack-pattern',
  'mitre-intrusion-set',
  'mitre-malware',
  'mitre-tool',
  'mitre-course-of-action',
  'mitre-data-component',
  'threat-actor',
  'microsoft-activity-group',
  '360net',
  'ransomware',
  'surveillance-vendor',
  'android',
  'backdoor',
  'banker',
  'botnet',
  'exploit-kit',
  'rat',
  'stealer',
  'tool',
] as const;
export type ClusterName = (typeof clusterNames)[number];

export type Clusters = Readonly<Record<ClusterName, readonly MispValue[]>>;

export interface Sources {
  readonly releases: readonly (readonly [release: string, date: string])[];
  readonly history: readonly HistoryLine[];
  readonly newest: NewestList;
  /** Facts from the bundles, with the bundles' release. */
  readonly bundles: BundleFacts & { readonly release: string };
  readonly clusters: Clusters;
  /** The shortnames of tactics, in the order of the matrices. */
  readonly tacticOrder: Readonly<Record<Domain, readonly string[]>>;
}

/**
 * Reads all sources from a folder that contains `attack/` and `misp-galaxy/`. Throws an error with a one-line message for missing or
 * unexpected content.
 */
export function readSources(folder: string): Sources {
  if (!existsSync(join(folder, 'attack')) || !existsSync(join(folder, 'misp-galaxy'))) {
    throw new Error(
      `No source data in ${folder}: the folders attack and misp-galaxy are required (choose another folder with --from DIR).`,
    );
  }
  return {
    releases: readReleases(join(folder, 'attack', 'attack-releases.json')),
    history: readHistory(join(folder, 'attack', 'attack-history.jsonl.gz')),
    newest: readNewest(join(folder, 'attack', 'attack-19.1-ids.json')),
    bundles: {
      release: bundleRelease,
      ...bundleFacts(domains.map((domain) => readObjects(bundleFile(folder, domain)))),
    },
    clusters: readClusters(join(folder, 'misp-galaxy')),
    tacticOrder: readTacticOrder(folder),
  };
}

const bundleRelease = '18.1';

function bundleFile(folder: string, domain: Domain): string {
  return join(folder, 'attack', `${domain}-attack-${bundleRelease}.json.gz`);
}

function readObjects(file: string): readonly Json[] {
  return asList(asObject(readJson(file), file)['objects'], file).map((item) => asObject(item, file));
}

function readJson(file: string): unknown {
  const bytes = readFileSync(file);
  return JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
}

function readReleases(file: string): Sources['releases'] {
  return asList(readJson(file), file).map((item) => {
    const row = asObject(item, file);
    checkKeys(row, ['release', 'date', 'note'], file);
    const release = asText(row['release'], file);
    const date = asText(row['date'], file);
    if (!/^\d+\.\d+$/.test(release) || !/^\d{4}-\d\d-\d\d$/.test(date))
      fail(file, `unknown release ${release} of ${date}`);
    return [release, date] as const;
  });
}

const historyKeys = [
  'v',
  'domain',
  'type',
  'id',
  'name',
  'tactics',
  'shortname',
  'revoked',
  'deprecated',
  'revoked_by',
  'aliases',
];

function readHistory(file: string): readonly HistoryLine[] {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n');
  return lines.flatMap((text, index) => {
    if (text === '') return [];
    const where = `${file} line ${index + 1}`;
    const row = asObject(JSON.parse(text), where);
    checkKeys(row, historyKeys, where);
    const type = asWord(row['type'], stixTypes, where);
    // Data components had no IDs before release 18, so earlier ones are identified by name.
    const unnumbered = (row['id'] ?? '') === '' && type === 'x-mitre-data-component';
    const successor = row['revoked_by'];
    return [
      {
        release: asText(row['v'], where),
        domain: asWord(row['domain'], domains, where),
        type,
        id: unnumbered ? '' : asText(row['id'], where),
        name: asText(row['name'], where),
        tactics: asTexts(row['tactics'], where),
        shortname: type === 'x-mitre-tactic' ? asText(row['shortname'], where) : '',
        aliases: asTexts(row['aliases'], where),
        revoked: asFlag(row['revoked'], where),
        deprecated: asFlag(row['deprecated'], where),
        revokedBy: successor === undefined ? [] : [asText(successor, where)],
      },
    ];
  });
}

function readNewest(file: string): NewestList {
  const root = asObject(readJson(file), file);
  checkKeys(root, ['release', 'source', 'keys', 'tactics', 'techniques', 'relationships', 'stixIds'], file);
  const object = (item: unknown): { id: string; domain: Domain; name: string } => {
    const row = asObject(item, file);
    checkKeys(row, ['id', 'domain', 'name'], file);
    return {
      id: asText(row['id'], file),
      domain: asWord(row['domain'], domains, file),
      name: asText(row['name'], file),
    };
  };
  return {
    release: asText(root['release'], file),
    tactics: asList(root['tactics'], file).map(object),
    techniques: asList(root['techniques'], file).map(object),
    pairs: asList(root['relationships'], file).map((item) => {
      const [from, tactic, to, technique] = asTexts(item, file);
      if (from !== 'tactic' || to !== 'technique' || tactic === undefined || technique === undefined) {
        fail(file, `unknown relationship ${JSON.stringify(item)}`);
      }
      return [tactic, technique] as const;
    }),
    stixIds: Object.fromEntries(
      Object.entries(asObject(root['stixIds'], file)).map(([id, stixId]) => [id, asText(stixId, file)]),
    ),
  };
}

function readClusters(folder: string): Clusters {
  const read = (name: ClusterName): readonly MispValue[] => readCluster(join(folder, `${name}.json`));
  return {
    'mitre-attack-pattern': read('mitre-attack-pattern'),
    'mitre-intrusion-set': read('mitre-intrusion-set'),
    'mitre-malware': read('mitre-malware'),
    'mitre-tool': read('mitre-tool'),
    'mitre-course-of-action': read('mitre-course-of-action'),
    'mitre-data-component': read('mitre-data-component'),
    'threat-actor': read('threat-actor'),
    'microsoft-activity-group': read('microsoft-activity-group'),
    '360net': read('360net'),
    ransomware: read('ransomware'),
    'surveillance-vendor': read('surveillance-vendor'),
    android: read('android'),
    backdoor: read('backdoor'),
    banker: read('banker'),
    botnet: read('botnet'),
    'exploit-kit': read('exploit-kit'),
    rat: read('rat'),
    stealer: read('stealer'),
    tool: read('tool'),
  };
}

function readCluster(file: string): readonly MispValue[] {
  const root = asObject(readJson(file), file);
  return asList(root['values'], file).map((item) => {
    const row = asObject(item, file);
    checkKeys(row, ['description', 'meta', 'related', 'revoked', 'uuid', 'value'], file);
    const value = asText(row['value'], file);
    const where = `${file} (${value})`;
    const related = row['related'] === undefined ? [] : asList(row['related'], where);
    return {
      uuid: asText(row['uuid'], where),
      value,
      meta: asObject(row['meta'] ?? {}, where),
      revoked: asFlag(row['revoked'], where),
      related: related.flatMap((relation) => {
        const { 'dest-uuid': uuid, type } = asObject(relation, where);
        // Some relations have no target.
        return uuid === '' ? [] : [{ uuid: asText(uuid, where), type: asText(type, where) }];
      }),
    };
  });
}

/** Returns the order of tactics: for Enterprise and Mobile from platforms' kill chains in MISP, for ICS from its matrix. */
function readTacticOrder(folder: string): Sources['tacticOrder'] {
  const file = join(folder, 'misp-galaxy', 'galaxy-mitre-attack-pattern.json');
  const chains = asObject(asObject(readJson(file), file)['kill_chain_order'], file);
  return {
    enterprise: [...asTexts(chains['attack-PRE'], file), ...asTexts(chains['attack-Windows'], file)],
    mobile: asTexts(chains['mobile-attack-Android'], file),
    ics: readMatrixOrder(bundleFile(folder, 'ics')),
  };
}

function readMatrixOrder(file: string): readonly string[] {
  const objects = readObjects(file);
  const matrix = objects.find((object) => object['type'] === 'x-mitre-matrix') ?? fail(file, 'no matrix');
  return asTexts(matrix['tactic_refs'], file).map((reference) => {
    const tactic = objects.find((object) => object['id'] === reference) ?? fail(file, `no tactic ${reference}`);
    return asText(tactic['x_mitre_shortname'], file);
  });
}
