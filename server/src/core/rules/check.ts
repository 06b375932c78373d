/** Runs rules. Limits how much each rule reports, and isolates the others from a rule that fails. */
import type { Environment } from '../environment/environment.ts';
import { withMore, type Problem } from '../problems/problem.ts';
import type { Findings } from './reuseFindings.ts';
import type { Rule, RuleContext } from './rule.ts';

/** The maximum number of findings that are reported for one rule. */
export const mostOfRule = 500;

/** Thrown to stop a rule that has reported the maximum. */
const enough = new Error('enough');

type Reporter = RuleContext['report'];

/** The context that is passed to the rules one after the other; only the function that they report to differs. */
export interface Shown {
  readonly context: RuleContext;
  reportTo(report: Reporter): void;
}

/** Creates the shared context of rules; `make` receives the function that collects their reports. */
export function createShown(make: (report: Reporter) => RuleContext): Shown {
  let target: Reporter = () => undefined;
  return {
    context: make((report) => target(report)),
    reportTo(report) {
      target = report;
    },
  };
}

/**
 * Returns the problems that the rules in `run` report. A rule that throws is reported to the environment and named in the result; if the
 * environment has no listener, the error is rethrown.
 */
export function check(run: readonly Rule[], env: Environment, shown: Shown): Findings {
  const problems: Problem[] = [];
  const failed: string[] = [];
  for (const rule of run) {
    const { code, severity } = rule.meta;
    const own: Problem[] = [];
    shown.reportTo((report) => {
      if (own.length === mostOfRule) throw enough;
      own.push({ code, severity, ...report });
    });
    try {
      rule.check(shown.context);
      problems.push(...own);
    } catch (error) {
      problems.push(...(error === enough ? [...own.slice(0, -1), ...own.slice(-1).map(withMore)] : own));
      if (error === enough) continue;
      if (!env.onInternalError) throw error;
      env.onInternalError(code, error);
      failed.push(code);
    }
  }
  return { problems, failed };
}
