/** The stage that applies the configured severities and removes the problems of rules that are turned off. */
import type { Problem, Severity } from '../problems/problem.ts';
import { ruleSetting } from '../settings/ruleSettings.ts';
import type { RuleSettings } from '../settings/settings.ts';
import type { Stage } from './stage.ts';

export const settings: Stage = {
  name: 'settings',
  run: (problems, subject) => problems.flatMap((problem) => withSetting(problem, subject.settings)),
};

const settingSeverities: Readonly<Record<string, Severity>> = {
  hint: 'hint',
  info: 'information',
  warning: 'warning',
  error: 'error',
};

function withSetting(problem: Problem, settings: RuleSettings): readonly Problem[] {
  const setting = ruleSetting(settings, problem.code);
  if (setting === undefined) return [problem];
  const severity = settingSeverities[setting];
  return setting === 'off' ? [] : severity ? [{ ...problem, severity }] : [problem];
}
