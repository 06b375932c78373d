import { decodeSource, type DecodedSource } from '../../server/src/core/creation/sourceText.ts';

/** Decodes a file that another program created; see {@link decodeSource}. Returns undefined for a binary file. */
export const decodeFile = (content: Uint8Array): DecodedSource | undefined =>
  decodeSource(content, (encoding, bytes) => new TextDecoder(encoding, { fatal: true }).decode(bytes));
