/** Running the rules over a document: those about rows piece by piece, those about sections when these change, the rest always. */
import { once } from '../catalogue/once.ts';
import type { AdvisoryDocument } from '../document.ts';
import type { Environment, RuleSettings, Surroundings } from '../environment.ts';
import { remembered } from '../memory.ts';
import { withMore, type Problem } from '../problem.ts';
import { linesOf, readPiece } from '../reading.ts';
import { attackReleaseOf } from '../release.ts';
import { createEditor } from '../yaml/edit.ts';
import { moveProblem } from '../yaml/move.ts';
import type { PlacedPiece } from '../yaml/parse.ts';
import { rules } from './index.ts';
import { lostKeys } from './lostKeys.ts';
import { foundAgain, type Findings, type Judged } from './foundAgain.ts';
import type { Gathered, Header, PieceView, Rule, RuleContext } from './rule.ts';
import { typedIndicators, type TypedIndicator } from './support/indicators.ts';
import { techniqueKeys } from './support/techniques.ts';
import { domainsOf, namedTechniques, tacticFindings } from './support/tacticVerdicts.ts';

/** What a rule is shown but for the document itself. */
type Injected = Pick<
  RuleContext,
  'schema' | 'catalogue' | 'attack' | 'today' | 'requiredSections' | 'preferredNaming' | 'header' | 'gather'
>;

/** What the rules that are not off report of an advisory. What is the same as in its earlier version is not judged again. */
export function ruleProblems(
  document: AdvisoryDocument,
  env: Environment,
  settings: RuleSettings,
  surroundings: Surroundings,
): readonly Problem[] {
  const run = rules.filter(({ meta }) => settings[meta.code] !== 'off');
  const injected = inject(document, env, surroundings);
  const { header } = injected;
  const of = [
    env.schema.root,
    env.snippets,
    injected.catalogue,
    injected.attack,
    injected.today,
    injected.requiredSections,
    injected.preferredNaming,
    ...Object.values({ ...header, domains: header.domains.join() }),
  ];
  const pieces = document.pieces.filter(({ isDuplicate }) => !isDuplicate);
  const found = [
    ...rowFindings(
      pieces,
      run.filter(({ reads }) => reads === 'rows'),
      env,
      injected,
      of,
    ),
    ...wholeFindings(
      { document, pieces },
      run.filter(({ reads }) => reads !== 'rows'),
      env,
      surroundings,
      injected,
      of,
    ),
  ];
  const failed = new Set(found.flatMap((one) => one.failed));
  return [...found.flatMap(({ problems }) => problems), ...[...failed].map(internalError)];
}

function inject({ advisory, pieces }: AdvisoryDocument, env: Environment, surroundings: Surroundings): Injected {
  const { catalogue } = env;
  const schema = env.schema.root;
  const gather = <T>(collect: Collect<T>, from?: readonly string[]): readonly Gathered<T>[] =>
    gatherFrom(pieces, collect, env, from);
  const attack = attackReleaseOf(advisory, catalogue);
  const header: Header = {
    attackVersion: advisory.attackVersion?.value,
    published: advisory.published?.value,
    analyzed: advisory.analyzed?.value,
    status: advisory.status?.value,
    domains: domainsOf(
      gather(namedTechniques, techniqueKeys).flatMap(({ items }) => items),
      attack,
    ),
  };
  const { requiredSections = none, preferredNaming = 'any' } = surroundings;
  return { schema, catalogue, attack, today: env.today(), requiredSections, preferredNaming, header, gather };
}

type Collect<T> = (piece: PieceView) => readonly T[];

function gatherFrom<T>(
  pieces: readonly PlacedPiece[],
  collect: Collect<T>,
  env: Environment,
  from: readonly string[] | undefined,
): readonly Gathered<T>[] {
  const schema = env.schema.root;
  const isOf = (piece: PlacedPiece['piece']): boolean =>
    from === undefined ||
    (piece.rowsOf === undefined ? keysOf(piece, env).some((key) => from.includes(key)) : from.includes(piece.rowsOf));
  const gathered: Gathered<T>[] = [];
  for (const { piece, offset, isDuplicate } of pieces) {
    if (isDuplicate || !isOf(piece)) continue;
    const items = remembered(piece.memory, collect, [schema], () => {
      const { advisory, root } = readPiece(piece, schema);
      return collect({ advisory, root, text: piece.text, schema, indicators: () => indicatorsOf(piece, env) });
    });
    if (items.length > 0) gathered.push({ offset, items });
  }
  return gathered;
}

function indicatorsOf(piece: PlacedPiece['piece'], env: Environment): readonly TypedIndicator[] {
  const schema = env.schema.root;
  return remembered(piece.memory, typedIndicators, [schema], () =>
    typedIndicators(readPiece(piece, schema).advisory, piece.text),
  );
}

/** One object, so that what is not set is the same each time. */
const none = {};

