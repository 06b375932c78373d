/** The stage that adds fixes that insert the ID of a technique that is stated only by name. */
import { attackReleaseOf } from '../attack/release.ts';
import { domainsOf } from '../attack/tacticVerdicts.ts';
import { shareDomain } from '../attack/tactics.ts';
import { isNameOf, labelOf, techniqueLists, techniqueMentions } from '../attack/techniques.ts';
import type { Technique } from '../catalogue/catalogue.ts';
import type { TechniqueEntry } from '../model/advisory.ts';
import type { Fix, Problem } from '../problems/problem.ts';
import { metaOf } from '../rules/metaOf.ts';
import { shown } from '../text/wording.ts';
import { quoteScalar } from '../yaml/quote.ts';
import { isMissing, keyEdit, missingAt } from '../schema/missingKey.ts';
import type { Stage, Subject } from './stage.ts';

export const idsOfNames: Stage = {
  name: 'IDs of names',
  run(problems, subject) {
    if (!problems.some(mayLackId)) return problems;
    const entries = namedEntries(subject);
    if (entries.length === 0) return problems;
    const entryOf = createEntrySearch(entries);
    const techniquesOf = createNameSearch(subject);
    return problems.map((problem) => {
      const entry = mayLackId(problem) ? entryOf(problem) : undefined;
      if (!entry) return problem;
      const found = techniquesOf(entry.name);
      // If several techniques have the name, the author has to choose, so no fix is preferred.
      const fixes = found.map((technique): Fix => ({
        ...fixOf(entry, technique, subject),
        preferred: found.length === 1,
      }));
      if (fixes.length === 0) return problem;
      const others = (problem.fixes ?? []).map((fix) => ({ ...fix, safe: false, preferred: false }));
      const isUnknown = entry.entry.bare && metaOf(problem.code)?.marks === undefined;
      const message = isUnknown ? messageFor(entry, found) : problem.message;
      return { ...problem, message, fixes: [...fixes, ...others] };
    });
  },
};

/** Whether a problem may be about a name in place of an ID, or about a row without an ID. */
function mayLackId({ code, fixes }: Problem): boolean {
  const { finds, about, marks } = metaOf(code) ?? {};
  return (finds === 'unknown-value' && !fixes?.length) || about === 'absence' || marks === 'unquoted';
}

function messageFor({ name, mapped }: NamedEntry, techniques: readonly Technique[]): string {
  const ids = techniques.map(({ id }) => id).join(' or ');
  return `${shown(name)} is the name of ${ids}. ${mapped ? 'Put the ID before the name' : 'Use the ID here'}.`;
}

interface NamedEntry {
  readonly entry: TechniqueEntry;
  readonly name: string;
  /** Whether the list is `mitre_attack`. In this list, the name may follow the ID. */
  readonly mapped: boolean;
}

/** Returns the rows of technique lists that contain a name but no ID. */
function namedEntries({ document }: Subject): readonly NamedEntry[] {
  return techniqueLists(document.advisory).flatMap(({ mapped, entries }) =>
    entries.flatMap((entry) => {
      // In the model, a name that consists of a single word is a malformed ID.
      const name = entry.bare ? (entry.name ?? entry.id)?.value : entry.id ? undefined : entry.name?.value;
      const isNamed = name !== undefined && !(entry.bare && entry.name && entry.id) && !/^T\d/i.test(name);
      return isNamed ? [{ entry, name: name.trim(), mapped }] : [];
    }),
  );
}

/** Creates a function that returns the row that a problem is about, or undefined if there is none. Each lookup takes logarithmic time. */
function createEntrySearch(entries: readonly NamedEntry[]): (problem: Problem) => NamedEntry | undefined {
  const bare = entries.filter(({ entry }) => entry.bare).sort((a, b) => a.entry.span[0] - b.entry.span[0]);
  const rows = new Map(entries.flatMap((one) => (one.entry.bare ? [] : [[missingAt(one.entry, 'id'), one] as const])));
  return (problem) => {
    const [start, end] = problem.span;
    let low = 0;
    let high = bare.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((bare[middle]?.entry.span[0] ?? Infinity) <= start) low = middle + 1;
      else high = middle;
    }
    const last = bare[low - 1];
    if (last && end <= last.entry.span[1]) return last;
    const row = rows.get(start);
    return row && isMissing(problem, row.entry, 'id') ? row : undefined;
  };
}

/**
 * Returns a function that finds the active techniques with a given full name. If there are several, returns those in the domains of the
 * advisory's other techniques, or all of them if none is in these domains; at most `maxFixes`.
 */
function createNameSearch({ document: { advisory }, env }: Subject): (name: string) => readonly Technique[] {
  const attack = attackReleaseOf(advisory, env.catalogue);
  let domains: ReturnType<typeof domainsOf> | undefined;
  return (name) => {
    const found = attack.techniquesNamed(name).filter((one) => isNameOf(one, name));
    if (found.length < 2) return found;
    const own = (domains ??= domainsOf(
      techniqueMentions(advisory).map(({ id }) => id),
      attack,
    ));
    const near = found.filter((one) => shareDomain(one.domains, own));
    return (near.length > 0 ? near : found).slice(0, maxFixes);
  };
}

/** The maximum number of techniques offered for a name. */
const maxFixes = 4;

function fixOf({ entry, name, mapped }: NamedEntry, technique: Technique, { document }: Subject): Fix {
  const { span, bare } = entry;
  if (bare) {
    const raw = document.text.slice(...span);
    const style = raw.startsWith("'") ? 'single' : raw.startsWith('"') ? 'double' : 'plain';
    const newText = mapped ? quoteScalar(`${technique.id} - ${name}`, style, true) : technique.id;
    return {
      title: `Change to ${labelOf(technique)}`,
      edits: [{ span, newText, replaces: [name] }],
    };
  }
  return { title: `Add \`id: ${technique.id}\``, edits: [keyEdit(entry, 'id', technique.id, document)] };
}
