import type { LayoutScalar } from '../yaml/layout.ts';
import { isSafePlain } from '../yaml/quote.ts';

/**
 * A scalar as it is written: without quotes where every reader of YAML reads it as the same text without them. A text of several lines keeps
 * its quotes, and so does one with an escape, whose notation the author has chosen.
 *
 * @param source with its quotes
 */
export function plainIfSafe(scalar: LayoutScalar, source: string, inFlow: boolean): string {
  if (scalar.style !== 'single' && scalar.style !== 'double') return source;
  if (/[\r\n]/.test(source) || (scalar.style === 'double' && source.includes('\\'))) return source;
  return isSafePlain(scalar.value, inFlow) ? scalar.value : source;
}
