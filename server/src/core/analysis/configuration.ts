/** The stage for checks that apply only to configuration files. */
import { configurationProblems } from '../configuration/problems.ts';
import type { Stage } from './stage.ts';

export const configuration: Stage = {
  name: 'configuration',
  run: (problems, { document, documentContext }) =>
    document.kind === 'config' ? [...problems, ...configurationProblems(document, documentContext)] : problems,
};
