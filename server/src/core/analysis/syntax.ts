/** The first stage: what reading the text as YAML found. */
import type { AdvisoryDocument } from '../document/document.ts';
import type { Problem } from '../problems/problem.ts';
import { metaOf } from '../rules/metaOf.ts';
import type { Stage } from './stage.ts';

export const syntax: Stage = {
  name: 'syntax',
  run: (problems, { document }) => [
    ...problems,
    ...(isRefused(document) ? document.syntaxProblems.filter(isRefusal) : document.syntaxProblems),
  ],
};

/** Whether a document was refused, because it is beyond the bounds of what is read: then nothing else can be said about it. */
export function isRefused(document: AdvisoryDocument): boolean {
  // The tree, which is made on first use, last.
  return document.syntaxProblems.some(isRefusal) && !document.root;
}

const isRefusal = ({ code }: Problem): boolean => metaOf(code)?.marks === 'refused';
