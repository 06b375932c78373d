/** The stage that runs the rules on an advisory. */
import { ruleProblems } from '../rules/run.ts';
import type { Stage } from './stage.ts';

export const rules: Stage = {
  name: 'rules',
  run: (problems, { document, env, settings, documentContext }) =>
    document.kind === 'advisory' ? [...problems, ...ruleProblems(document, env, settings, documentContext)] : problems,
};
