/** Runs rules, limits how much each of them reports, and isolates failures. */
import type { Environment } from '../environment/environment.ts';
import { withMore, type Problem } from '../problems/problem.ts';
import type { RuleProblems } from './reuseProblems.ts';
import type { Rule, RuleContext } from './rule.ts';
import { pushAll } from '../util/lists.ts';

/** The maximum number of problems reported per rule. */
export const maxPerRule = 500;

/** Thrown to stop a rule that has reported the maximum number of problems. */
const enough = new Error('enough');

type Reporter = RuleContext['report'];

/** A context that is passed to one rule after another. Before each rule, `reportTo` sets the function that receives the rule's reports. */
export interface SharedContext {
  readonly context: RuleContext;
  reportTo(report: Reporter): void;
}

/** Creates a context that several rules share. `make` is called once, with a function that forwards reports to the current receiver. */
export function createSharedContext(make: (report: Reporter) => RuleContext): SharedContext {
  let target: Reporter = () => undefined;
  return {
    context: make((report) => target(report)),
    reportTo(report) {
      target = report;
    },
  };
}

/**
 * Returns the problems that the rules in `run` report, at most {@link maxPerRule} for each rule. If a rule throws, the error is passed to
 * `env.onInternalError` and the rule's code is returned in `failed`. If the environment has no such listener, the error is rethrown.
 */
export function check(run: readonly Rule[], env: Environment, shared: SharedContext): RuleProblems {
  const problems: Problem[] = [];
  const failed: string[] = [];
  for (const rule of run) {
    const { code, severity } = rule.meta;
    const own: Problem[] = [];
    shared.reportTo((report) => {
      if (own.length === maxPerRule) throw enough;
      own.push({ code, severity, ...report });
    });
    try {
      rule.check(shared.context);
      pushAll(problems, own);
    } catch (error) {
      pushAll(problems, error === enough ? [...own.slice(0, -1), ...own.slice(-1).map(withMore)] : own);
      if (error === enough) continue;
      if (!env.onInternalError) throw error;
      env.onInternalError(code, error);
      failed.push(code);
    }
  }
  return { problems, failed };
}
