/** Converts recommendations to plain text, for formats that have no other place for them. */
import type { Advisory, Recommendation } from '../model/advisory.ts';
import { displayValue } from '../model/vocabularies.ts';

/** Returns the recommendations by group; empty if there are none. The text is not defanged. */
export function recommendationText({ recommendations }: Advisory): string {
  if (!recommendations) return '';
  const groups = [
    ...[...recommendations.groups].map(([group, { items }]) => [displayValue(group), items] as const),
    ...recommendations.additional.map(({ title, items }) => [title?.value.trim() ?? 'Additional', items] as const),
  ];
  return groups
    .filter(([, items]) => items.length > 0)
    .map(([title, items]) =>
      [`${title}:`, ...items.map((item) => `- ${itemText(item).replaceAll('\n', '\n  ')}`)].join('\n'),
    )
    .join('\n\n');
}

function itemText({ text, mitigations, techniques }: Recommendation): string {
  const ids = [
    ...mitigations.map(({ value }) => value.trim()),
    ...techniques.flatMap(({ id, name }) => (id ?? name)?.value.trim() ?? []),
  ];
  return [text?.value.trim() ?? '', ids.length > 0 ? `(${ids.join(', ')})` : ''].filter(Boolean).join(' ');
}
