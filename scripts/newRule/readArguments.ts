/** The arguments of `npm run new:rule`. */
import { severities, type Severity } from '../../server/src/core/problems/problem.ts';

/** What is known of a rule before it is written. */
export interface NewRule {
  /** `family/name` */
  readonly code: string;
  readonly severity: Severity;
  /** One sentence; undefined where the author has still to write it. */
  readonly summary: string | undefined;
}

/** The codes of these families are raised by the parser, the validator and the engine: they have no file of their own. */
const withoutFile = ['yaml', 'schema', 'advisory'];

/** Reads `code [severity] [summary]`; an error is a sentence for the author. `known` are the codes that there are. */
export function readArguments(
  [code = '', severity = 'warning', summary]: readonly string[],
  known: readonly string[],
): NewRule | { readonly error: string } {
  const read = severities.find((one) => one === severity);
  if (!/^[a-z]+\/[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(code))
    return { error: 'Usage: npm run new:rule family/name [severity] ["Summary."], in lower case' };
  if (withoutFile.includes(code.slice(0, code.indexOf('/'))))
    return {
      error: `${code} has no file: list it in server/src/core/rules/metadata.ts, and raise it where it is found.`,
    };
  if (known.includes(code)) return { error: `There is a rule ${code} already.` };
  if (read === undefined) return { error: `The severity can't be ${severity}. Allowed: ${severities.join(', ')}.` };
  return { code, severity: read, summary };
}
