/** The sections of an advisory in canonical order, as an action of its own. */
import type { AdvisoryDocument } from '../document/document.ts';
import type { MappingShape } from '../schema/schemaIndex.ts';
import type { Edit } from '../text/edits.ts';
import { reorderSections } from './reorder.ts';

/**
 * Edits that put the top-level sections into the order of the schema, comments with the section below them. None where nothing is out of
 * order, where anchors forbid it, for another kind of document, and while a syntax error leaves open where a section ends.
 */
export function sortSections(document: AdvisoryDocument, schema: MappingShape): readonly Edit[] {
  if (document.kind !== 'advisory' || document.broken) return [];
  const order = schema.keys.map(({ key }) => key);
  return reorderSections(document, order);
}
