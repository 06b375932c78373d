/** The form in which the index of a folder is kept on disk: a line of JSON a file, between a first line and a last one. */
import { isFacts } from '../../core/index.ts';
import type { AdvisoryFacts } from '../../core/index.ts';

export interface IndexedFile {
  readonly path: string;
  /** Changes when the file does. */
  readonly stamp: string;
  /** Changes when its configuration does. */
  readonly config: string;
  /** Absent for a file that is no advisory. */
  readonly facts?: AdvisoryFacts;
}

/** The version of the form; change it together with that of the facts. */
const format = 1;

/** The most characters that are written for one folder. */
const longest = 200_000_000;

/** Returns the text of an index. `basis` identifies the program and its catalogue. Files beyond the bound are left out. */
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

/** Reads an index; empty for one of another basis, and for one that is damaged or incomplete. */
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
