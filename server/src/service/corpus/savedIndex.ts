/** The file format of a saved index: a header line, one line of JSON for each file, and a last line that marks the end. */
import { isFacts } from '../../core/index.ts';
import type { AdvisoryFacts } from '../../core/index.ts';

export interface IndexedFile {
  readonly path: string;
  /** Identifies the version of the file; changes when the file does. */
  readonly stamp: string;
  /** Identifies the configuration of the file; changes when the configuration does. */
  readonly config: string;
  /** Absent if the file is not an advisory. */
  readonly facts?: AdvisoryFacts;
}

/** The version of the file format; increment it when the shape of the facts changes. */
const format = 2;

/** The maximum size of the saved index of a folder, in characters. */
const maxCharacters = 200_000_000;

/**
 * Returns the lines of a saved index, each with a line break. `basis` identifies the program and its catalogue. If the files would exceed
 * the maximum size, the last ones are omitted.
 */
export function* indexPieces(files: Iterable<IndexedFile>, basis: string): Generator<string> {
  yield `${JSON.stringify({ format, basis })}\n`;
  let [length, count] = [0, 0];
  for (const file of files) {
    const line = JSON.stringify({ ...file, ...(file.facts ? { facts: plain(file.facts) } : {}) });
    length += line.length;
    if (length > maxCharacters) break;
    yield `${line}\n`;
    count++;
  }
  yield `${JSON.stringify({ end: count })}\n`;
}

/** Returns facts in a form that JSON can represent. */
function plain({ mentions: { strings, numbers }, ...facts }: AdvisoryFacts): object {
  return { ...facts, mentions: { strings, numbers: Array.from(numbers) } };
}

/**
 * Parses a saved index. `pieces` is its content, split anywhere. Returns no files if the index has a different basis, or is corrupt or
 * incomplete.
 */
export async function readIndex(pieces: AsyncIterable<string>, basis: string): Promise<readonly IndexedFile[]> {
  const files: IndexedFile[] = [];
  let head: Readonly<Record<string, unknown>> | undefined;
  for await (const line of linesOf(pieces)) {
    const value = parsed(line);
    if (!head) {
      head = recordOf(value);
      if (head['format'] !== format || head['basis'] !== basis) return [];
    } else if (isIndexedFile(value)) files.push(compact(value));
    else return recordOf(value)['end'] === files.length ? files : [];
  }
  return [];
}

/** Returns the file with its numbers in a form that takes less memory than the parsed one. */
function compact({ facts, ...file }: IndexedFile): IndexedFile {
  if (!facts) return file;
  const { strings, numbers } = facts.mentions;
  return { ...file, facts: { ...facts, mentions: { strings, numbers: Uint32Array.from(numbers) } } };
}

/** Splits text at line breaks. Text after the last line break is omitted. */
async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

function isIndexedFile(value: unknown): value is IndexedFile {
  const { path, stamp, config, facts } = recordOf(value);
  return [path, stamp, config].every((text) => typeof text === 'string') && (facts === undefined || isFacts(facts));
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
