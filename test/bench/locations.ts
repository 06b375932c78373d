/** The positions at which the benchmark types, completes and hovers in an advisory of `createAdvisory`. */
import type { Position, Range } from 'vscode-languageserver-protocol';

import { techniqueLine } from './documents.ts';

/** A text that is typed and deleted again, so that the document keeps its size. */
export interface Keystroke {
  readonly location: string;
  /** The position at which the text is inserted. */
  readonly at: Position;
  readonly text: string;
  /** The position of the end of the text after it was inserted. */
  readonly end: Position;
  /** Whether the document contains the text initially; the first keystroke then deletes it. */
  readonly present: boolean;
}

export interface Target {
  readonly location: string;
  readonly at: Position;
}

export interface Locations {
  readonly edits: readonly Keystroke[];
  /** The last letters of values, after which completion is requested: two enum values, one of them in the longest list, and a technique. */
  readonly completions: readonly Keystroke[];
  /** Positions on keys. */
  readonly hovers: readonly Target[];
  /** The range of the value of a `mitre_attack` row, which can be retyped. */
  readonly technique: Range;
}

const top = 'at the top';
const middle = 'in the middle of the longest list';
const end = 'at the end';

/** Finds the positions; throws for a text that does not contain the lines that `createAdvisory` creates. */
export function findLocations(text: string): Locations {
  const lines = text.split('\n');
  const find = (start: string): number => {
    const line = lines.findIndex((candidate) => candidate.startsWith(start));
    if (line < 0) throw new Error(`no line begins with "${start}"`);
    return line;
  };
  const hashes = lines.flatMap((line, index) => (line === '  - type: sha256' ? [index] : []));
  const hash = hashes[Math.floor(hashes.length / 2)] ?? find('  - type: sha256');
  const lengthOf = (line: number): number => lines[line]?.length ?? 0;
  const title = find('title: ');
  const severity = find('severity: ');
  const technique = find(techniqueLine);
  const last = lines.findLastIndex((line) => line !== '');
  return {
    edits: [
      letterAfter(top, title, lengthOf(title)),
      { location: 'a line more at the top', at: at(title, 0), text: '#\n', end: at(title + 1, 0), present: false },
      letterAfter(middle, hash + 2, lengthOf(hash + 2) - 1),
      letterAfter(end, last, lengthOf(last)),
    ],
    completions: [lastLetter(top, severity, lines), lastLetter(middle, hash, lines), lastLetter(end, technique, lines)],
    hovers: [
      { location: top, at: at(severity, 2) },
      { location: middle, at: at(hash, 5) },
      { location: end, at: at(find('mitre_attack:'), 2) },
    ],
    technique: { start: at(technique, techniqueLine.indexOf('T')), end: at(technique, techniqueLine.length) },
  };
}

function at(line: number, character: number): Position {
  return { line, character };
}

function letterAfter(location: string, line: number, character: number): Keystroke {
  return { location, at: at(line, character), text: 'x', end: at(line, character + 1), present: false };
}

function lastLetter(location: string, line: number, lines: readonly string[]): Keystroke {
  const text = lines[line] ?? '';
  const { length } = text;
  return { location, at: at(line, length - 1), text: text.slice(-1), end: at(line, length), present: true };
}
