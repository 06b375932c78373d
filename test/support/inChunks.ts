/** Reads a document in chunks from the start, like the second version of a file. */
import { parseAdvisory, type AdvisoryDocument } from '../../server/src/core/document/document.ts';
import type { DocumentKind } from '../../server/src/core/index.ts';
import type { SchemaIndex } from '../../server/src/core/schema/schemaIndex.ts';

/** Parses a text as the replacement of an empty one: such a version is never read whole. */
export const readInChunks = (text: string, schema: SchemaIndex, kind: DocumentKind = 'advisory'): AdvisoryDocument =>
  parseAdvisory(text, schema, kind, parseAdvisory('', schema, kind));
