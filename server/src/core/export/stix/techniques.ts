/** Adds techniques to a bundle. */
import type { TechniqueEntry, Text } from '../../model/advisory.ts';
import type { ExportContext } from '../exporter.ts';
import { techniqueOf } from '../techniques.ts';
import { addAttackObject } from './attackObject.ts';
import { confidenceOf, type Builder } from './builder.ts';

/** Adds a technique. Returns its STIX ID. Returns undefined for a row with neither an ATT&CK ID nor a name. */
function addTechnique(builder: Builder, context: ExportContext, entry: TechniqueEntry): string | undefined {
  const known = techniqueOf(entry, context);
  if (known) {
    const name = known.parentName === undefined ? known.name : `${known.parentName}: ${known.name}`;
    return addAttackObject(builder, context, known, { name });
  }
  const id = entry.id?.value.trim().toUpperCase();
  const name = entry.name?.value.trim() ?? id;
  if (name === undefined) return undefined;
  return builder.own('attack-pattern', `technique ${id ?? name}`, {
    name,
    external_references: id ? [{ source_name: 'mitre-attack', external_id: id }] : undefined,
  });
}

/** Adds a row's techniques and returns their IDs. */
export function addTechniques(
  builder: Builder,
  context: ExportContext,
  entries: readonly TechniqueEntry[],
): readonly string[] {
  return entries.flatMap((entry) => addTechnique(builder, context, entry) ?? []);
}

/**
 * Adds a row of `mitre_attack`. If the object that uses the technique is known, the row's details are added to the relationship between the
 * two. Otherwise, they are added as a note.
 */
export function addMapping(
  builder: Builder,
  context: ExportContext,
  entry: TechniqueEntry,
  subject: string | undefined,
): void {
  const id = addTechnique(builder, context, entry);
  if (id === undefined) return;
  const { description, tactics } = entry;
  const confidence = confidenceOf(entry.confidence?.value);
  const name = (tactic: Text): string => context.attack.tactic(tactic.value)?.name ?? tactic.value.trim();
  const said = [
    ...(tactics.length > 0 ? [`Tactics: ${tactics.map(name).join(', ')}`] : []),
    ...(description ? [context.quiet(description.value.trim())] : []),
  ].join('\n');
  if (subject !== undefined) {
    builder.relate(subject, 'uses', id, { description: said === '' ? undefined : said, confidence });
    return;
  }
  const label = [entry.id?.value.trim(), entry.name?.value.trim()].filter(Boolean).join(' - ');
  const sure = entry.confidence ? `Confidence: ${entry.confidence.value}` : '';
  builder.note(`Technique: ${label}`, [said, sure].filter(Boolean).join('\n'), [id]);
}
