/** The stage that checks the parts that only a configuration file has. */
import { configurationProblems } from '../configuration/problems.ts';
import type { Stage } from './stage.ts';

export const configuration: Stage = {
  name: 'configuration',
  run: (problems, { document, documentContext }) =>
    document.kind === 'config' ? [...problems, ...configurationProblems(document, documentContext)] : problems,
};
