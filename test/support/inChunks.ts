/** Reading a document in chunks from the start, as the second version of a file is read. */
import { parseAdvisory, type AdvisoryDocument } from '../../server/src/core/document/document.ts';
import type { DocumentKind } from '../../server/src/core/index.ts';
import type { SchemaIndex } from '../../server/src/core/schema/schemaIndex.ts';

/** The document that a text is when it replaces an empty one: such a version is never read whole. */
export const readInChunks = (text: string, schema: SchemaIndex, kind: DocumentKind = 'advisory'): AdvisoryDocument =>
  parseAdvisory(text, schema, kind, parseAdvisory('', schema, kind));
