/** What rules about rows find: chunk by chunk, each kept with its chunk, and those of a section with the section. */
import { once } from '../util/once.ts';
import type { Environment } from '../environment/environment.ts';
import { remembered, settled, type Memory } from '../cache/memory.ts';
import { withMore, type Problem } from '../problems/problem.ts';
import type { ReadInSection, ReadSection } from '../document/reading.ts';
import { createEditor } from '../editing/createEditor.ts';
import { moveProblem } from '../yaml/move.ts';
import { check, createShown, mostOfRule } from './check.ts';
import type { Findings } from './reuseFindings.ts';
import { gatherFrom, indicatorsOf } from './gather.ts';
import type { Injected, Rule, RuleContext } from './rule.ts';
import { tacticFindings } from '../attack/tacticVerdicts.ts';

interface Rows {
  readonly sections: readonly ReadSection[];
  /** The document's, over its versions. */
  readonly memory: Memory;
  /** What the findings follow from beside the sections. */
  readonly of: readonly unknown[];
}

/** Has rules check a chunk, and keeps what they find with it by `key`; it is placed in the chunk. */
type CheckChunk = (key: unknown, one: ReadInSection, run: readonly Rule[], basis: readonly unknown[]) => Findings;

/** What `run`, rules that read rows, find. Of one rule at most {@link mostOfRule} findings are told. */
export function rowFindings(
  { sections, memory, of }: Rows,
  run: readonly Rule[],
  env: Environment,
  injected: Injected,
): readonly Findings[] {
  const basisOf = (rules: readonly Rule[]): readonly unknown[] => [...of, rules.map(({ meta }) => meta.code).join()];
  const basis = settled(memory, rowFindings, basisOf(run));
  const checkChunk: CheckChunk = (key, one, due, from) =>
    remembered(one.chunk.memory, key, from, () => {
      const context = contextOf(one, env, injected);
      return check(
        due,
        env,
        createShown((report) => ({ ...context, report })),
      );
    });
  const counts = new Map<string, number>();
  const found: Findings[] = [];
  for (const { section, offset, reading } of sections) {
    const own = remembered(section.memory, rowFindings, basis, () => ofSection(reading.chunks, run, basis, checkChunk));
    if (!own || isBeyond(own.problems, counts)) return boundedFindings(sections, run, basisOf, checkChunk);
    found.push(moved(own, offset));
  }
  return found;
}

/** What rules find in the chunks of a section, placed in it; undefined where one finds more than is told. */
function ofSection(
  chunks: readonly ReadInSection[],
  run: readonly Rule[],
  basis: readonly unknown[],
  checkChunk: CheckChunk,
): Findings | undefined {
  const counts = new Map<string, number>();
  const problems: Problem[] = [];
  const failed: string[] = [];
  for (const one of chunks) {
    const own = checkChunk(rowFindings, one, run, basis);
    if (isBeyond(own.problems, counts)) return undefined;
    if (own.problems.length > 0) problems.push(...moved(own, one.at).problems);
    if (own.failed.length > 0) failed.push(...own.failed);
  }
  return { problems, failed };
}

/** Counts problems; whether there may be more of a rule than are told. */
function isBeyond(problems: readonly Problem[], counts: Map<string, number>): boolean {
  let isOver = false;
  for (const { code } of problems) {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    isOver ||= count >= mostOfRule;
  }
  return isOver;
}

function moved(findings: Findings, by: number): Findings {
  const { problems, failed } = findings;
  if (problems.length === 0) return findings;
  return { problems: problems.map((problem) => moveProblem(problem, (at) => at + by)), failed };
}

/** The first findings of each rule: one that has told all that is told of it looks no further. */
function boundedFindings(
  sections: readonly ReadSection[],
  run: readonly Rule[],
  basisOf: (rules: readonly Rule[]) => readonly unknown[],
  checkChunk: CheckChunk,
): readonly Findings[] {
  const counts = new Map<string, number>();
  const skipped = new Set<string>();
  const isDone = ({ meta }: Rule): boolean => (counts.get(meta.code) ?? 0) >= mostOfRule;
  let due = run;
  let basis = basisOf(run);
  const found: Findings[] = [];
  for (const { offset, reading } of sections)
    for (const one of reading.chunks) {
      if (due.some(isDone)) {
        for (const rule of due.filter(isDone)) skipped.add(rule.meta.code);
        due = due.filter((rule) => !isDone(rule));
        basis = basisOf(due);
      }
      // What all rules find is kept beside it: of an edited section the other chunks are not judged again for either.
      const own = checkChunk(due === run ? rowFindings : boundedFindings, one, due, basis);
      isBeyond(own.problems, counts);
      found.push(moved(own, offset + one.at));
    }
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

function contextOf(one: ReadInSection, env: Environment, injected: Injected): Omit<RuleContext, 'report'> {
  const { text } = one.chunk;
  const schema = env.schema.root;
  const { advisory, root, lines } = one.reading;
  const own = [{ ...one, at: 0 }];
  return {
    ...injected,
    advisory,
    text,
    lines,
    root,
    lostKeys: new Set<string>(),
    fileExists: () => undefined,
    indicators: () => indicatorsOf(one, schema),
    tactics: once(() => tacticFindings({ ...injected, advisory, text })),
    gather: (collect) => gatherFrom(own, collect, schema),
    edit: createEditor({ text, lines, root }, schema, env.snippets),
  };
}
