/** Groups the advisories of a site by date, severity, actor, technique and tag. */
import { displayValue, severityValues } from '../../model/vocabularies.ts';
import { groupBy } from '../../util/groups.ts';
import type { SiteEntry, TopicKind } from '../entry.ts';
import { distinctNames } from '../names.ts';
import { dayOf, type Group } from './list.ts';

/** Sorts advisories by date, with the newest first, then by name. Those without a date come last. */
export function newestFirst(entries: readonly SiteEntry[]): readonly SiteEntry[] {
  return [...entries].sort(
    (a, b) => compare(b.times?.created ?? '', a.times?.created ?? '') || compare(a.name, b.name),
  );
}

/** Compares strings by UTF-16 code units, independently of the machine's locale. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Groups advisories by year, in the order of `entries`. */
export function years(entries: readonly SiteEntry[]): readonly Group[] {
  const groups = groupBy(entries, (entry) => dayOf(entry)?.slice(0, 4) ?? 'undated');
  return [...groups].map(([year, own]) => ({
    path: `dates/${year}.html`,
    label: year === 'undated' ? 'Without a date' : year,
    entries: own,
  }));
}

/** Groups advisories by month (`2026-07`). The key for advisories without a date is empty. */
export function months(entries: readonly SiteEntry[]): ReadonlyMap<string, readonly SiteEntry[]> {
  return groupBy(entries, (entry) => dayOf(entry)?.slice(0, 7) ?? '');
}

/** Groups advisories by severity, with the most severe first. Advisories without a severity come last. */
export function severities(entries: readonly SiteEntry[]): readonly Group[] {
  const groups = groupBy(entries, ({ severity }) => severity ?? 'none');
  return [...severityValues.toReversed(), 'none' as const].flatMap((word) => {
    const own = groups.get(word);
    if (!own) return [];
    return [
      { path: `severities/${word}.html`, label: word === 'none' ? 'Not rated' : displayValue(word), entries: own },
    ];
  });
}

/** Groups advisories by topic. If a topic has several spellings, the spelling in the advisory whose path sorts first is used. */
export function topics(entries: readonly SiteEntry[], kind: TopicKind): readonly Group[] {
  const labels = new Map<string, string>();
  for (const entry of [...entries].sort((a, b) => compare(a.path, b.path)))
    for (const { key, label } of entry.topics[kind]) if (!labels.has(key)) labels.set(key, label);
  const names = distinctNames(
    [...labels].map(([key, label]) => ({ key, text: kind === 'techniques' ? key : label })),
    kind.slice(0, -1),
  );
  const byTopic = new Map<string, SiteEntry[]>([...labels].map(([key]) => [key, []]));
  for (const entry of entries) for (const { key } of entry.topics[kind]) byTopic.get(key)?.push(entry);
  return [...byTopic]
    .map(([key, own]) => ({
      path: `${kind}/${names.get(key) ?? ''}.html`,
      label: labels.get(key) ?? key,
      entries: own,
    }))
    .sort((a, b) => compare(a.label.toLowerCase(), b.label.toLowerCase()) || compare(a.path, b.path));
}
