/** What rules about rows find: piece by piece, each kept with its piece. */
import { once } from '../catalogue/once.ts';
import type { Environment } from '../environment.ts';
import { remembered, settled, type Memory } from '../memory.ts';
import { withMore } from '../problem.ts';
import type { ReadPiece } from '../reading.ts';
import { createEditor } from '../yaml/edit.ts';
import { moveProblem } from '../yaml/move.ts';
import { check, mostOfRule } from './check.ts';
import type { Findings } from './foundAgain.ts';
import { createGather, indicatorsOf } from './gather.ts';
import type { Rule, RuleContext } from './rule.ts';
import type { Injected } from './run.ts';
import { tacticFindings } from './support/tacticVerdicts.ts';

interface Rows {
  readonly pieces: readonly ReadPiece[];
  /** The document's, over its versions. */
  readonly memory: Memory;
  /** What the findings follow from beside the pieces. */
  readonly of: readonly unknown[];
}

/** What `run`, rules that read rows, find in each piece. Of one rule at most {@link mostOfRule} findings are told. */
export function rowFindings(
  { pieces, memory, of }: Rows,
  run: readonly Rule[],
  env: Environment,
  injected: Injected,
): readonly Findings[] {
  const counts = new Map<string, number>();
  const skipped = new Set<string>();
  const basis = (rules: readonly Rule[]): readonly unknown[] => [...of, rules.map(({ meta }) => meta.code).join()];
  let due = run;
  let from = settled(memory, rowFindings, basis(run));
  let isOver = false;
  const found = pieces.map((placed): Findings => {
    const { piece, offset } = placed;
    if (isOver) {
      // Rules that have told all that is told of them look no further.
      for (const { meta } of due) if ((counts.get(meta.code) ?? 0) >= mostOfRule) skipped.add(meta.code);
      due = due.filter(({ meta }) => !skipped.has(meta.code));
      from = basis(due);
      isOver = false;
    }
    const findings = remembered(piece.memory, rowFindings, from, () => {
      const context = contextOf(placed, env, injected);
      return check(due, env, (report) => ({ ...context, report }));
    });
    const { problems, failed } = findings;
    if (problems.length === 0) return findings;
    for (const { code } of problems) {
      const count = (counts.get(code) ?? 0) + 1;
      counts.set(code, count);
      isOver ||= count === mostOfRule;
    }
    return { problems: problems.map((problem) => moveProblem(problem, (at) => at + offset)), failed };
  });
  return [...counts.values()].some((count) => count >= mostOfRule) ? bounded(found, counts, skipped) : found;
}

function bounded(
  found: readonly Findings[],
  counts: ReadonlyMap<string, number>,
  skipped: ReadonlySet<string>,
): readonly Findings[] {
  const told = new Map<string, number>();
  const isLast = (code: string): boolean => (counts.get(code) ?? 0) > mostOfRule || skipped.has(code);
  return found.map(({ problems, failed }) => ({
    failed,
    problems: problems.flatMap((problem) => {
      const count = (told.get(problem.code) ?? 0) + 1;
      told.set(problem.code, count);
      if (count > mostOfRule) return [];
      return [count === mostOfRule && isLast(problem.code) ? withMore(problem) : problem];
    }),
  }));
}

function contextOf(placed: ReadPiece, env: Environment, injected: Injected): Omit<RuleContext, 'report'> {
  const { piece, reading } = placed;
  const { text } = piece;
  const schema = env.schema.root;
  const { advisory, root, lines } = reading;
  const own = [{ ...placed, offset: 0 }];
  return {
    ...injected,
    advisory,
    text,
    lines,
    root,
    lostKeys: new Set<string>(),
    fileExists: () => undefined,
    indicators: () => indicatorsOf(placed, schema),
    tactics: once(() => tacticFindings({ ...injected, advisory, text })),
    gather: createGather(() => own, schema),
    edit: createEditor({ text, lines, root }, schema, env.snippets),
  };
}
