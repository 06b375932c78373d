import type { LayoutScalar } from '../yaml/layout.ts';
import { isSafePlain } from '../yaml/quote.ts';

/**
 * Returns a scalar without quotes if every YAML parser reads the same value without them. A multi-line value or one with an escape sequence
 * keeps its quotes.
 *
 * @param source the scalar's source, including quotes
 */
export function plainIfSafe(scalar: LayoutScalar, source: string, inFlow: boolean): string {
  if (scalar.style !== 'single' && scalar.style !== 'double') return source;
  if (/[\r\n]/.test(source) || (scalar.style === 'double' && source.includes('\\'))) return source;
  return isSafePlain(scalar.value, inFlow) ? scalar.value : source;
}
