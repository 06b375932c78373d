/** Reads files and standard input as text. If that fails, the error describes the reason. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';

import { systemReason } from '../../hosts/node/systemReason.ts';

/** The text of a source without its byte order mark, and whether it had one. */
export interface SourceText {
  readonly text: string;
  readonly byteOrderMark: boolean;
}

type DecodeBytes = (bytes: Buffer) => SourceText;

/** The maximum file size in bytes. No advisory is nearly that large. */
export const maximumBytes = 64 * 1024 * 1024;

/** Thrown if text could not be read. The message follows the name of the file. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
}

/** Reads and decodes a file. Throws `UnreadableError` if that fails. */
export async function readSource(file: string, decode: DecodeBytes = decodeAdvisory): Promise<SourceText> {
  try {
    const found = await stat(file);
    if (found.isDirectory()) throw new UnreadableError('is a folder');
    if (found.isFIFO() && !isOpenAlready(file))
      throw new UnreadableError('is a pipe; pass its content on standard input, and use - as the file name');
    return decode(await collect(createReadStream(file)));
  } catch (error) {
    throw error instanceof UnreadableError ? error : new UnreadableError(`could not be read: ${systemReason(error)}`);
  }
}

/** Whether a path is a pipe that the shell has opened (`<(command)`). Opening any other pipe may block forever. */
const isOpenAlready = (file: string): boolean =>
  /^\/(?:dev\/(?:fd\/\d+|stdin)|proc\/(?:self|\d+)\/fd\/\d+)$/.test(file);

/** Reads a stream, such as standard input, to the end and decodes it. Throws `UnreadableError` if that fails. */
export async function readStream(
  stream: AsyncIterable<Uint8Array | string>,
  decode: DecodeBytes = decodeAdvisory,
): Promise<SourceText> {
  try {
    return decode(await collect(stream));
  } catch (error) {
    throw error instanceof UnreadableError ? error : new UnreadableError(`could not be read: ${systemReason(error)}`);
  }
}

async function collect(stream: AsyncIterable<Uint8Array | string>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    size += bytes.length;
    if (size > maximumBytes) throw new UnreadableError(`is larger than ${maximumBytes / 1024 / 1024} MiB`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

const byteOrderMarks = [
  [[0xff, 0xfe, 0, 0], 'UTF-32'],
  [[0, 0, 0xfe, 0xff], 'UTF-32'],
  [[0xff, 0xfe], 'UTF-16'],
  [[0xfe, 0xff], 'UTF-16'],
] as const;

/** Decodes the UTF-8 text of an advisory. Throws `UnreadableError` for other encodings, binary content and invalid UTF-8. */
export function decodeAdvisory(bytes: Buffer): SourceText {
  // The mark of UTF-32 in little-endian order begins with that of UTF-16. Source: Unicode Standard, section 23.8.
  const [, encoding] = byteOrderMarks.find(([mark]) => mark.every((byte, index) => bytes[index] === byte)) ?? [];
  if (encoding) throw new UnreadableError(`is encoded in ${encoding}; an advisory must be UTF-8 text`);
  if (bytes.includes(0)) throw new UnreadableError('is a binary file; an advisory must be UTF-8 text');
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const byteOrderMark = text.startsWith('\ufeff');
    return { text: byteOrderMark ? text.slice(1) : text, byteOrderMark };
  } catch {
    throw new UnreadableError(`is not valid UTF-8${locationOfBadByte(bytes)}`);
  }
}

/**
 * Returns the line of the first invalid byte in parentheses, or an empty string if it cannot be determined. Lines can be decoded one by one,
 * because no multi-byte character contains a line feed.
 */
function locationOfBadByte(bytes: Buffer): string {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let start = 0;
  for (;;) {
    const end = bytes.indexOf(10, start);
    try {
      decoder.decode(bytes.subarray(start, end < 0 ? bytes.length : end));
    } catch {
      return ` (line ${line})`;
    }
    if (end < 0) return '';
    line++;
    start = end + 1;
  }
}
