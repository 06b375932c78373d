/** Creates `data/attack.json`: the states of each object in all releases of the catalogue. */

import type { AttackData, Row } from '../../server/src/core/catalogue/source.ts';
import { compareReleases } from '../../server/src/core/catalogue/release.ts';
import { stixIdentifiers, techniquePlatforms, withExtras } from './extras.ts';
import { newestObjects, newestTactics, newestTechniques } from './newest.ts';
import { fail } from './shapes.ts';
import { encodeRows } from './rows.ts';
import { historyReleases, snapshotsOf } from './snapshots.ts';
import type { Snapshot, Snapshots } from './snapshots.ts';
import type { Domain, Sources, StixType } from './sources.ts';

/** Releases for which the sources contain no data, with their date, or their month if the exact date is unknown. */
const withoutData: Sources['releases'] = [
  ['19.2', '2026-08-05'],
  ['20.0', '2026-10'],
];

/** Builds the data. Throws if the sources contradict each other. */
export function buildAttackData(sources: Sources): AttackData {
  const { clusters, history } = sources;
  const past = historyReleases(history);
  if (past.at(-1) !== sources.bundles.release)
    fail(sources.bundles.release, 'bundles of a different release than the last one');
  const encoded = [...past, sources.newest.release];
  // ATT&CK 8.0, released on 2020-10-27, incorporated the remainder of PRE-ATT&CK.
  const retired = encoded.findIndex((release) => compareReleases(release, '8.0') >= 0);
  const identify = stixIdentifiers(sources);
  const platforms = techniquePlatforms(sources, encoded);
  const last = (snapshots: readonly Snapshots[]): Snapshots => snapshots.at(-1) ?? new Map<string, Snapshot>();
  const plain = (type: StixType, cluster: keyof Sources['clusters']): readonly Row[] => {
    const before = snapshotsOf(history, type);
    const successors = type === 'malware' ? [...clusters[cluster], ...clusters['mitre-tool']] : clusters[cluster];
    return rows(type, [...before, newestObjects(last(before), clusters[cluster], successors)]);
  };
  const rows = (type: StixType, releases: readonly Snapshots[]): readonly Row[] =>
    encodeRows(releases, retired).map((row) =>
      withExtras(row, identify(type, row[0]), type === 'attack-pattern' ? platforms.of(row[0]) : []),
    );

  const techniquesBefore = snapshotsOf(history, 'attack-pattern');
  const tacticsBefore = withFirstTactics(snapshotsOf(history, 'x-mitre-tactic'), techniquesBefore);
  const tactics = newestTactics(last(tacticsBefore), sources);
  const techniques = newestTechniques(last(techniquesBefore), tactics, sources);

  const data: AttackData = {
    format: 2,
    releases: [
      ...sources.releases,
      ...withoutData.filter(([release]) => sources.releases.every(([known]) => known !== release)),
    ].sort(([one], [two]) => compareReleases(one, two)),
    encoded,
    platforms: platforms.names,
    objects: {
      technique: rows('attack-pattern', [...techniquesBefore, techniques]),
      tactic: inMatrixOrder(rows('x-mitre-tactic', [...tacticsBefore, tactics]), sources.tacticOrder),
      group: plain('intrusion-set', 'mitre-intrusion-set'),
      malware: plain('malware', 'mitre-malware'),
      tool: plain('tool', 'mitre-tool'),
      // There is no newer list of campaigns, so the last known list is used.
      campaign: rows('campaign', snapshotsOf(history, 'campaign')),
      mitigation: plain('course-of-action', 'mitre-course-of-action'),
      'data-component': plain('x-mitre-data-component', 'mitre-data-component'),
    },
  };
  checkReferences(data);
  return data;
}

function inMatrixOrder(tactics: readonly Row[], order: Sources['tacticOrder']): readonly Row[] {
  const location = ([id, domains, states]: Row): number => {
    const domain = (['enterprise', 'mobile', 'ics'] as const).find((name: Domain) =>
      domains.startsWith(name.charAt(0)),
    );
    const state = states.at(-1);
    if (domain === undefined || state === undefined) return Infinity;
    const at = order[domain].indexOf(state[3]?.[0] ?? '');
    if (at < 0 && (state[2] ?? 0) === 0) fail(id, 'a tactic that its matrix does not list');
    return 'emi'.indexOf(domain.charAt(0)) * 100 + (at < 0 ? 99 : at);
  };
  return tactics
    .map((row) => ({ row, at: location(row) }))
    .sort((one, two) => (one.at === two.at ? (one.row[0] < two.row[0] ? -1 : 1) : one.at - two.at))
    .map(({ row }) => row);
}

/**
 * Adds tactics to the earliest releases, whose data lists none although their techniques refer to them. A tactic of the first release that
 * lists tactics is added if an active technique in its domain uses it. Early Mobile tactics that this release does not list never had an ID.
 */
function withFirstTactics(tactics: readonly Snapshots[], techniques: readonly Snapshots[]): readonly Snapshots[] {
  const first = tactics.findIndex((snapshots) => snapshots.size > 0);
  const listed = [...(tactics[first]?.values() ?? [])];
  return tactics.map((snapshots, index) => {
    if (index >= first) return snapshots;
    const living = [...(techniques[index]?.values() ?? [])].filter(({ status }) => status === 0);
    const used = new Set(living.flatMap(({ domains, facts }) => facts.map((name) => domains + name)));
    return new Map(
      listed.filter(({ domains, facts }) => used.has(domains + (facts[0] ?? ''))).map((tactic) => [tactic.id, tactic]),
    );
  });
}

/**
 * Checks for each release that the tactics of active techniques exist in one of their domains. Also checks that the parents of
 * sub-techniques and the successors of revoked techniques exist in some release.
 */
function checkReferences(data: AttackData): void {
  const { technique, tactic } = data.objects;
  const ids = new Set(technique.map(([id]) => id));
  const known = new Set(tactic.flatMap(([, , states]) => states.map((state) => state[3]?.[0] ?? '')));
  data.encoded.forEach((release, index) => {
    const shortnames = new Set(
      tactic.flatMap(([, domains, states]) => {
        const state = states.findLast(([from]) => from <= index);
        return state === undefined || (state[2] ?? 0) !== 0
          ? []
          : [...(state[5] ?? domains)].map((letter) => letter + (state[3]?.[0] ?? ''));
      }),
    );
    for (const [id, domains, states] of technique) {
      const state = states.findLast(([from]) => from <= index);
      if (state === undefined) continue;
      if (id.includes('.') && !ids.has(id.slice(0, id.indexOf('.')))) fail(id, 'a sub-technique without its technique');
      for (const successor of state[4] ?? []) if (!ids.has(successor)) fail(id, `revoked by unknown ${successor}`);
      // PRE-ATT&CK has no domain.
      if ((state[2] ?? 0) !== 0 || (state[5] ?? domains) === '') continue;
      for (const name of (state[3] ?? []).filter((fact) => known.has(fact))) {
        if (![...(state[5] ?? domains)].some((letter) => shortnames.has(letter + name)))
          fail(id, `in unknown tactic ${name} in ${release}`);
      }
    }
  });
}
