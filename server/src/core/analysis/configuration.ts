/** The stage that checks what only a configuration file has. */
import { configurationProblems } from '../configuration/problems.ts';
import type { Stage } from './stage.ts';

export const configuration: Stage = {
  name: 'configuration',
  run: (problems, { document, documentContext }) =>
    document.kind === 'config' ? [...problems, ...configurationProblems(document, documentContext)] : problems,
};
