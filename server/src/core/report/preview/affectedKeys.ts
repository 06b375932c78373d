/** Finds the top-level keys whose content is incomplete because of a syntax error, and the first such error. */
import type { AdvisoryDocument } from '../../document/document.ts';
import { unparsedKeys } from '../../document/unparsedKeys.ts';

/** The first syntax error. */
export interface FirstProblem {
  /** Zero-based. */
  readonly line: number;
  readonly message: string;
}

/** Returns the top-level keys whose content was not parsed completely, and those in unparsed text. */
export function affectedKeys(document: AdvisoryDocument): ReadonlySet<string> {
  const { advisory, unparsed, lines, text } = document;
  if (unparsed.length === 0) return new Set();
  const affected = new Set(unparsedKeys(document));
  const locations = [...advisory.sections].sort(([, one], [, other]) => one.key[0] - other.key[0]);
  for (const [start] of unparsed) {
    // Unparsed text that begins at the left margin starts a new top-level key, so it does not affect the preceding one.
    if (/^\w/.test(text.slice(lines.startOf(lines.lineAt(start))))) continue;
    const within = locations.findLast(([, { key }]) => key[0] <= start);
    if (within) affected.add(within[0]);
  }
  for (const [key, { state }] of locations) if (state === 'incomplete') affected.add(key);
  return affected;
}

/** Returns the first syntax error in a broken document; undefined if the document is not broken. */
export function firstProblem({ broken, syntaxProblems, lines }: AdvisoryDocument): FirstProblem | undefined {
  const first = broken ? syntaxProblems.find(({ severity }) => severity === 'error') : undefined;
  return first && { line: lines.lineAt(first.span[0]), message: first.message };
}
