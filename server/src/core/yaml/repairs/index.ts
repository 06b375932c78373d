/** The repairs in the order in which they are tried: the most telling mistake first. */
import { dropLine, missingBlank, unfinishedKey } from './halfTyped.ts';
import { fallenBody, misaligned, tab } from './indentation.ts';
import type { FindRepair } from './repair.ts';
import { bracket, quote } from './unclosed.ts';
import { badEscape, bracketInFlow, colon, colonInFlow, reservedStart, starStart, textAfterQuote } from './unquoted.ts';
import { dropAbove, loneOpening } from './strayLines.ts';

export const finders: readonly FindRepair[] = [
  tab,
  badEscape,
  colon,
  reservedStart,
  starStart,
  textAfterQuote,
  bracketInFlow,
  colonInFlow,
  fallenBody,
  loneOpening,
  quote,
  bracket,
  missingBlank,
  misaligned,
  unfinishedKey,
];

/** When no repair knows better: of these, the one that leaves the fewest errors. */
export const lastResorts: readonly FindRepair[] = [dropLine, dropAbove];
