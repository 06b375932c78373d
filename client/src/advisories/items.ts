/** The labels and tooltips in the tree of advisories. They do not depend on VS Code, so that they can be tested outside of it. */
import type { AdvisoryEntry, AdvisoryGroup } from '../../../server/src/protocol/corpus.ts';
import { problemsOf } from '../problemCounts.ts';
import type { Translate } from '../l10n.ts';

/** Returns the ways to group advisories, with their labels. */
export function groupings(t: Translate): readonly { readonly by: string; readonly label: string }[] {
  return [
    { by: 'severity', label: t('Severity') },
    { by: 'actor', label: t('Actor') },
    { by: 'technique', label: t('Technique') },
    { by: 'month', label: t('Month') },
  ];
}

/**
 * Returns the label of a group. Known severities and the group without a value are translated, other severities are capitalised, and months
 * are formatted for `language`.
 */
export function groupLabel(
  t: Translate,
  by: string,
  { key, label }: Pick<AdvisoryGroup, 'key' | 'label'>,
  language: string,
): string {
  if (key === '') return noneLabel(t, by) ?? label;
  if (by === 'severity') return severityLabel(t, label) ?? label.charAt(0).toUpperCase() + label.slice(1);
  const [, year = '', month = ''] = /^(\d{4})-(\d\d)$/.exec(label) ?? [];
  if (by !== 'month' || year === '') return label;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, 1));
  return new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(date);
}

/** Returns the label for the group of advisories without a value; undefined for an unknown grouping. */
function noneLabel(t: Translate, by: string): string | undefined {
  const labels: Readonly<Record<string, string>> = {
    severity: t('No severity'),
    actor: t('No actor'),
    technique: t('No technique'),
    month: t('No date'),
  };
  return labels[by];
}

function severityLabel(t: Translate, severity: string): string | undefined {
  const labels = new Map([
    ['informational', t('Informational')],
    ['low', t('Low')],
    ['medium', t('Medium')],
    ['high', t('High')],
    ['critical', t('Critical')],
  ]);
  return labels.get(severity);
}

/** Returns the title of an advisory, or its file name if it has no title. */
export function titleOf({ title, uri }: Pick<AdvisoryEntry, 'title' | 'uri'>): string {
  return title ?? decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
}

/**
 * Returns the tooltip for an advisory, which consists of up to four lines: its title or file name; its ID; its severity, TLP, day and draft
 * status; and the number of its problems. What the advisory does not state is omitted.
 */
export function detailsOf(t: Translate, entry: AdvisoryEntry): string {
  const { id, severity, tlp, day, isDraft } = entry;
  const problems = problemsOf(t, entry);
  return [
    titleOf(entry),
    ...(id === undefined ? [] : [id]),
    [severity, tlp && `TLP:${tlp}`, day, isDraft && t('draft')].filter(Boolean).join(' · '),
    problems === '' ? t('no problems') : problems,
  ]
    .filter((line) => line !== '')
    .join('\n');
}
