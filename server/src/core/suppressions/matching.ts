/** Matches problems with the comments that suppress them. Uses indexes, because a document may have thousands of problems and comments. */
import { coversRule } from '../settings/ruleSettings.ts';
import type { Problem } from '../problems/problem.ts';
import { groupBy, listUnder } from '../util/groups.ts';
import { countWithin, createRangeCounter } from '../util/ranges.ts';
import type { Directive, NamedCode, Suppression } from './directives.ts';

/** A part of a comment that can be reported as unused: one of its codes, or the whole comment if it contains no codes. */
export type SuppressionTarget = NamedCode | Directive;

/**
 * A problem and its first line, which determines whether the problem is suppressed. If the problem is about a suppression comment, `own` is
 * that comment.
 */
export interface PlacedProblem {
  readonly problem: Problem;
  readonly line: number;
  readonly own?: Directive;
}

/** Returns the lines on which a suppression applies to a rule; undefined if it does not apply. */
function rangeFor({ code, from, lastLine }: Suppression, rule: string): { from: number; to: number } | undefined {
  return !code || coversRule(code.code, rule) ? { from, to: lastLine(rule) } : undefined;
}

/** Returns a function that checks whether a comment suppresses a problem. A comment cannot suppress problems about itself. */
export function createIsSuppressed(suppressions: readonly Suppression[]): (placed: PlacedProblem) => boolean {
  const byDirective = groupBy(suppressions, ({ directive }) => directive);
  const depths = new Map<unknown, Map<string, (line: number) => number>>();
  const depthOf = (rule: string, of: Directive | undefined): ((line: number) => number) => {
    const known = depths.get(of)?.get(rule);
    if (known) return known;
    const among = of ? (byDirective.get(of) ?? []) : suppressions;
    const depth = createRangeCounter(among.flatMap((suppression) => rangeFor(suppression, rule) ?? []));
    const ofSame = depths.get(of);
    if (ofSame) ofSame.set(rule, depth);
    else depths.set(of, new Map([[rule, depth]]));
    return depth;
  };
  return ({ problem: { code }, line, own }) => {
    const depth = depthOf(code, undefined)(line);
    return depth > 0 && depth > (own ? depthOf(code, own)(line) : 0);
  };
}

/**
 * Returns the codes and comments that suppress at least one of the given problems. A problem about a comment is not counted as suppressed
 * by that comment.
 */
export function usedTargets(
  suppressions: readonly Suppression[],
  problems: readonly PlacedProblem[],
): Set<SuppressionTarget> {
  const all = linesByRule(problems);
  const aboutComments = groupBy(
    problems.filter(({ own }) => own),
    ({ own }) => own,
  );
  const own = new Map([...aboutComments].map(([directive, of]) => [directive, linesByRule(of)]));
  const isUsedFor = (suppression: Suppression, rule: string): boolean => {
    const range = rangeFor(suppression, rule);
    const count = (lines: ReadonlyMap<string, readonly number[]> | undefined): number =>
      range ? countWithin(lines?.get(rule) ?? [], range.from, range.to) : 0;
    return count(all) > count(own.get(suppression.directive));
  };
  const rules = [...all.keys()];
  const used = suppressions.filter((suppression) => {
    const code = suppression.code?.code;
    const concerned = code === undefined || code.endsWith('/*') ? rules : [code];
    return concerned.some((rule) => isUsedFor(suppression, rule));
  });
  return new Set(used.map(({ code, directive }) => code ?? directive));
}

/** Returns the lines with problems for each rule, in ascending order. */
function linesByRule(problems: readonly PlacedProblem[]): ReadonlyMap<string, readonly number[]> {
  const lines = new Map<string, number[]>();
  for (const { problem, line } of problems) listUnder(lines, problem.code).push(line);
  for (const list of lines.values()) list.sort((a, b) => a - b);
  return lines;
}
