/** Runs the rules that read rows on each chunk, and caches their results with each chunk and each section. */
import type { Environment } from '../environment/environment.ts';
import { cacheKey, createCache, memo, recall, settled, type Cache, type CacheKey } from '../cache/cache.ts';
import { derived } from '../cache/derivation.ts';
import { withMore, type Problem } from '../problems/problem.ts';
import type { InterpretedChunk, InterpretedSection } from '../document/interpretation.ts';
import { problemsWithin } from '../document/incremental/problemsWithin.ts';
import type { Chunk } from '../document/incremental/types.ts';
import { createEditor } from '../editing/createEditor.ts';
import { moveProblem } from '../yaml/move.ts';
import { check, createSharedContext, maxPerRule, type SharedContext } from './check.ts';
import type { RuleProblems } from './reuseProblems.ts';
import { collectFrom } from '../collect/collect.ts';
import { hasOneOf } from './sectionsByKey.ts';
import type { Injected, RowRule, RuleContext } from './rule.ts';
import { pushAll } from '../util/lists.ts';

interface Rows {
  readonly sections: readonly InterpretedSection[];
  /** The document's cache, which all versions of the document share. */
  readonly cache: Cache;
  /** The other values that the results depend on. Cached results are reused only if none of these has changed. */
  readonly of: readonly unknown[];
}

/**
 * Returns the result of the rules in `run` for a chunk. Runs the rules only if the chunk has no cached result under `key`. Offsets are
 * relative to the chunk.
 */
type CheckChunk = (
  key: CacheKey<RuleProblems>,
  one: InterpretedChunk,
  run: readonly RowRule[],
  basis: readonly unknown[],
) => RuleProblems;

const chunkKey = cacheKey<RuleProblems>('rules/problems in a chunk');
const boundedChunkKey = cacheKey<RuleProblems>('rules/problems in a chunk beyond the bound');
const sectionKey = cacheKey<RuleProblems | undefined>('rules/problems in a section');
const rowBasisKey = cacheKey<readonly unknown[]>('rules/basis of row rules');

/**
 * Returns the results of the rules in `run`, all of which read rows, with offsets in the document: at most {@link maxPerRule} problems for
 * each rule.
 */
export function rowProblems(
  { sections, cache, of }: Rows,
  run: readonly RowRule[],
  env: Environment,
  injected: Injected,
): readonly RuleProblems[] {
  const basisOf = (rules: readonly RowRule[]): readonly unknown[] => [...of, rules.map(({ meta }) => meta.code).join()];
  const basis = settled(cache, rowBasisKey, basisOf(run));
  const checkAnew: CheckChunk = (key, one, due, from) =>
    memo(one.chunk.cache, key, from, () => {
      const found = asPart(one.chunk, key, from);
      if (found) return found;
      const own = rulesFor(due, one.interpretation.keys);
      return own.length === 0 ? noProblems : check(own, env, sharedContextOf(one, env, injected));
    });
  // Separate from `checkAnew`, so that no closure is created for chunks whose result is cached.
  const checkChunk: CheckChunk = (key, one, due, from) =>
    recall(one.chunk.cache, key, from) ?? checkAnew(key, one, due, from);
  const counts = new Map<string, number>();
  const found: RuleProblems[] = [];
  for (const { section, offset, interpretation } of sections) {
    const own = memo(section.cache, sectionKey, basis, () => ofSection(interpretation.chunks, run, basis, checkChunk));
    if (!own || isBeyond(own.problems, counts)) return boundedProblems(sections, run, basisOf, checkChunk);
    found.push(moved(own, offset));
  }
  return found;
}

/**
 * Returns the problems in a section's chunks, with offsets relative to the section; undefined if a rule may exceed the maximum number of
 * problems.
 */
function ofSection(
  chunks: readonly InterpretedChunk[],
  run: readonly RowRule[],
  basis: readonly unknown[],
  checkChunk: CheckChunk,
): RuleProblems | undefined {
  const counts = new Map<string, number>();
  const problems: Problem[] = [];
  const failed: string[] = [];
  for (const one of chunks) {
    const own = checkChunk(chunkKey, one, run, basis);
    if (own.problems.length + own.failed.length === 0) continue;
    if (isBeyond(own.problems, counts)) return undefined;
    if (own.problems.length > 0) pushAll(problems, moved(own, one.at).problems);
    if (own.failed.length > 0) pushAll(failed, own.failed);
  }
  return { problems, failed };
}

