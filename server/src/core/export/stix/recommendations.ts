/**
 * Adds recommendations to a bundle. Each recommendation becomes a course of action that is related to its ATT&CK mitigations and to the
 * techniques it mitigates.
 */
import type { Recommendation, Recommendations } from '../../model/advisory.ts';
import { displayValue } from '../../model/vocabularies.ts';
import type { ExportContext } from '../exporter.ts';
import { addAttackObject } from './attackObject.ts';
import type { Builder } from './builder.ts';
import { addTechniques } from './techniques.ts';

/** Adds a course of action for each recommendation, labelled with its group. */
export function addRecommendations(
  builder: Builder,
  context: ExportContext,
  recommendations: Recommendations | undefined,
): void {
  if (!recommendations) return;
  for (const [group, { items }] of recommendations.groups)
    for (const [index, row] of items.entries()) add(builder, context, row, displayValue(group), `${group} ${index}`);
  for (const [at, { title, items }] of recommendations.additional.entries())
    for (const [index, row] of items.entries())
      add(builder, context, row, title?.value.trim() ?? 'Additional', `additional ${at} ${index}`);
}

function add(builder: Builder, context: ExportContext, row: Recommendation, group: string, key: string): void {
  const mitigations = row.mitigations.map(({ value }) => value.trim());
  const text = context.quiet(row.text?.value.trim() ?? mitigations.join(', '));
  if (text === '') return;
  const known = mitigations.flatMap((id) => {
    const object = context.attack.object(id.toUpperCase());
    return object?.kind === 'mitigation' ? object : [];
  });
  const unknown = mitigations.filter((id) => !known.some((object) => object.id === id.toUpperCase()));
  const name = firstLine(text);
  const said = [
    ...(name === text ? [] : [text]),
    ...(unknown.length > 0 ? [`Mitigations: ${unknown.join(', ')}`] : []),
  ];
  const id = builder.own('course-of-action', key, {
    name,
    description: said.length > 0 ? said.join('\n') : undefined,
    labels: [context.quiet(group)],
  });
  for (const object of known) builder.relate(id, 'related-to', addAttackObject(builder, context, object));
  for (const technique of addTechniques(builder, context, row.techniques)) builder.relate(id, 'mitigates', technique);
}

const maxLength = 160;

/** Returns the first line of a string. A line longer than `maxLength` is truncated, at a space if possible. */
function firstLine(text: string): string {
  const [line = ''] = text.split('\n');
  if (line.length <= maxLength) return line;
  const space = line.lastIndexOf(' ', maxLength);
  return `${line.slice(0, space > 0 ? space : maxLength)}…`;
}
