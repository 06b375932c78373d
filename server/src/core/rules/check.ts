/** Having rules check something: what they report is bounded, and one that fails does not stop the others. */
import type { Environment } from '../environment/environment.ts';
import { withMore, type Problem } from '../problems/problem.ts';
import type { Findings } from './reuseFindings.ts';
import type { Rule, RuleContext } from './rule.ts';

/** So many findings of a rule are told: who reads more? */
export const mostOfRule = 500;

/** Thrown out of a rule that has more to tell than is told. */
const enough = new Error('enough');

type Reporter = RuleContext['report'];

/** What rules are shown, one after the other: it is the same for all, but for where they report to. */
export interface Shown {
  readonly context: RuleContext;
  reportTo(report: Reporter): void;
}

/** Makes what rules are shown; `make` is handed what passes their reports on. */
export function createShown(make: (report: Reporter) => RuleContext): Shown {
  let target: Reporter = () => undefined;
  return {
    context: make((report) => target(report)),
    reportTo(report) {
      target = report;
    },
  };
}

/** What rules report of what they are shown. A rule that throws is told to the environment, and named; without one who listens it throws. */
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
