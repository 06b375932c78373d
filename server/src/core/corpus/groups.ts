/** Groups the advisories of a workspace for a tree. */
import { severityWords } from '../model/vocabularies.ts';
import { severities } from '../problems/problem.ts';
import { kindsOfMentions, type CorpusFile } from './facts.ts';
import type { MentionKind } from './mention.ts';

/** By what advisories are grouped. */
export type Grouping = 'severity' | 'actor' | 'technique' | 'month';

const groupings: readonly Grouping[] = ['severity', 'actor', 'technique', 'month'];

/** Whether a text is the name of a grouping. */
export const isGrouping = (text: unknown): text is Grouping => groupings.some((grouping) => grouping === text);

/** Returns the name of what a key stands for; `written` is how an advisory names it. */
export type LabelOf = (kind: MentionKind, key: string, written: string) => string;

export interface CorpusEntry {
  readonly path: string;
  /** Its title; absent for one without. */
  readonly title?: string;
  readonly id?: string;
  readonly severity?: string;
  readonly tlp?: string;
  readonly day?: string;
  readonly isDraft?: true;
  readonly errors: number;
  readonly warnings: number;
  /** Information and hints. */
  readonly others: number;
}

export interface CorpusGroup {
  /** Identifies the group among those of its grouping; empty for advisories that belong to none. */
  readonly key: string;
  readonly label: string;
  /** Newest first, those without a date last. */
  readonly entries: readonly CorpusEntry[];
}

interface Gathered {
  readonly label: string;
  readonly entries: CorpusEntry[];
}

/** Returns the groups: severities from critical downward, months newest first, actors and techniques by name; those that belong to none last. */
export function groupsOf(files: readonly CorpusFile[], by: Grouping, labelOf: LabelOf): readonly CorpusGroup[] {
  const groups = new Map<string, Gathered>();
  for (const file of files) {
    const entry = entryOf(file);
    for (const [key, label] of keysOf(file, by, labelOf)) {
      const known = groups.get(key);
      if (known) known.entries.push(entry);
      else groups.set(key, { label, entries: [entry] });
    }
  }
  return [...groups]
    .map(([key, { label, entries }]) => ({ key, label, entries: entries.sort(newestFirst) }))
    .sort((a, b) => Number(a.key === '') - Number(b.key === '') || order[by](a, b));
}

function keysOf({ facts }: CorpusFile, by: Grouping, labelOf: LabelOf): ReadonlyMap<string, string> {
  if (by === 'severity') return one(facts.severity, 'No severity');
  if (by === 'month') return one(facts.day?.slice(0, 7), 'No date');
  const wanted = kindsOfMentions.indexOf(by);
  const keys = new Map<string, string>();
  for (const [kind, , key, name] of facts.mentions)
    if (kind === wanted && !keys.has(key)) keys.set(key, labelOf(by, key, name));
  return keys.size > 0 ? keys : one(undefined, by === 'actor' ? 'No actor' : 'No technique');
}

const one = (key: string | undefined, otherwise: string): ReadonlyMap<string, string> =>
  new Map([[key ?? '', key ?? otherwise]]);

function entryOf({ path, facts }: CorpusFile): CorpusEntry {
  const { mentions: _mentions, titlePlace: _place, counts, ...rest } = facts;
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
const words: readonly string[] = severityWords;

const order: Readonly<Record<Grouping, Order>> = {
  severity: (a, b) => words.indexOf(b.key) - words.indexOf(a.key),
  month: (a, b) => compare(b.key, a.key),
  actor: byLabel,
  technique: byLabel,
};

const newestFirst = (a: CorpusEntry, b: CorpusEntry): number =>
  compare(b.day ?? '', a.day ?? '') || compare(a.title ?? a.path, b.title ?? b.path) || compare(a.path, b.path);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
