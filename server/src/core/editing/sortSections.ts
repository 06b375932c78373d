/** Sorts an advisory's sections, for editors and the command line. */
import type { AdvisoryDocument } from '../document/document.ts';
import type { MappingShape } from '../schema/schemaIndex.ts';
import type { Edit } from '../text/edits.ts';
import { reorderSections } from './reorder.ts';

/**
 * Returns the edits that sort the top-level sections into schema order. Comments are moved with the section below them, except those above
 * the first section. Returns no edits if the sections are in order, if sorting would move an alias above its anchor, for other kinds of
 * documents, or if a syntax error makes it unclear where a section ends.
 */
export function sortSections(document: AdvisoryDocument, schema: MappingShape): readonly Edit[] {
  if (document.kind !== 'advisory' || document.broken) return [];
  const order = schema.keys.map(({ key }) => key);
  return reorderSections(document, order);
}