/**
 * Adds the problems to `counts`, the number of problems by rule code. Returns whether any rule has reached the maximum, so that there may
 * be more problems.
 */
function isBeyond(problems: readonly Problem[], counts: Map<string, number>): boolean {
  let isOver = false;
  for (const { code } of problems) {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    isOver ||= count >= maxPerRule;
  }
  return isOver;
}

function moved(own: RuleProblems, by: number): RuleProblems {
  const { problems, failed } = own;
  if (problems.length === 0) return own;
  return { problems: problems.map((problem) => moveProblem(problem, (at) => at + by)), failed };
}

/**
 * Returns the first problems of each rule, up to the maximum. If there may be more, the last one says so. A rule that has reached the
 * maximum is not run on further chunks.
 */
function boundedProblems(
  sections: readonly InterpretedSection[],
  run: readonly RowRule[],
  basisOf: (rules: readonly RowRule[]) => readonly unknown[],
  checkChunk: CheckChunk,
): readonly RuleProblems[] {
  const counts = new Map<string, number>();
  const skipped = new Set<string>();
  const isDone = ({ meta }: RowRule): boolean => (counts.get(meta.code) ?? 0) >= maxPerRule;
  let due = run;
  let basis = basisOf(run);
  const found: RuleProblems[] = [];
  for (const { offset, interpretation } of sections)
    for (const one of interpretation.chunks) {
      if (due.some(isDone)) {
        for (const rule of due.filter(isDone)) skipped.add(rule.meta.code);
        due = due.filter((rule) => !isDone(rule));
        basis = basisOf(due);
      }
      // Results of a subset of the rules are cached under a separate key, so that they do not replace the results of all rules.
      const own = checkChunk(due === run ? chunkKey : boundedChunkKey, one, due, basis);
      isBeyond(own.problems, counts);
      found.push(moved(own, offset + one.at));
    }
  const reported = new Map<string, number>();
  const isLast = (code: string): boolean => (counts.get(code) ?? 0) > maxPerRule || skipped.has(code);
  return found.map(({ problems, failed }) => ({
    failed,
    problems: problems.flatMap((problem) => {
      const count = (reported.get(problem.code) ?? 0) + 1;
      reported.set(problem.code, count);
      if (count > maxPerRule) return [];
      return [count === maxPerRule && isLast(problem.code) ? withMore(problem) : problem];
    }),
  }));
}

/**
 * If the chunk was cut from a document that was parsed and checked as a whole, returns those of the document's cached problems that are
 * within the chunk. Returns undefined if there is no cached result, or if it may be incomplete.
 */
function asPart(chunk: Chunk, key: CacheKey<RuleProblems>, basis: readonly unknown[]): RuleProblems | undefined {
  const found = chunk.origin && recall(chunk.origin.whole.cache, key, basis);
  if (!found || found.failed.length > 0 || isBeyond(found.problems, new Map())) return undefined;
  const problems = problemsWithin(chunk, found.problems);
  return problems && { problems, failed: [] };
}

const noProblems: RuleProblems = { problems: [], failed: [] };

/** Returns the rules that read rows under any of a chunk's keys. */
const rulesFor = (run: readonly RowRule[], keys: readonly string[]): readonly RowRule[] =>
  run.filter(({ reads: { rows } }) => rows === 'all' || hasOneOf(keys, rows));

function sharedContextOf(one: InterpretedChunk, env: Environment, injected: Injected): SharedContext {
  const { text } = one.chunk;
  const schema = env.schema.root;
  const { advisory, tree, lines } = one.interpretation;
  const own = [{ ...one, at: 0 }];
  const cache = createCache();
  return createSharedContext((report) => {
    const context: RuleContext = {
      ...injected,
      advisory,
      text,
      lines,
      root: tree,
      unparsedKeys: new Set<string>(),
      fileExists: () => undefined,
      sameId: () => [],
      derive: (derivation) => derived(cache, derivation, context),
      collect: (collector) => collectFrom(own, collector, schema),
      edit: createEditor({ text, lines, root: tree }, schema, env.snippets),
      report,
    };
    return context;
  });
}