function rowFindings(
  pieces: readonly PlacedPiece[],
  run: readonly Rule[],
  env: Environment,
  injected: Injected,
  of: readonly unknown[],
): readonly Findings[] {
  const counts = new Map<string, number>();
  const skipped = new Set<string>();
  const all = [...of, run.map(({ meta }) => meta.code).join()];
  const found = pieces.map(({ piece, offset }): Findings => {
    const due = run.filter(({ meta }) => (counts.get(meta.code) ?? 0) < mostOfRule);
    for (const rule of run) if (due.length < run.length && !due.includes(rule)) skipped.add(rule.meta.code);
    const from = due.length === run.length ? all : [...of, due.map(({ meta }) => meta.code).join()];
    const { problems, failed } = remembered(piece.memory, rowFindings, from, () => {
      const { text } = piece;
      const { advisory, root } = readPiece(piece, env.schema.root);
      const lines = linesOf(piece);
      const context = {
        ...injected,
        advisory,
        text,
        lines,
        root,
        lostKeys: new Set<string>(),
        fileExists: () => undefined,
        indicators: () => indicatorsOf(piece, env),
        tactics: once(() => tacticFindings({ ...injected, advisory, text })),
        gather: <T>(collect: Collect<T>) =>
          gatherFrom([{ piece, offset: 0, isDuplicate: false }], collect, env, undefined),
        edit: createEditor({ text, lines, root }, env.schema.root, env.snippets),
      };
      return check(due, env, (report) => ({ ...context, report }));
    });
    if (problems.length === 0) return { problems, failed };
    for (const { code } of problems) counts.set(code, (counts.get(code) ?? 0) + 1);
    return { problems: problems.map((problem) => moveProblem(problem, (at) => at + offset)), failed };
  });
  if (![...counts.values()].some((count) => count >= mostOfRule)) return found;
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

/** So many findings of a rule are told: who reads more? */
const mostOfRule = 500;

interface Whole {
  readonly document: AdvisoryDocument;
  /** Its pieces that are read. */
  readonly pieces: readonly PlacedPiece[];
}

function wholeFindings(
  { document, pieces }: Whole,
  run: readonly Rule[],
  env: Environment,
  surroundings: Surroundings,
  injected: Injected,
  of: readonly unknown[],
): readonly Findings[] {
  const base = {
    ...injected,
    text: document.text,
    lines: document.lines,
    lostKeys: lostKeys(document),
    fileExists: (path: string) => surroundings.fileExists?.(path),
    indicators: once(() => typedIndicators(document.advisory, document.text)),
    tactics: once(() => tacticFindings({ ...injected, advisory: document.advisory, text: document.text })),
    edit: createEditor(document, env.schema.root, env.snippets),
  };
  const context: Shown = (report) => ({
    ...base,
    // Not before a rule asks: each section of the model is made when it is looked at.
    get advisory() {
      return document.advisory;
    },
    get root() {
      return document.root;
    },
    report,
  });
  const keys = pieces.map(({ piece }) => keysOf(piece, env));
  return run.map((rule) => {
    const { reads } = rule;
    if (typeof reads === 'string') return check([rule], env, context);
    const read = pieces.filter((_, i) => keys[i]?.some((key) => reads.includes(key)));
    const earlier = document.memory.get(rule)?.value as Judged | undefined;
    const findings = (earlier && foundAgain(earlier, read, of)) ?? check([rule], env, context);
    const judged: Judged = { findings, pieces: read, of };
    document.memory.set(rule, { of: [], value: judged });
    return findings;
  });
}

function keysOf(piece: PlacedPiece['piece'], env: Environment): readonly string[] {
  return remembered(piece.memory, keysOf, [env.schema.root], () => {
    const { root } = readPiece(piece, env.schema.root);
    return root?.kind === 'mapping' ? root.pairs.map(({ key }) => key.value) : [];
  });
}

/** Thrown out of a rule that has more to tell than is told. */
const enough = new Error('enough');

/** What a rule is shown, with where it reports to. */
type Shown = (report: RuleContext['report']) => RuleContext;

function check(run: readonly Rule[], env: Environment, context: Shown): Findings {
  const problems: Problem[] = [];
  const failed: string[] = [];
  for (const rule of run) {
    const { code, severity } = rule.meta;
    const own: Problem[] = [];
    const report = (report: Parameters<RuleContext['report']>[0]): void => {
      if (own.length === mostOfRule) throw enough;
      own.push({ code, severity, ...report });
    };
    try {
      rule.check(context(report));
      problems.push(...own);
    } catch (error) {
      problems.push(...(error === enough ? [...own.slice(0, -1), ...own.slice(-1).map(withMore)] : own));
      if (error === enough) continue;
      if (!env.onInternalError) throw error;
      env.onInternalError(code, error);
      failed.push(code);
    }
  }
  return { problems, failed };
}

function internalError(code: string): Problem {
  const message = `The rule ${code} failed on this advisory; all others ran. The log ("Advisory: Show Output") says why.`;
  return { code: 'advisory/internal-error', severity: 'warning', span: [0, 0], message };
}
