/** Classifies what is wrong with a tactic, so that exactly one of the rules about tactics reports it. */
import type { AttackRelease, Catalogue, Domain, Tactic, Technique } from '../catalogue/catalogue.ts';
import { normaliseTechniqueId } from '../catalogue/objectId.ts';
import type { Advisory, TechniqueEntry, Text } from '../model/advisory.ts';
import { isPlaceholder } from '../text/placeholder.ts';
import { typosBetween } from '../util/typos.ts';
import { defineDerivation } from '../cache/derivation.ts';
import { defineCollector } from '../collect/collector.ts';
import type { Header } from './header.ts';
import {
  contradictsItself,
  previousTactic,
  isUnder,
  shareDomain,
  tacticParts,
  tacticsOf,
  type PreviousTactic,
  type TacticPart,
} from './tactics.ts';
import { techniqueKeys, techniqueLists, techniqueMentions } from './techniques.ts';

/**
 * `fine`: nothing to report. `unknown`: the release contains no such tactic in any domain. `renamed`: the tactic existed in an earlier
 * release and has since been replaced. `mismatch`: the tactic exists, but the technique of the entry in `mitre_attack` does not belong to
 * it. Source: interfaces.md, "Diagnostics".
 */
export type TacticVerdict =
  { readonly kind: 'fine' | 'unknown' | 'mismatch' } | { readonly kind: 'renamed'; readonly former: PreviousTactic };

/** A value that names tactics, with the techniques of its row. */
export interface TacticLocation {
  readonly text: Text;
  /** The row's techniques that exist in the release. */
  readonly techniques: readonly Technique[];
  /** The technique entry whose `tactics` contain the value. */
  readonly entry?: TechniqueEntry;
  /** Whether `entry` is in `mitre_attack`; false without an entry. */
  readonly mapped: boolean;
  /** Whether the value is the `stage` of an attack chain, which may be free text. */
  readonly teamWords: boolean;
}

/** Returns every value in an advisory that names tactics. */
function tacticLocations(advisory: Advisory, attack: AttackRelease): TacticLocation[] {
  const { attackChain, huntingHypotheses } = advisory;
  const stages = attackChain && 'items' in attackChain ? attackChain.items : [];
  const stage = (text: Text | undefined, entries: readonly TechniqueEntry[], teamWords: boolean): TacticLocation[] =>
    text ? [{ text, techniques: knownTechniques(entries, attack), mapped: false, teamWords }] : [];
  return [
    ...stages.flatMap((row) => stage(row.stage, row.techniques, true)),
    ...(huntingHypotheses?.items ?? []).flatMap((row) => stage(row.attackStage, row.techniques, false)),
    ...techniqueLists(advisory).flatMap(({ mapped, entries }) =>
      entries.flatMap((entry) =>
        entry.tactics.map((text): TacticLocation => {
          return { text, techniques: knownTechniques([entry], attack), entry, mapped, teamWords: false };
        }),
      ),
    ),
  ];
}

/**
 * Returns the techniques that entries name and that the release contains. A revoked technique with a single successor counts as that
 * successor, because the fix for the revoked ID inserts the successor's.
 */
function knownTechniques(entries: readonly TechniqueEntry[], attack: AttackRelease): Technique[] {
  return entries.flatMap(({ id }) => {
    const known = id && normaliseTechniqueId(id.value);
    return (known === undefined ? undefined : knownTechnique(known, attack)) ?? [];
  });
}

function knownTechnique(id: string, attack: AttackRelease): Technique | undefined {
  const technique = attack.technique(id);
  const [only, ...more] = technique?.revokedBy ?? [];
  const successor = only !== undefined && more.length === 0 ? attack.technique(only) : undefined;
  return successor ?? technique;
}

/** Returns the techniques that an advisory names, without duplicates, in ATT&CK's notation. */
export function namedTechniques({ advisory }: { readonly advisory: Advisory }): readonly string[] {
  return [...new Set(techniqueMentions(advisory).map(({ id }) => id))];
}

/** Collects the techniques that each chunk names, without duplicates, in ATT&CK's notation. */
export const techniqueIds = defineCollector({
  name: 'attack/technique IDs',
  from: techniqueKeys,
  collect: namedTechniques,
});

