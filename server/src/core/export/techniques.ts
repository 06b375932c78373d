/** Finds the ATT&CK techniques to which rows of an advisory refer. */
import type { Technique } from '../catalogue/catalogue.ts';
import type { TechniqueEntry } from '../model/advisory.ts';
import type { ExportContext } from './exporter.ts';

/**
 * Returns the technique with an entry's ID in the advisory's ATT&CK release; undefined if the entry has no ID, or if the release does not
 * contain it.
 */
export function techniqueOf(entry: TechniqueEntry, { attack }: Pick<ExportContext, 'attack'>): Technique | undefined {
  const id = entry.id?.value.trim().toUpperCase().replace('/', '.');
  return id === undefined ? undefined : attack.technique(id);
}

/** Returns the IDs of the techniques in `mitre_attack` that the release contains, without duplicates. */
export function techniqueIds(context: ExportContext): readonly string[] {
  const entries = context.advisory.mitreAttack?.items ?? [];
  return [...new Set(entries.flatMap((entry) => techniqueOf(entry, context)?.id ?? []))];
}
