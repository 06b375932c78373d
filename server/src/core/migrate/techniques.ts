/**
 * Migrates the techniques in a list. Each technique is replaced with its successor in the later release, and techniques with the same
 * successor are merged.
 */
import type { Tactic, Technique } from '../catalogue/catalogue.ts';
import { normaliseTechniqueId } from '../catalogue/objectId.ts';
import type { TechniqueEntry } from '../model/advisory.ts';
import {
  fullName,
  isNameOf,
  labelOf,
  nameLike,
  replaceName,
  replaceTechnique,
  hasOnlyIdentity,
} from '../attack/techniques.ts';
import { anyOf } from '../text/wording.ts';
import { planTactics, type TacticPlan } from './tactics.ts';
import { nothing, together, type RuleProblems, type Migration, type MigrationLeft } from './types.ts';

/** An entry, and its technique in the earlier and in the later release. */
interface Step {
  readonly entry: TechniqueEntry;
  readonly then: Technique;
  readonly now: Technique;
  readonly tactics: TacticPlan;
}

/**
 * Returns an entry's technique in the earlier and in the later release. Returns undefined if the entry has no valid ID, if the later release does
 * not contain the ID, or if the ID is revoked there and does not have exactly one successor.
 */
export function followed(
  { from, to }: Migration,
  entry: TechniqueEntry,
): { then: Technique; now: Technique } | undefined {
  const id = entry.id && normaliseTechniqueId(entry.id.value);
  const there = id === undefined ? undefined : to.technique(id);
  if (id === undefined || !there) return undefined;
  const then = from.technique(id) ?? there;
  if (!there.revoked) return { then, now: there };
  const successors = there.revokedBy.flatMap((next) => to.technique(next) ?? []);
  const [only] = successors;
  return only && successors.length === 1 ? { then, now: only } : undefined;
}

/** Plans the migration of a list of techniques: IDs, names, tactics, and the removal of rows that have become duplicates. */
export function planTechniques(migration: Migration, entries: readonly TechniqueEntry[]): RuleProblems {
  const found = entries.flatMap((entry) => {
    const both = followed(migration, entry);
    return both ? [{ entry, ...both }] : [];
  });
  const steps = found.map((step): Step => {
    const isOnly = found.filter(({ now }) => now.id === step.now.id).length === 1;
    return { ...step, tactics: planTactics(migration, step, isOnly) };
  });
  return together(
    entries.map((entry): RuleProblems => {
      const step = steps.find((one) => one.entry === entry);
      if (!step) return { changes: [], left: uncertain(migration, entry) };
      const kept = keeperOf(step, steps);
      return kept ? merged(migration, step, kept) : changed(migration, step);
    }),
  );
}

/**
 * Returns the decision for a technique that the later release does not contain, or that is revoked there and does not have exactly one
 * successor.
 */
function uncertain({ from, to }: Migration, { id }: TechniqueEntry): MigrationLeft[] {
  const known = id && normaliseTechniqueId(id.value);
  if (!id || known === undefined) return [];
  const there = to.technique(known);
  const name = (there ?? from.technique(known))?.name;
  if (name === undefined) return [];
  const candidates = there?.revokedBy ?? [];
  const advice = candidates.length > 0 ? `Choose ${anyOf(candidates)}.` : 'It has no recorded successor.';
  const fate = there ? 'is revoked in' : 'is not in';
  return [
    {
      span: id.span,
      location: 'mapping',
      candidates,
      message: `${known} ${name} ${fate} ATT&CK ${to.release}. ${advice}`,
    },
  ];
}

/**
 * Returns the entry of which this one becomes a duplicate. This is an entry that already has the technique's new ID or, if there is none,
 * the first entry whose ID changes to it; the two entries must share a tactic. Returns undefined if this entry's ID does not change, or if
 * this entry is itself that first one.
 */
function keeperOf(step: Step, steps: readonly Step[]): Step | undefined {
  if (!becameAnother(step)) return undefined;
  const same = steps.filter((one) => one.now.id === step.now.id && sharesTactic(one.tactics.after, step.tactics.after));
  const keeper = same.find((one) => !becameAnother(one)) ?? same[0];
  return keeper === step ? undefined : keeper;
}

function becameAnother({ entry, now }: Step): boolean {
  return entry.id !== undefined && normaliseTechniqueId(entry.id.value) !== now.id;
}

/** Whether two entries share a tactic. An entry without tactics stands for all tactics. */
function sharesTactic(one: readonly Tactic[], two: readonly Tactic[]): boolean {
  return one.length === 0 || two.length === 0 || one.some((tactic) => two.includes(tactic));
}

/**
 * Removes an entry that has become a duplicate if it contains nothing that the other entry lacks. Otherwise, the author has to merge the
 * two entries.
 */
function merged(migration: Migration, { entry, now, tactics }: Step, kept: Step): RuleProblems {
  const { id } = entry;
  if (!id) return nothing;
  if (!isBare(migration, entry) || tactics.after.some((tactic) => !kept.tactics.after.includes(tactic))) {
    const message = `${id.value} became ${labelOf(now)}, which is already in this list, but this row contains text that the other row does not. Merge the two rows manually.`;
    return { changes: [], left: [{ span: id.span, message, candidates: [now.id], location: 'mapping' }] };
  }
  return { changes: [{ kind: 'merged', span: entry.span, from: id.value, to: '', edits: [] }], left: [] };
}

/** Whether an entry contains only the technique and its tactics, without a comment. */
function isBare(migration: Migration, entry: TechniqueEntry): boolean {
  const pairs = entry.pairs.filter(({ key }) => key.value !== 'tactics');
  const written = migration.text.slice(...entry.span);
  return hasOnlyIdentity(migration, { ...entry, pairs }) && (entry.bare || !/(?:^|\s)#/.test(written));
}

function changed(migration: Migration, step: Step): RuleProblems {
  const { entry, then, now, tactics } = step;
  const { id, name } = entry;
  if (!id) return nothing;
  if (becameAnother(step)) {
    const edits = replaceTechnique(migration, entry, now);
    return together([
      { changes: [{ kind: 'technique', span: id.span, from: id.value, to: now.id, edits }], left: [] },
      tactics.problems,
    ]);
  }
  if (!name || !isRenamed(name.value, then, now))
    return together([tactics.problems, { changes: [], left: retired(migration, step) }]);
  const newName = nameLike(now, name.value);
  const edits = replaceName(migration, entry, newName);
  return together([
    { changes: [{ kind: 'name', span: name.span, from: name.value, to: newName, edits }], left: [] },
    tactics.problems,
    { changes: [], left: retired(migration, step) },
  ]);
}

/**
 * Whether the author used the technique's old name, and the technique has since been renamed. Case and punctuation are ignored, unless they are
 * the only difference between the two names.
 */
function isRenamed(written: string, then: Technique, now: Technique): boolean {
  if (!isNameOf(then, written)) return false;
  if (!isNameOf(now, written)) return true;
  const isExact = (technique: Technique): boolean => [technique.name, fullName(technique)].includes(written.trim());
  return isExact(then) && !isExact(now);
}

/**
 * Returns the decision for a technique that is deprecated in the later release but not in the earlier one. It has no successor, so the
 * author has to decide.
 */
function retired({ to }: Migration, { entry: { id }, then, now }: Step): MigrationLeft[] {
  if (!id || !now.deprecated || then.deprecated) return [];
  const message = `${labelOf(now)} is deprecated in ATT&CK ${to.release}. It has no recorded successor.`;
  return [{ span: id.span, message, candidates: [], location: 'mapping' }];
}
