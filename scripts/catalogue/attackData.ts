/** Makes `data/attack.json`: the states of every object over the releases that the catalogue describes. */

import type { AttackData, Row, State } from '../../server/src/core/catalogue/source.ts';
import { compareReleases } from '../../server/src/core/catalogue/release.ts';
import { newestObjects, newestTactics, newestTechniques } from './newest.ts';
import { fail } from './shapes.ts';
import { snapshotsOf } from './snapshots.ts';
import type { Snapshot, Snapshots } from './snapshots.ts';
import type { Domain, Sources, StixType } from './sources.ts';

/** The releases of the history that the data describes; the newest list comes behind them. */
const historyReleases = ['18.1'];

/** Derives the data. Throws on what the sources contradict each other in. */
export function buildAttackData(sources: Sources): AttackData {
  const { clusters, history } = sources;
  const encoded = [...historyReleases, sources.newest.release];
  const past = (type: StixType): readonly Snapshots[] =>
    historyReleases.map((release) => snapshotsOf(history, type, release));
  const last = (snapshots: readonly Snapshots[]): Snapshots => snapshots.at(-1) ?? new Map<string, Snapshot>();
  const plain = (type: StixType, cluster: keyof Sources['clusters']): readonly Row[] => {
    const before = past(type);
    const successors = type === 'malware' ? [...clusters[cluster], ...clusters['mitre-tool']] : clusters[cluster];
    return rows([...before, newestObjects(last(before), clusters[cluster], successors)]);
  };

  const tacticsBefore = past('x-mitre-tactic');
  const tactics = newestTactics(last(tacticsBefore), sources);
  const techniquesBefore = past('attack-pattern');
  const techniques = newestTechniques(last(techniquesBefore), tactics, sources);
  // No newer list of campaigns exists: the last known ones hold on.
  const campaigns = past('campaign');

  const data: AttackData = {
    format: 1,
    releases: [...sources.releases].sort(([one], [two]) => compareReleases(one, two)),
    encoded,
    objects: {
      technique: rows([...techniquesBefore, techniques]),
      tactic: inMatrixOrder(rows([...tacticsBefore, tactics]), sources.tacticOrder),
      group: plain('intrusion-set', 'mitre-intrusion-set'),
      malware: plain('malware', 'mitre-malware'),
      tool: plain('tool', 'mitre-tool'),
      campaign: rows(campaigns),
      mitigation: plain('course-of-action', 'mitre-course-of-action'),
      'data-component': plain('x-mitre-data-component', 'mitre-data-component'),
    },
  };
  checkReferences(data);
  return data;
}

/** A row an object, sorted by ID; a state each time that something changes. */
function rows(releases: readonly Snapshots[]): readonly Row[] {
  const ids = [...new Set(releases.flatMap((snapshots) => [...snapshots.keys()]))].sort();
  return ids.map((id) => {
    // What no release of the data had any more is there from the first on, so that it is known in each of them.
    const present = releases.flatMap((snapshots) => snapshots.get(id) ?? []);
    const historic = present.every((snapshot) => snapshot.status !== 0);
    const domains = new Set(present.flatMap((snapshot) => [...snapshot.domains]));
    const states: State[] = [];
    let known = '';
    releases.forEach((snapshots, index) => {
      const snapshot = snapshots.get(id) ?? (historic ? present[0] : undefined);
      if (snapshot === undefined) return;
      const state = stateOf(snapshot, index);
      const text = JSON.stringify(state.slice(1));
      if (text !== known) states.push(state);
      known = text;
    });
    return [id, [...'emi'].filter((letter) => domains.has(letter)).join(''), states];
  });
}

function stateOf({ name, status, facts, revokedBy }: Snapshot, from: number): State {
  if (revokedBy.length > 0) return [from, name, status, facts, revokedBy];
  if (facts.length > 0) return [from, name, status, facts];
  return status === 0 ? [from, name] : [from, name, status];
}

function inMatrixOrder(tactics: readonly Row[], order: Sources['tacticOrder']): readonly Row[] {
  const place = ([id, domains, states]: Row): number => {
    const domain = (['enterprise', 'mobile', 'ics'] as const).find((name: Domain) =>
      domains.startsWith(name.charAt(0)),
    );
    const state = states.at(-1);
    if (domain === undefined || state === undefined) return Infinity;
    const at = order[domain].indexOf(state[3]?.[0] ?? '');
    if (at < 0 && (state[2] ?? 0) === 0) fail(id, 'a tactic that its matrix does not order');
    return 'emi'.indexOf(domain.charAt(0)) * 100 + (at < 0 ? 99 : at);
  };
  return tactics
    .map((row) => ({ row, at: place(row) }))
    .sort((one, two) => (one.at === two.at ? (one.row[0] < two.row[0] ? -1 : 1) : one.at - two.at))
    .map(({ row }) => row);
}

/** Sub-techniques have parents, living techniques' tactics exist in their domain, successors exist. */
function checkReferences(data: AttackData): void {
  const { technique, tactic } = data.objects;
  const ids = new Set(technique.map(([id]) => id));
  data.encoded.forEach((release, index) => {
    const shortnames = new Set(
      tactic.flatMap(([, domains, states]) => {
        const state = states.findLast(([from]) => from <= index);
        return state === undefined || (state[2] ?? 0) !== 0
          ? []
          : [...domains].map((letter) => letter + (state[3]?.[0] ?? ''));
      }),
    );
    for (const [id, domains, states] of technique) {
      const state = states.findLast(([from]) => from <= index);
      if (state === undefined) continue;
      if (id.includes('.') && !ids.has(id.slice(0, id.indexOf('.')))) fail(id, 'a sub-technique without its technique');
      for (const successor of state[4] ?? []) if (!ids.has(successor)) fail(id, `revoked by unknown ${successor}`);
      if ((state[2] ?? 0) !== 0) continue;
      for (const name of state[3] ?? []) {
        if (![...domains].some((letter) => shortnames.has(letter + name)))
          fail(id, `in unknown tactic ${name} in ${release}`);
      }
    }
  });
}
