/** Reads the arguments of `npm run new:rule`. */
import { severities, type Severity } from '../../server/src/core/problems/problem.ts';

/** The properties of a rule that is to be created. */
export interface NewRule {
  /** `family/name` */
  readonly code: string;
  readonly severity: Severity;
  /** One sentence, or undefined if the author is going to write the summary later. */
  readonly summary: string | undefined;
}

/** Families whose codes are reported by the parser and the validator, and therefore have no rule file. */
const withoutFile = ['yaml', 'schema'];

/**
 * Parses `code [severity] [summary]`; the severity defaults to `warning`. If an argument is invalid, returns an error, which is a sentence
 * for the author. `known` contains the existing codes.
 */
export function readArguments(
  [code = '', severity = 'warning', summary]: readonly string[],
  known: readonly string[],
): NewRule | { readonly error: string } {
  const read = severities.find((one) => one === severity);
  if (!/^[a-z]+\/[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(code))
    return { error: 'Usage: npm run new:rule family/name [severity] ["Summary."], in lower case' };
  if (withoutFile.includes(code.slice(0, code.indexOf('/'))))
    return {
      error: `${code} has no file of its own: list it in server/src/core/rules/metadata.ts, and report it in the code that detects it.`,
    };
  if (known.includes(code)) return { error: `The rule ${code} already exists.` };
  if (read === undefined) return { error: `The severity can't be ${severity}. Allowed: ${severities.join(', ')}.` };
  return { code, severity: read, summary };
}
