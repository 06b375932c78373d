/**
 * The recovery strategies in the order in which they are tried, most specific first. Loaded lazily, because most documents are well-formed.
 */
import { textAfterQuote } from './afterQuote.ts';
import { blockHeader, longSpaces, steepStart } from './blockText.ts';
import { brackets, commentSpace, missingComma } from './brackets.ts';
import { dashBesideKey } from './dashBesideKey.ts';
import { checkBoxes } from './checkBoxes.ts';
import { underindentedText } from './underindentedText.ts';
import { underindentedValue } from './underindentedValue.ts';
import { dropLine, missingSpace, unfinishedKey } from './halfTyped.ts';
import { fencedValue } from './fences.ts';
import { hashInFlow } from './hashInFlow.ts';
import { underindentedBody, misaligned, tab } from './indentation.ts';
import { bulletedMapping, bullets, missingDash, otherSpaces } from './listItems.ts';
import { missingColon, valueInTheWay } from './missingColon.ts';
import type { Broken, RecoveryStrategy, Repair } from './repair.ts';
import { indentedSection, shifted } from './shifted.ts';
import { dropAbove, loneOpening } from './withoutLine.ts';
import { bracket, quote } from './unclosed.ts';
import { table } from './table.ts';
import { tripleQuotes } from './tripleQuotes.ts';
import { wrappedText } from './wrappedText.ts';
import { badEscape } from './badEscape.ts';
import { bracketInFlow, colon, colonInFlow, reservedStart, starStart } from './unquoted.ts';

export { documentRepairs } from './documentRepairs.ts';
export { tripleQuotesAtMargin } from './tripleQuotes.ts';

const certain: readonly RecoveryStrategy[] = [
  fencedValue,
  tripleQuotes,
  checkBoxes,
  table,
  bulletedMapping,
  wrappedText,
  underindentedText,
  tab,
  otherSpaces,
  textAfterQuote,
  badEscape,
  reservedStart,
  starStart,
  bracketInFlow,
  longSpaces,
  hashInFlow,
  underindentedValue,
];

const guesses: readonly ((broken: Broken) => Iterable<Repair>)[] = [
  valueInTheWay,
  one(dashBesideKey),
  missingComma,
  ...[colon, colonInFlow].map(one),
  commentSpace,
  brackets,
  blockHeader,
  one(underindentedBody),
  steepStart,
  one(loneOpening),
  quote,
  one(bracket),
  one(missingSpace),
  bullets,
  missingColon,
  indentedSection,
  missingDash,
  shifted,
  one(misaligned),
  one(unfinishedKey),
];

const lastResorts: readonly RecoveryStrategy[] = [dropLine, dropAbove];

function one(find: RecoveryStrategy): (broken: Broken) => Iterable<Repair> {
  return (broken) => {
    const repair = find(broken);
    return repair ? [repair] : [];
  };
}

export interface Strategies {
  /** Strategies whose repair is applied as soon as it helps. */
  readonly certain: readonly RecoveryStrategy[];
  /** Strategies of which the first repair that removes all errors is applied. If there is none, the first repair that helps is applied. */
  readonly guesses: readonly ((broken: Broken) => Iterable<Repair>)[];
  /** Strategies of which the repair that leaves the fewest errors is applied. */
  readonly lastResorts: readonly RecoveryStrategy[];
}

/** Returns all recovery strategies. */
export const strategies = (): Strategies => ({ certain, guesses, lastResorts });
