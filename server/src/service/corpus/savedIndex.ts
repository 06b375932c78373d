/** The file format of a saved index: a header line, a line of JSON for each file, and a last line that marks the end. */
import { isFacts } from '../../core/index.ts';
import type { AdvisoryFacts } from '../../core/index.ts';

export interface IndexedFile {
  readonly path: string;
  /** Changes when the file does. */
  readonly stamp: string;
  /** Changes when the configuration of the file does. */
  readonly config: string;
  /** Absent for a file that is not an advisory. */
  readonly facts?: AdvisoryFacts;
}

/** The version of the file format; increment it when the shape of the facts changes. */
const format = 1;

/** The maximum size of the index of one folder, in characters. */
const maxCharacters = 200_000_000;

/** Returns the text of an index. `basis` identifies the program and its catalogue. Files beyond the maximum size are omitted. */
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

/** Parses an index; returns no files if its basis differs, or if it is corrupt or incomplete. */
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
