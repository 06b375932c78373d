/** The stage that sorts problems by position and, at the same position, by the order of the rules. */
import type { Problem } from '../problems/problem.ts';
import { allRules } from '../rules/index.ts';
import type { Stage } from './stage.ts';

export const order: Stage = { name: 'order', run: sorted };

const ranks = new Map(allRules.map((rule, index) => [rule.meta.code, index]));

function sorted(problems: readonly Problem[]): readonly Problem[] {
  const rank = (problem: Problem): number => ranks.get(problem.code) ?? 0;
  return [...problems].sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1] || rank(a) - rank(b));
}
