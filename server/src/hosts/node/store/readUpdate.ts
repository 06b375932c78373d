/** Reads a file in an update as a stream, so that only one object of a 50 MB bundle is in memory at a time. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createUpdateReader, UpdateError } from '../../../core/index.ts';
import type { UpdateContents } from '../../../core/index.ts';
import { maximumBytes, megabytes } from '../../../download/updateSources.ts';
import { createJsonItems } from './jsonItems.ts';

export interface ReadOptions {
  /**
   * The release that the caller specified or, without one, the release in the file name. It is used for bundles that do not state their
   * release.
   */
  readonly release: string | undefined;
  readonly signal: AbortSignal;
  readonly progress?: (read: number, total: number) => void;
}

export interface ReadUpdate {
  readonly contents: UpdateContents;
  readonly bytes: number;
  /** The SHA-256 of the file, in hexadecimal. */
  readonly sha256: string;
}

/** The maximum nesting depth. Actual bundles are far less deep; deeper input could exhaust the memory. */
const maxDepth = 64;

/** Reads a whole file. Throws `UpdateError`, the signal's reason, or a file system error. */
export async function readUpdate(file: string, { release, signal, progress }: ReadOptions): Promise<ReadUpdate> {
  const found = await stat(file);
  if (!found.isFile()) throw new UpdateError('it is not a file');
  if (found.size > maximumBytes)
    throw new UpdateError(`it is ${megabytes(found.size)}, more than the allowed ${megabytes(maximumBytes)}`);
  const reader = createUpdateReader();
  const parser = createParser(reader);
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    signal.throwIfAborted();
    hash.update(chunk);
    parser.write(bytes === 0 && isMarked(chunk) ? chunk.subarray(3) : chunk);
    bytes += chunk.length;
    if (bytes > maximumBytes) throw new UpdateError('it changed while it was being read');
    progress?.(bytes, found.size);
  }
  parser.end();
  return { contents: reader.finish(release), bytes, sha256: hash.digest('hex') };
}

const isMarked = (chunk: Buffer): boolean => chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;

interface Parser {
  write(chunk: Uint8Array): void;
  end(): void;
}

/** Creates a parser that passes the members of the top-level object to `reader`, and the items of `objects` and `values` one at a time. */
function createParser(reader: ReturnType<typeof createUpdateReader>): Parser {
  let failure: unknown;
  const parser = createJsonItems(['$.*', '$.objects.*', '$.values.*'], {
    nested(depth) {
      if (depth > maxDepth) throw (failure = new UpdateError('it is nested too deeply'));
    },
    value(key, value, list, isMember) {
      try {
        if (typeof key === 'number' && (list === 'objects' || list === 'values')) reader.item(list, value);
        else if (typeof key === 'string' && isMember && key !== 'objects' && key !== 'values')
          reader.member(key, value);
      } catch (error) {
        failure = error;
        throw error;
      }
    },
  });
  const contained = (run: () => void, sentence: string): void => {
    try {
      run();
    } catch {
      throw failure instanceof UpdateError ? failure : new UpdateError(sentence);
    }
  };
  return {
    write: (chunk) => contained(() => parser.write(chunk), 'it is not valid JSON'),
    end() {
      if (!parser.isEnded) contained(() => parser.end(), 'it is incomplete: its JSON is cut off');
    },
  };
}