/**
 * Returns the domains of the given techniques, or Enterprise if none of them is known. They are used, for example, for rows that name no
 * techniques themselves.
 */
export function domainsOf(ids: Iterable<string>, attack: AttackRelease): readonly Domain[] {
  const domains = new Set([...new Set(ids)].flatMap((id) => knownTechnique(id, attack)?.domains ?? []));
  return domains.size > 0 ? [...domains].sort() : ['enterprise'];
}

interface Judge {
  readonly header: Pick<Header, 'domains'>;
  readonly advisory: Advisory;
  readonly attack: AttackRelease;
  readonly catalogue: Catalogue;
  readonly text: string;
}

/** A tactic in an advisory and its verdict. */
export interface TacticProblem {
  readonly location: TacticLocation;
  readonly part: TacticPart;
  readonly verdict: TacticVerdict;
}

/**
 * Derives a problem for every tactic whose verdict is not `fine`. A value may name several tactics. Placeholders are ignored, because
 * another rule reports them.
 */
export const tacticProblems = defineDerivation('attack/tactic problems', (judge: Judge): readonly TacticProblem[] => {
  const { advisory, attack, text, header } = judge;
  return tacticLocations(advisory, attack)
    .filter((location) => !isPlaceholder(location.text.value))
    .flatMap((location) =>
      tacticParts(location.text, text).map((part) => ({
        location,
        part,
        verdict: verdictOf(judge, location, part.value, header.domains),
      })),
    )
    .filter(({ verdict }) => verdict.kind !== 'fine');
});

function verdictOf(
  { attack, catalogue }: Judge,
  { techniques, mapped, teamWords }: TacticLocation,
  part: string,
  rest: readonly Domain[],
): TacticVerdict {
  if (techniques.some((technique) => isOfDeprecated(technique, part))) return { kind: 'fine' };
  const named = tacticsOf(attack, part);
  const isOld = contradictsItself(attack, part);
  if (!isOld && techniques.some((technique) => named.some((tactic) => isUnder(technique, tactic))))
    return { kind: 'fine' };
  const domains = techniques.length > 0 ? techniques.flatMap((technique) => technique.domains) : rest;
  const isNamedHere = named.some((tactic) => shareDomain(tactic.domains, domains));
  if (isOld || !isNamedHere || techniques.length > 0) {
    const former = previousTactic(catalogue, attack, part, domains);
    if (former && (isOld || !isNamedHere || explains(former, techniques, catalogue)))
      return { kind: 'renamed', former };
  }
  if (named.length === 0) return { kind: teamWords && !isMisspelt(attack, part) ? 'fine' : 'unknown' };
  return { kind: mapped && techniques.length > 0 ? 'mismatch' : 'fine' };
}

/**
 * Thresholds for free text: a value is treated as a misspelt tactic only if it has at least `letters` characters and differs from a
 * tactic's name by at most `typos` typing errors.
 */
const misspelt = { letters: 8, typos: 2 };

function isMisspelt({ tactics }: AttackRelease, part: string): boolean {
  const written = part.trim().toLowerCase();
  if (written.length < misspelt.letters) return false;
  return tactics.some(({ name }) => typosBetween(written, name.toLowerCase()) <= misspelt.typos);
}

/** Whether a technique is deprecated and belongs to this tactic. In that case only the deprecation is reported. */
function isOfDeprecated({ deprecated, tactics }: Technique, part: string): boolean {
  return deprecated && tactics.includes(part.toLowerCase().replace(/[\s_]+/g, '-'));
}

/**
 * Whether the replacement of a tactic explains a row's techniques: one of them belonged to the old tactic, or belongs to one of its
 * successors.
 */
function explains(
  { tactic, release, successors }: PreviousTactic,
  techniques: readonly Technique[],
  catalogue: Catalogue,
): boolean {
  return techniques.some((technique) => {
    const then = catalogue.at(release).technique(technique.id);
    return (
      (then !== undefined && isUnder(then, tactic)) ||
      successors.some((successor: Tactic) => isUnder(technique, successor))
    );
  });
}
