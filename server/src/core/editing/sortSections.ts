/** Sorts an advisory's sections as a separate action. */
import type { AdvisoryDocument } from '../document/document.ts';
import type { MappingShape } from '../schema/schemaIndex.ts';
import type { Edit } from '../text/edits.ts';
import { reorderSections } from './reorder.ts';

/**
 * Returns the edits that sort the top-level sections into schema order; comments move with the section below them. Empty if they are in
 * order, if anchors prevent it, for another kind of document, or if a syntax error makes the end of a section unclear.
 */
export function sortSections(document: AdvisoryDocument, schema: MappingShape): readonly Edit[] {
  if (document.kind !== 'advisory' || document.broken) return [];
  const order = schema.keys.map(({ key }) => key);
  return reorderSections(document, order);
}
