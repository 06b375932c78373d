/** Reads tactics as written by authors, and finds the replacements for tactics of earlier releases. */
import { withoutTrailing } from '../util/ends.ts';
import type { AttackRelease, Catalogue, Domain, Tactic, Technique } from '../catalogue/catalogue.ts';
import { compareReleases } from '../catalogue/release.ts';
import type { Text } from '../model/advisory.ts';
import type { Span } from '../text/text.ts';

/** One tactic in a value that may name several: `Initial Access / TA0002` names two. */
export interface TacticPart {
  readonly value: string;
  /** The span of the part if the source contains it literally, otherwise that of the whole value. */
  readonly span: Span;
}

/** Splits a value at `/`, `,`, `;` or `|`, which no tactic name contains. */
export function tacticParts({ value, span }: Text, source: string): TacticPart[] {
  const parts = value.split(/[/,;|]/).flatMap((part) => part.trim() || []);
  if (parts.length < 2) return [{ value: value.trim(), span }];
  const written = source.slice(span[0], span[1]);
  let end = 0;
  return parts.map((part) => {
    const at = written.indexOf(part, end);
    if (at < 0) return { value: part.trim(), span };
    end = at + part.length;
    return { value: part.trim(), span: [span[0] + at, span[0] + end] };
  });
}

/**
 * Returns the active tactics that a part refers to by name, shortname or ID. If it contains an ID with a name (`TA0003 - Persistence`),
 * only the ID is used.
 */
export function tacticsOf(attack: AttackRelease, part: string): readonly Tactic[] {
  const exact = attack.tacticsNamed(part.trim());
  if (exact.length > 0) return exact;
  const id = idIn(part);
  return id === undefined ? [] : attack.tacticsNamed(id);
}

/** Returns the tactic with this ID, if it is active in the release. */
function tacticById(attack: AttackRelease, id: string): Tactic | undefined {
  return attack.tacticsNamed(id).find((tactic) => tactic.id === id);
}

/**
 * Whether a technique belongs to a tactic and shares a domain with it. The domain is compared because Enterprise and Mobile each have a
 * tactic with the shortname `defense-evasion`.
 */
export function isUnder(technique: Technique, tactic: Tactic): boolean {
  return technique.tactics.includes(tactic.shortname) && shareDomain(technique.domains, tactic.domains);
}

/** Returns a technique's tactics in matrix order. */
export function tacticsOfTechnique(attack: AttackRelease, technique: Technique): readonly Tactic[] {
  return attack.tactics.filter((tactic) => isUnder(technique, tactic));
}

/** Whether two lists of domains overlap. An empty list means that the domain is unknown, and counts as overlapping. */
export function shareDomain(one: readonly Domain[], two: readonly Domain[]): boolean {
  return one.length === 0 || two.length === 0 || one.some((domain) => two.includes(domain));
}

/**
 * Returns a tactic in the author's notation: an ID for an ID, a shortname for a shortname, both ID and name for `TA0005 - Defense Evasion`,
 * and otherwise the name.
 */
export function tacticLike(tactic: Tactic, written: string): string {
  if (/^TA\d+$/i.test(written)) return tactic.id;
  if (/^[a-z]+(?:-[a-z]+)+$/.test(written)) return tactic.shortname;
  const id = idIn(written);
  if (id === undefined) return tactic.name;
  const name = nameIn(written);
  return written.replace(id, () => tactic.id).replace(name, () => tactic.name);
}

/** Returns the data of each release that the catalogue has data for, oldest first. */
export function knownReleases(catalogue: Catalogue): readonly AttackRelease[] {
  const known = views.get(catalogue);
  if (known) return known;
  const made = [...new Set(catalogue.releases.map(({ release }) => catalogue.at(release)))];
  views.set(catalogue, made);
  return made;
}

const views = new WeakMap<Catalogue, readonly AttackRelease[]>();

/** A tactic of an earlier release that has another name or ID in the advisory's release. */
export interface PreviousTactic {
  readonly tactic: Tactic;
  /** The last release in which the part named this tactic. */
  readonly release: string;
  /** The tactic's successors among the active tactics of the advisory's release; never empty. */
  readonly successors: readonly Tactic[];
}

