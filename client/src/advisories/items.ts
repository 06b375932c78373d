/** The labels of the tree of advisories. Independent of VS Code, so that they can be tested without it. */
import type { AdvisoryEntry, AdvisoryGroup } from '../../../server/src/protocol/corpus.ts';

/** The ways to group advisories, with their labels. */
export const groupings = [
  { by: 'severity', label: 'Severity' },
  { by: 'actor', label: 'Actor' },
  { by: 'technique', label: 'Technique' },
  { by: 'month', label: 'Month' },
] as const;

/** Returns the label of a group: severities begin with a capital, and months have names. */
export function groupLabel(by: string, { key, label }: Pick<AdvisoryGroup, 'key' | 'label'>): string {
  if (key === '') return label;
  if (by === 'severity') return label.charAt(0).toUpperCase() + label.slice(1);
  const [, year = '', month = ''] = /^(\d{4})-(\d\d)$/.exec(label) ?? [];
  if (by !== 'month' || year === '') return label;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, 1));
  return new Intl.DateTimeFormat('en', { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(date);
}

/** Returns the number of an advisory's problems in words; empty if it has none. */
export function findingsOf({
  errors,
  warnings,
  others,
}: Pick<AdvisoryEntry, 'errors' | 'warnings' | 'others'>): string {
  const parts = [
    { count: errors, word: 'error' },
    { count: warnings, word: 'warning' },
    { count: others, word: 'suggestion' },
  ];
  return parts
    .filter(({ count }) => count > 0)
    .map(({ count, word }) => `${count} ${word}${count === 1 ? '' : 's'}`)
    .join(', ');
}

/** Returns the title of an advisory, or its file's name. */
export function titleOf({ title, uri }: Pick<AdvisoryEntry, 'title' | 'uri'>): string {
  return title ?? decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
}

/** Returns the tooltip of an advisory, one line for each detail. */
export function detailsOf(entry: AdvisoryEntry): string {
  const { id, severity, tlp, day, isDraft } = entry;
  const findings = findingsOf(entry);
  return [
    titleOf(entry),
    ...(id === undefined ? [] : [id]),
    [severity, tlp && `TLP:${tlp}`, day, isDraft && 'draft'].filter(Boolean).join(' · '),
    findings === '' ? 'no findings' : findings,
  ]
    .filter((line) => line !== '')
    .join('\n');
}
