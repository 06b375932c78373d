/** Determines the space between two tokens on one line. */
import type { Placed } from './columns.ts';

/**
 * Returns the space between two adjacent tokens on one line; undefined if it must stay unchanged, for example before a comment, which may
 * be aligned with other comments.
 *
 * @param leftText the source of the left token, which distinguishes brackets
 * @param rightText the source of the right token
 */
export function gapBetween(left: Placed, right: Placed, leftText: string, rightText: string): string | undefined {
  const [before, after] = [typeOf(left), typeOf(right)];
  if (before === 'other' || before === 'byteOrderMark' || after === 'other' || after === 'comment') return undefined;
  if (before === 'dash' || before === 'question' || before === 'property') return ' ';
  if (after === 'colon') return left.isKey && isScalar(left) && !isAlias(left) ? '' : undefined;
  if (before === 'open' && after === 'close') return '';
  if (after === 'comma') return isAlias(left) ? undefined : '';
  if (before === 'open') return leftText.startsWith('{') ? ' ' : '';
  if (after === 'close') return rightText.startsWith('}') ? ' ' : '';
  if (before === 'colon' || before === 'comma') return ' ';
  return undefined;
}

function typeOf({ token }: Placed): string {
  return token.kind === 'mark' ? token.type : token.kind;
}

const isScalar = ({ token }: Placed): boolean => token.kind === 'scalar';

/** Whether a token is an alias. A colon directly after an alias would become part of its name; in YAML 1.1, so would a comma. */
const isAlias = ({ token }: Placed): boolean => token.kind === 'scalar' && token.style === 'alias';
