/** Detects how far an author indents list items. */
import { readLineShape, type AdvisoryDocument } from '../core/index.ts';

const usual = 2;
/** The maximum number of preceding lines to inspect. */
const maxDistance = 300;

/**
 * Returns the number of columns, 0 to 8, between a key and the hyphens below it. The number is taken from the nearest list above a line, or
 * is 2 if there is no list within `maxDistance` lines.
 */
export function listStepAbove(document: AdvisoryDocument, line: number): number {
  let hyphen: number | undefined;
  for (let at = line - 1; at >= Math.max(0, line - maxDistance); at--) {
    const shape = readLineShape(document, at);
    if (!shape) continue;
    const isKey = shape.key !== undefined && shape.value === '';
    const step = hyphen === undefined || !isKey ? -1 : hyphen - shape.content;
    if (step >= 0 && step <= 8) return step;
    hyphen = shape.hyphens[0];
  }
  return usual;
}
