/** Documents that differ from the parsed ones, as after a mistake in the parser. */
import type { AdvisoryDocument } from '../../server/src/core/document/document.ts';

/** Returns a document with different values of some of its properties. */
export function changedDocument(document: AdvisoryDocument, changes: Partial<AdvisoryDocument>): AdvisoryDocument {
  const { root, comments, advisory, chunks } = document;
  const partAt: AdvisoryDocument['partAt'] = (offset) => document.partAt(offset);
  return { ...document, root, comments, advisory, chunks, partAt, ...changes };
}