/**
 * Searches the releases before the advisory's, newest first, for one in which the part named a tactic in one of these domains, and returns
 * that tactic with its successors. Returns undefined if there is no such release, if the part still names the same tactic, or if the tactic
 * has no successor.
 */
export function previousTactic(
  catalogue: Catalogue,
  attack: AttackRelease,
  part: string,
  domains: readonly Domain[],
): PreviousTactic | undefined {
  const earlier = knownReleases(catalogue).filter((view) => compareReleases(view.release, attack.release) < 0);
  for (const view of earlier.reverse()) {
    const found = meant(view, part).find((tactic) => shareDomain(tactic.domains, domains));
    if (!found) continue;
    if (stillMeans(attack, part, found)) return undefined;
    const successors = tacticSuccessors(catalogue, found, view, attack);
    return successors.length === 0 ? undefined : { tactic: found, release: view.release, successors };
  }
  return undefined;
}

/** Whether a part names the same tactic in this release as in the one that `tactic` comes from. */
export function stillMeans(attack: AttackRelease, part: string, tactic: Tactic): boolean {
  const now = tacticById(attack, tactic.id);
  return now !== undefined && isSame(tactic, now) && meant(attack, part).includes(now);
}

/** Returns the tactics that a part names. If the part contains an ID and a name, a tactic is returned only if both match. */
function meant(attack: AttackRelease, part: string): readonly Tactic[] {
  const found = tacticsOf(attack, part);
  return isNamedApart(part) ? found.filter((tactic) => isNamed(tactic, nameIn(part))) : found;
}

/**
 * Whether a part contains an ID and a name (`TA0005 - Defense Evasion`), and the name is not that of the tactic with this ID in the
 * release.
 */
export function contradictsItself(attack: AttackRelease, part: string): boolean {
  const tactic = isNamedApart(part) ? tacticsOf(attack, part)[0] : undefined;
  return tactic !== undefined && !isNamed(tactic, nameIn(part));
}

/**
 * Returns the tactics in release `to` that replaced a tactic of release `from`. The tactic is followed through the releases in between.
 * While it keeps its ID and name, it is its own successor; otherwise, its successors are the tactic with the same ID and the tactics with
 * new IDs in its domains. The data contains no other relation between tactics of different releases.
 */
export function tacticSuccessors(
  catalogue: Catalogue,
  tactic: Tactic,
  from: AttackRelease,
  to: AttackRelease,
): readonly Tactic[] {
  let successors: readonly Tactic[] = [tactic];
  let before = from;
  for (const view of knownReleases(catalogue)) {
    if (compareReleases(view.release, from.release) <= 0 || compareReleases(view.release, to.release) > 0) continue;
    const last = before;
    const next = successors.flatMap((successor): readonly Tactic[] => {
      const now = tacticById(view, successor.id);
      if (now && isSame(successor, now)) return [now];
      return view.tactics.filter(
        (other) =>
          shareDomain(other.domains, successor.domains) &&
          (other.id === successor.id || tacticById(last, other.id) === undefined),
      );
    });
    successors = [...new Set(next)];
    before = view;
  }
  return successors;
}

/** Whether `now`, a tactic in another release, has the same ID and name as `tactic`. */
function isSame(tactic: Tactic, now: Tactic): boolean {
  return now.id === tactic.id && isNamed(now, tactic.name);
}

const isNamed = (tactic: Tactic, name: string): boolean => tactic.name.toLowerCase() === name.trim().toLowerCase();
const idIn = (part: string): string | undefined => /\bTA\d{4}\b/i.exec(part)?.[0];
const nameIn = (part: string): string =>
  withoutTrailing(part.replace(/\bTA\d{4}\b/i, '').replace(/^[\s\-–—:(]+/, ''), /[\s\-–—:()]/);
const isNamedApart = (part: string): boolean => idIn(part) !== undefined && nameIn(part) !== '';

/** Returns the value with a part replaced by tactics, separated by ` / `. */
export function replacePart({ value }: Text, part: TacticPart, by: readonly string[]): string {
  return value.replace(part.value, () => by.join(' / '));
}
