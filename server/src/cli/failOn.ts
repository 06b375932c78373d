/** `--fail-on`: the lowest severity that counts as a failure. */
import { severities, type Severity } from '../core/index.ts';

/** The possible values of `--fail-on`. */
export const failOnValues = ['error', 'warning', 'info', 'hint', 'never'] as const;
export type FailOn = (typeof failOnValues)[number];

/** Whether a problem of this severity makes `check` fail for the given `--fail-on` value. */
export function fails(severity: Severity, failOn: FailOn): boolean {
  if (failOn === 'never') return false;
  return severities.indexOf(severity) <= severities.indexOf(failOn === 'info' ? 'information' : failOn);
}
