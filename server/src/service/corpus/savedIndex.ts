/** The file format of a saved index: one line of JSON for each file, between a first and a last line. */
import { isFacts } from '../../core/index.ts';
import type { AdvisoryFacts } from '../../core/index.ts';

export interface IndexedFile {
  readonly path: string;
  /** Changes when the file does. */
  readonly stamp: string;
  /** Changes when its configuration does. */
  readonly config: string;
  /** Absent for a file that is not an advisory. */
  readonly facts?: AdvisoryFacts;
}

/** The version of the file format; change it together with the shape of the facts. */
const format = 1;

/** The maximum number of characters that are written for one folder. */
const longest = 200_000_000;

/** Returns the text of an index. `basis` identifies the program and its catalogue. Files that exceed the maximum are left out. */
export function indexText(files: readonly IndexedFile[], basis: string): string {
  const lines = [JSON.stringify({ format, basis })];
  let length = 0;
  for (const file of files) {
    const line = JSON.stringify(file);
    length += line.length;
    if (length > longest) break;
    lines.push(line);
  }
  return `${lines.join('\n')}\n${JSON.stringify({ end: lines.length - 1 })}\n`;
}

/** Parses an index; empty if its basis differs, or if it is damaged or incomplete. */
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
