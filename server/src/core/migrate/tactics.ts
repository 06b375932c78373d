/** Migrates the tactics in a technique's row. */
import type { Tactic, Technique } from '../catalogue/catalogue.ts';
import type { TechniqueEntry, Text } from '../model/advisory.ts';
import { replaceItem } from '../editing/listItems.ts';
import {
  contradictsItself,
  isUnder,
  tacticSuccessors,
  tacticLike,
  tacticParts,
  tacticsOf,
  tacticsOfTechnique,
} from '../attack/tactics.ts';
import { labelOf } from '../attack/techniques.ts';
import { anyOf } from '../text/wording.ts';
import { nothing, type RuleProblems, type Migration, type MigrationChange } from './types.ts';
import { pushAll } from '../util/lists.ts';

export interface TacticPlan {
  readonly problems: RuleProblems;
  /** The row's tactics in the later release; empty if there are none, or if the author has to choose. */
  readonly after: readonly Tactic[];
}

/** A tactic as written in the row, and its replacement. */
interface Item {
  readonly text: Text;
  /** The first tactic in the text as written. Its notation (ID, name or shortname) is used for the replacements. */
  readonly form: string;
  /** The tactics that replace the item; undefined for text that is not a tactic, which remains unchanged. */
  readonly successors: readonly Tactic[] | undefined;
}

/**
 * Plans the migration of the tactics of an entry whose technique `then` became `now`. If the entry is the only one for `now` and lists all
 * tactics of `then`, it is changed to list all tactics of `now`. In all other cases, tactics that `now` belongs to remain, and the others are
 * replaced with their successors. If this leaves no tactic and `now` has several tactics, the author has to choose.
 */
export function planTactics(
  migration: Migration,
  { entry, then, now }: { readonly entry: TechniqueEntry; readonly then: Technique; readonly now: Technique },
  isOnly: boolean,
): TacticPlan {
  if (entry.tactics.length === 0) return { problems: nothing, after: [] };
  const { from, to } = migration;
  const all = tacticsOfTechnique(to, now);
  const before = entry.tactics.map((text) => statedBy(migration, text, then));
  const stated = new Set(before.flatMap(({ tactics }) => tactics));
  const own = tacticsOfTechnique(from, then);
  const isComplete =
    isOnly && own.length > 0 && own.every((tactic) => stated.has(tactic)) && stated.size === own.length;
  const items = before.map(({ text, form, tactics }): Item => {
    const successors = tactics.flatMap((tactic) => tacticSuccessors(migration.catalogue, tactic, from, to));
    const kept = successors.filter((successor) => isUnder(now, successor));
    // Text that is not a tactic in the earlier release may be one in the later release, and the technique may belong to it there.
    const read = tacticsOf(to, form).filter((tactic) => isUnder(now, tactic));
    return { text, form, successors: tactics.length === 0 ? (read.length > 0 ? read : undefined) : kept };
  });
  const kept = unique(items.flatMap(({ successors }) => successors ?? []));
  const after = isComplete || (kept.length === 0 && all.length === 1) ? all : kept;
  if (after.length === 0) return undecided(migration, items, now, all);
  return { problems: { changes: changes(migration, items, after), left: [] }, after };
}

/**
 * Returns the tactics of the earlier release that the text names. If several tactics have the same name, returns those that the technique
 * belongs to, or the first one if it belongs to none of them.
 */
function statedBy(
  { from, text: source }: Migration,
  text: Text,
  then: Technique,
): Pick<Item, 'text' | 'form'> & { tactics: readonly Tactic[] } {
  const parts = tacticParts(text, source);
  const tactics = parts.flatMap(({ value }) => {
    const named = tacticsOf(from, value);
    const own = named.filter((tactic) => isUnder(then, tactic));
    return own.length > 0 ? own : named.slice(0, 1);
  });
  return { text, form: parts[0]?.value ?? text.value, tactics: unique(tactics) };
}

function undecided(migration: Migration, items: readonly Item[], now: Technique, all: readonly Tactic[]): TacticPlan {
  const [first] = items.filter(({ successors }) => successors !== undefined);
  if (!first || all.length === 0) return { problems: nothing, after: [] };
  const candidates = all.map(({ name }) => name);
  const message = `${labelOf(now)} no longer belongs to ${first.form} in ATT&CK ${migration.to.release}. Choose ${anyOf(candidates)}.`;
  return {
    problems: { changes: [], left: [{ span: first.text.span, message, candidates, location: 'mapping' }] },
    after: [],
  };
}

/**
 * Distributes the new tactics over the existing items, so that few items change. Each item is assigned its successors. An item without
 * successors is assigned one of the remaining tactics, and the last item is assigned the rest.
 */
function changes(migration: Migration, items: readonly Item[], after: readonly Tactic[]): MigrationChange[] {
  const shares = new Map<Item, Tactic[]>();
  const given = new Set<Tactic>();
  for (const item of items) {
    const share = (item.successors ?? []).filter((tactic) => after.includes(tactic) && !given.has(tactic));
    for (const tactic of share) given.add(tactic);
    shares.set(item, share);
  }
  const open = after.filter((tactic) => !given.has(tactic));
  const known = items.filter(({ successors }) => successors !== undefined);
  for (const item of known) if (shares.get(item)?.length === 0 && open.length > 0) shares.set(item, open.splice(0, 1));
  const last = known.at(-1);
  if (last) pushAll(shares.get(last) ?? [], open);
  return known.flatMap((item) => change(migration, item, shares.get(item) ?? []));
}

function change(migration: Migration, { text, form }: Item, share: readonly Tactic[]): MigrationChange[] {
  const parts = tacticParts(text, migration.text).length;
  const texts = share.map((tactic) => tacticLike(tactic, form));
  const isKept = share.length === Math.max(1, parts) && isReadAs(migration, text, share);
  if (isKept) return [];
  const edits =
    parts > 1 && texts.length > 0
      ? migration.edit.replaceScalar(text.span, texts.join(' / '))
      : replaceItem(migration, text, texts);
  return [{ kind: 'tactics', span: text.span, from: text.value, to: texts.join(', '), edits }];
}

/** Whether the text, unchanged, refers to these tactics in the later release. */
function isReadAs({ to, text: source }: Migration, text: Text, share: readonly Tactic[]): boolean {
  const values = tacticParts(text, source).map(({ value }) => value);
  return share.every((tactic) =>
    values.some((value) => tacticsOf(to, value).includes(tactic) && !contradictsItself(to, value)),
  );
}

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];
