/** Documents that differ from read ones, as a mistake would make them. */
import type { AdvisoryDocument } from '../../server/src/core/document/document.ts';

/** A document with other values of some of its properties. */
export function changedDocument(document: AdvisoryDocument, changes: Partial<AdvisoryDocument>): AdvisoryDocument {
  const { root, comments, advisory, chunks } = document;
  const partAt: AdvisoryDocument['partAt'] = (offset) => document.partAt(offset);
  return { ...document, root, comments, advisory, chunks, partAt, ...changes };
}
