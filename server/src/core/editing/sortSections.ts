/** Sorts the sections of an advisory, as a separate action. */
import type { AdvisoryDocument } from '../document/document.ts';
import type { MappingShape } from '../schema/schemaIndex.ts';
import type { Edit } from '../text/edits.ts';
import { reorderSections } from './reorder.ts';

/**
 * Returns the edits that sort the top-level sections into the order of the schema; comments move with the section below them. None if they
 * are in order, if anchors prevent it, for another kind of document, or if the end of a section is unclear because of a syntax error.
 */
export function sortSections(document: AdvisoryDocument, schema: MappingShape): readonly Edit[] {
  if (document.kind !== 'advisory' || document.broken) return [];
  const order = schema.keys.map(({ key }) => key);
  return reorderSections(document, order);
}
