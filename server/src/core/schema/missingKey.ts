/** Problems with a key that a row lacks or that has no value, and the edit that adds the key's value. */
import type { Row } from '../model/advisory.ts';
import type { Problem } from '../problems/problem.ts';
import { afterColon } from './written/layout.ts';
import type { Edit } from '../text/edits.ts';
import { lineBreakOf, type Lines } from '../text/text.ts';
import type { Pair } from '../yaml/tree.ts';

const ownPair = ({ pairs }: Row, key: string): Pair | undefined => pairs.find((pair) => pair.key.value === key);

/** Returns the offset of the problem that is reported if a row lacks a key, or if the key has no value; undefined for bare text. */
export const missingAt = (row: Row, key: string): number | undefined =>
  (ownPair(row, key) ?? row.pairs[0])?.key.span[0];

/** Whether a problem is that a row lacks a key, or that the key has no value. */
export const isMissing = ({ code, span }: Problem, row: Row, key: string): boolean =>
  code === (ownPair(row, key) ? 'schema/min-length' : 'schema/required') && span[0] === missingAt(row, key);

/** Returns the edit that adds a key with a value, in YAML notation, before a row's other keys, or the value if the row has the key. */
export function keyEdit(row: Row, key: string, value: string, { text, lines }: { text: string; lines: Lines }): Edit {
  const own = ownPair(row, key);
  const at = own ? afterColon(text, own) : (missingAt(row, key) ?? row.span[0]);
  const gap = text[row.span[0]] === '{' ? ', ' : lineBreakOf(text) + ' '.repeat(lines.positionAt(at).character);
  return { span: [at, at], newText: own ? ` ${value}` : `${key}: ${value}${gap}` };
}
