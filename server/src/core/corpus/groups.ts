/** Groups the advisories in a workspace for a tree view. */
import { severityValues } from '../model/vocabularies.ts';
import { severities } from '../problems/problem.ts';
import type { MentionKind } from './mention.ts';
import { eachMention } from './packed.ts';
import type { CorpusFile } from './words.ts';

/** The property by which advisories are grouped. */
export type Grouping = 'severity' | 'actor' | 'technique' | 'month';

const groupings: readonly Grouping[] = ['severity', 'actor', 'technique', 'month'];

/** Whether a value is a grouping. */
export const isGrouping = (text: unknown): text is Grouping => groupings.some((grouping) => grouping === text);

/** Returns the display name for the key of a mentioned object. `written` is the object's name as written in an advisory. */
export type LabelOf = (kind: MentionKind, key: string, written: string) => string;

export interface CorpusEntry {
  readonly path: string;
  /** The advisory's title; absent if it has none, or only a placeholder. */
  readonly title?: string;
  readonly id?: string;
  readonly severity?: string;
  readonly tlp?: string;
  readonly day?: string;
  readonly isDraft?: true;
  readonly errors: number;
  readonly warnings: number;
  /** The number of problems with severity `information` or `hint`. */
  readonly others: number;
}

export interface CorpusGroup {
  /** A key that is unique among the groups; empty for the group of advisories that belong to no other group. */
  readonly key: string;
  readonly label: string;
  /** The entries, newest first. Entries without a date come last. */
  readonly entries: readonly CorpusEntry[];
}

interface Collected {
  readonly label: string;
  readonly entries: CorpusEntry[];
}

/**
 * Groups files by a property. Severities are sorted from critical downward, months with the newest first, actors and techniques by label.
 * Advisories that belong to no group come last.
 */
export function groupsOf(files: readonly CorpusFile[], by: Grouping, labelOf: LabelOf): readonly CorpusGroup[] {
  const groups = new Map<string, Collected>();
  for (const file of files) {
    const entry = entryOf(file);
    for (const [key, label] of keysOf(file, by, labelOf)) {
      const known = groups.get(key);
      if (known) known.entries.push(entry);
      else groups.set(key, { label: label(), entries: [entry] });
    }
  }
  return [...groups]
    .map(([key, { label, entries }]) => ({ key, label, entries: entries.sort(newestFirst) }))
    .sort((a, b) => Number(a.key === '') - Number(b.key === '') || order[by](a, b));
}

/** Returns the keys of the groups to which a file belongs, each with a function that returns the label of the group. */
function keysOf(file: CorpusFile, by: Grouping, labelOf: LabelOf): ReadonlyMap<string, () => string> {
  const { facts, words } = file;
  if (by === 'severity') return one(facts.severity, 'No severity');
  if (by === 'month') return one(facts.day?.slice(0, 7), 'No date');
  const keys = new Map<string, () => string>();
  eachMention(facts.mentions.numbers, (kind, _role, keyIndex, nameIndex) => {
    const key = words[keyIndex]?.text ?? '';
    if (kind === by && !keys.has(key)) keys.set(key, () => labelOf(by, key, words[nameIndex]?.text ?? key));
  });
  return keys.size > 0 ? keys : one(undefined, by === 'actor' ? 'No actor' : 'No technique');
}

const one = (key: string | undefined, otherwise: string): ReadonlyMap<string, () => string> =>
  new Map([[key ?? '', () => key ?? otherwise]]);

function entryOf({ path, facts }: CorpusFile): CorpusEntry {
  const { mentions: _mentions, titleLocation: _location, counts, ...rest } = facts;
  const count = (...wanted: readonly string[]): number =>
    severities.reduce((sum, severity, at) => sum + (wanted.includes(severity) ? (counts[at] ?? 0) : 0), 0);
  return {
    path,
    ...rest,
    errors: count('error'),
    warnings: count('warning'),
    others: count('information', 'hint'),
  };
}

type Order = (a: CorpusGroup, b: CorpusGroup) => number;

const byLabel: Order = (a, b) => compare(a.label, b.label) || compare(a.key, b.key);
const severityOrder: readonly string[] = severityValues;

const order: Readonly<Record<Grouping, Order>> = {
  severity: (a, b) => severityOrder.indexOf(b.key) - severityOrder.indexOf(a.key),
  month: (a, b) => compare(b.key, a.key),
  actor: byLabel,
  technique: byLabel,
};

const newestFirst = (a: CorpusEntry, b: CorpusEntry): number =>
  compare(b.day ?? '', a.day ?? '') || compare(a.title ?? a.path, b.title ?? b.path) || compare(a.path, b.path);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
