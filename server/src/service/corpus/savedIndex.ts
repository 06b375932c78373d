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
const format = 1;

/** The maximum size of the saved index of a folder, in characters. */
const maxCharacters = 200_000_000;

/**
 * Returns the content of a saved index. `basis` identifies the program and its catalogue. If the files would exceed the maximum size, the
 * last ones are omitted.
 */
export function indexText(files: readonly IndexedFile[], basis: string): string {
  const lines = [JSON.stringify({ format, basis })];
  let length = 0;
  for (const file of files) {
    const line = JSON.stringify(file);
    length += line.length;
    if (length > maxCharacters) break;
    lines.push(line);
  }
  return `${lines.join('\n')}\n${JSON.stringify({ end: lines.length - 1 })}\n`;
}

/** Parses a saved index. Returns no files if the index has a different basis, or is corrupt or incomplete. */
export function readIndexText(text: string, basis: string): readonly IndexedFile[] {
  const lines = text.split('\n');
  const files = lines.slice(1, -2).map(parsed);
  const head = recordOf(parsed(lines[0] ?? ''));
  const foot = recordOf(parsed(lines.at(-2) ?? ''));
  if (head['format'] !== format || head['basis'] !== basis || foot['end'] !== files.length) return [];
  return files.every(isIndexedFile) ? files : [];
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
