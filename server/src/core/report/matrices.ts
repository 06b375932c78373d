/** Places mapped techniques in the matrices of the ATT&CK release. */
import type { AttackRelease, Domain, Tactic } from '../catalogue/catalogue.ts';
import type { TechniqueEntry } from '../model/advisory.ts';
import type { Matrix, MatrixTactic, Placed } from './block.ts';
import { groupBy } from '../util/groups.ts';
import { attackId, techniqueName, techniqueUrl } from './technique.ts';

/** A technique under one tactic of one matrix. */
interface Location {
  readonly domain: Matrix['domain'];
  /** The tactic in the release; the author's text if the technique's matrices have no such tactic; empty if there is none. */
  readonly tactic: Tactic | string;
  readonly placed: Placed;
}

/**
 * Returns the matrices that contain mapped techniques: Enterprise, Mobile, ICS, and finally the techniques without a matrix. A technique is
 * placed under the tactics stated for it. If none is stated, it is placed under all its tactics in the release. `lineOf` returns the source
 * line of an entry.
 */
export function matricesOf(
  entries: readonly TechniqueEntry[],
  attack: AttackRelease,
  lineOf: (entry: TechniqueEntry) => number,
): Matrix[] {
  const locations = entries.flatMap((entry) => locationsOf(entry, attack, lineOf(entry)));
  return domains.flatMap((domain) => {
    const own = locations.filter((location) => location.domain === domain);
    return own.length > 0 ? [{ domain, tactics: tacticsOf(own, attack) }] : [];
  });
}

const domains = ['enterprise', 'mobile', 'ics', 'none'] as const;

function locationsOf(entry: TechniqueEntry, attack: AttackRelease, line: number): Location[] {
  const id = entry.id ? attackId(entry.id.value) : undefined;
  const known = id === undefined ? undefined : attack.technique(id);
  const placed: Placed = {
    line,
    ...(id === undefined ? {} : { id }),
    name: techniqueName(entry, attack) ?? '',
    ...(known ? { url: techniqueUrl(known.id) } : {}),
  };
  const within = known?.domains ?? [];
  const locations =
    entry.tactics.length > 0
      ? entry.tactics.flatMap(({ value }) => statedLocations(value, within, attack))
      : within.flatMap((domain) => ownLocations(known?.id ?? '', domain, attack));
  const shown = locations.length > 0 ? locations : [{ domain: within[0] ?? ('none' as const), tactic: '' }];
  return shown.map((location) => ({ ...location, placed }));
}

type Spot = Omit<Location, 'placed'>;

/**
 * Returns the location for a stated tactic, as a list with one item. It is in the first matrix of this tactic that contains the technique
 * or, if the technique is unknown, in the first matrix of this tactic. If no such matrix is found, the location has the author's text
 * instead of the tactic.
 */
function statedLocations(text: string, within: readonly Domain[], attack: AttackRelease): Spot[] {
  const named = attack.tacticsNamed(text);
  const inside = named.filter(({ domains: own }) => own.some((domain) => within.includes(domain)));
  const [found] = inside.length > 0 ? inside : within.length > 0 ? [] : named;
  if (!found) return [{ domain: within[0] ?? 'none', tactic: text }];
  const domain = found.domains.find((own) => within.includes(own)) ?? found.domains[0] ?? 'none';
  return [{ domain, tactic: found }];
}

const ownLocations = (id: string, domain: Domain, attack: AttackRelease): Spot[] =>
  attack.tacticsIn(id, domain).flatMap((shortname) => {
    const tactic = attack.tactics.find((one) => one.shortname === shortname && one.domains.includes(domain));
    return tactic ? [{ domain, tactic }] : [];
  });

/**
 * Returns the tactics of a matrix in the release's order, then the author's text for other tactics, then an empty one for techniques
 * without a tactic.
 */
function tacticsOf(locations: readonly Location[], attack: AttackRelease): MatrixTactic[] {
  const byTactic = groupBy(locations, ({ tactic }) => tactic);
  const known = attack.tactics.flatMap((one) => {
    const own = byTactic.get(one);
    return own ? [{ title: one.name, id: one.id, techniques: placedIn(own) }] : [];
  });
  const others = [...byTactic].flatMap(([title, own]) =>
    typeof title === 'string' ? [{ title, techniques: placedIn(own) }] : [],
  );
  return [...known, ...others.sort((a, b) => Number(a.title === '') - Number(b.title === ''))];
}

/** Returns the techniques under a tactic; a technique that is mapped twice is placed once. */
function placedIn(locations: readonly Location[]): Placed[] {
  const placed = new Map<string, Placed>();
  for (const { placed: one } of locations) {
    const key = `${one.id ?? ''} ${one.name}`;
    if (!placed.has(key)) placed.set(key, one);
  }
  return [...placed.values()];
}
