/** The first stage: problems found while parsing the text as YAML. */
import type { AdvisoryDocument } from '../document/document.ts';
import type { Problem } from '../problems/problem.ts';
import { metaOf } from '../rules/metaOf.ts';
import type { Stage } from './stage.ts';

export const syntax: Stage = {
  name: 'syntax',
  run: (_, { document }) => (isRefused(document) ? document.syntaxProblems.filter(isRefusal) : document.syntaxProblems),
};

/** Whether a document was rejected because it exceeds a parser limit, so that no other problem can be found in it. */
export function isRefused(document: AdvisoryDocument): boolean {
  // `root` is checked last, because the tree is built when it is first accessed.
  return document.syntaxProblems.some(isRefusal) && !document.root;
}

const isRefusal = ({ code }: Problem): boolean => metaOf(code)?.marks === 'refused';
