/** Which sections of a document a syntax error has left without a part of their content. */
import type { AdvisoryDocument } from '../../document/document.ts';
import { lostKeys } from '../../document/lostKeys.ts';

/** The first syntax error. */
export interface FirstProblem {
  /** Zero-based. */
  readonly line: number;
  readonly message: string;
}

/** Returns the top-level keys whose content was not read as a whole, and those in text that was not read. */
export function damagedKeys(document: AdvisoryDocument): ReadonlySet<string> {
  const { advisory, lost, lines, text } = document;
  if (lost.length === 0) return new Set();
  const damaged = new Set(lostKeys(document));
  const places = [...advisory.sections].sort(([, one], [, other]) => one.key[0] - other.key[0]);
  for (const [start] of lost) {
    // What begins with a key of its own belongs to no section before it.
    if (/^\w/.test(text.slice(lines.startOf(lines.lineAt(start))))) continue;
    const within = places.findLast(([, { key }]) => key[0] <= start);
    if (within) damaged.add(within[0]);
  }
  for (const [key, { state }] of places) if (state === 'damaged') damaged.add(key);
  return damaged;
}

/** Returns the first error of notation in a document that a syntax error breaks; undefined in others. */
export function firstProblem({ broken, syntaxProblems, lines }: AdvisoryDocument): FirstProblem | undefined {
  const first = broken ? syntaxProblems.find(({ severity }) => severity === 'error') : undefined;
  return first && { line: lines.lineAt(first.span[0]), message: first.message };
}
