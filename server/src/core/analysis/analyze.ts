/** All that is wrong with an advisory: syntax, schema and rules, filtered by settings and suppressions. */
import { configurationProblems } from '../configuration/problems.ts';
import type { AdvisoryDocument } from '../document/document.ts';
import {
  environmentFor,
  type DocumentSchema,
  type Environment,
  type DocumentContext,
} from '../environment/environment.ts';
import type { RuleSettings } from '../settings/settings.ts';
import { remembered, settled } from '../cache/memory.ts';
import { isPlaceholder } from '../text/placeholder.ts';
import { withMore, type Problem, type Severity } from '../problems/problem.ts';
import type { Reading, SectionReading } from '../document/reading.ts';
import { allRules } from '../rules/index.ts';
import { ruleProblems } from '../rules/run.ts';
import type { SchemaIndex } from '../schema/schemaIndex.ts';
import { walkShapes } from '../schema/shapes.ts';
import { validateSections, validateTopKeys } from '../schema/validate.ts';
import { createIsSuppressed, usedTargets } from '../suppressions/matching.ts';
import { readDirectives, readSuppressions } from '../suppressions/suppressions.ts';
import { createCover, type Span } from '../text/text.ts';
import { unusedSuppressions } from '../suppressions/unused.ts';
import { moveProblem } from '../yaml/move.ts';
import { pairOf } from '../yaml/tree.ts';

/**
 * Analyses a document of any kind. Problems come in the order of the text; the settings' severities are applied. Of one code at most
 * {@link mostOfCode} are told: more are, when these are mended.
 */
export function analyze(
  document: AdvisoryDocument,
  given: Environment,
  settings: RuleSettings,
  documentContext: DocumentContext = {},
): readonly Problem[] {
  const env = environmentFor(document.kind, given, documentContext);
  // Of what is not read nothing else can be said.
  const refused = document.syntaxProblems.filter(({ code }) => code === 'yaml/too-large');
  if (refused.length > 0 && !document.root) return refused.flatMap((problem) => withSetting(problem, settings));
  const found = [
    ...document.syntaxProblems,
    ...schemaProblems(document, env),
    ...(document.kind === 'advisory' ? ruleProblems(document, env, settings, documentContext) : []),
    ...(document.kind === 'config' ? configurationProblems(document, documentContext) : []),
  ];
  const isTouched = createIsTouched(document);
  const kept = found.filter((problem) => !isTouched(problem)).flatMap((problem) => withSetting(problem, settings));
  return bounded(sorted(unsuppressed(unique(kept), document, settings, documentContext)));
}

/** The problems that no comment silences, and what is to be said of the comments themselves. */
function unsuppressed(
  problems: readonly Problem[],
  document: AdvisoryDocument,
  settings: RuleSettings,
  documentContext: DocumentContext,
): readonly Problem[] {
  const directives = readDirectives(document);
  if (directives.length === 0) return problems;
  const suppressions = readSuppressions(directives, document);
  const placed = problems.map((problem) => ({ problem, line: document.lines.lineAt(problem.span[0]) }));
  const isSuppressed = createIsSuppressed(suppressions);
  const kept = placed.filter((one) => !isSuppressed(one)).map(({ problem }) => problem);
  // What is lost, and what a rule that failed or could not look would have reported, is not known.
  const isBroken = document.lost.length > 0 || document.syntaxProblems.some(({ code }) => code === 'yaml/syntax');
  if (isBroken || problems.some(({ code }) => code === 'advisory/internal-error')) return kept;
  const unjudged = (code: string): boolean =>
    (Object.hasOwn(settings, code) && settings[code] === 'off') ||
    (code === 'detection/file-not-found' && documentContext.fileExists === undefined);
  const used = usedTargets(suppressions, placed);
  const unused = unusedSuppressions(document, { directives, suppressions, used, unjudged });
  return [...kept, ...unused.flatMap((problem) => withSetting(problem, settings))];
}

/** The schema's findings: of each section by itself, and of the top-level keys together. */
function schemaProblems(document: AdvisoryDocument, env: Environment): readonly Problem[] {
  const { schema, validate } = env;
  const sections = document.sections.filter(({ isDuplicate }) => !isDuplicate);
  const present = sections.map(({ reading }) => presentKeys(reading, schema));
  const all = present.flat();
  const ofOthers = settled(document.memory, schemaProblems, [schema, validate, all.join()]);
  const own: Problem[] = [];
  let isSkipped = false;
  for (let i = 0; i < sections.length; i++) {
    const placed = sections[i];
    if (!placed) continue;
    isSkipped ||= own.length >= mostOfSchema;
    if (isSkipped) break;
    const { section, offset, reading } = placed;
    const here = present[i] ?? [];
    const elsewhere = here.length === 0 ? all : all.filter((key) => !here.includes(key));
    const of = here.length === 0 ? ofOthers : [schema, validate, elsewhere.join()];
    const found = remembered(section.memory, schemaProblems, of, () => sectionProblems(reading, env, of, elsewhere));
    for (const problem of found.problems) own.push(moveProblem(problem, (at) => at + offset));
    isSkipped = found.isSkipped;
  }
  const last = own.at(-1);
  const told = isSkipped && last ? [...own.slice(0, -1), withMore(last)] : own;
  return [...told, ...validateTopKeys(document.root, schema, validate)];
}

/** What stands behind so many findings of the schema is not looked at by it: who reads more? */
const mostOfSchema = 2_000;

/** So many problems of one code are told of a document, in the order of its text; the last of them says that there are more. */
const mostOfCode = 2_000;

function bounded(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= mostOfCode) return problems;
  const counts = new Map<string, number>();
  const told = problems.filter(({ code }) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    return count <= mostOfCode;
  });
  const lasts = new Set([...counts].flatMap(([code, count]) => (count > mostOfCode ? [code] : [])));
  for (let at = told.length - 1; at >= 0 && lasts.size > 0; at--) {
    const problem = told[at];
    if (problem && lasts.delete(problem.code)) told[at] = withMore(problem);
  }
  return told;
}

/** The keys that conditions of the schema ask for which have a value in a section. */
function presentKeys({ keys, chunks }: SectionReading, schema: SchemaIndex): readonly string[] {
  const asked = schema.conditionKeys.filter((key) => keys.includes(key));
  return asked.filter((key) => {
    const value = pairOf(chunks[0]?.reading.root, key)?.value;
    return value && !(value.kind === 'scalar' && (value.isNull || value.value.trim() === ''));
  });
}

/** What the schema finds in a section, whose chunks are looked at by themselves: so an edit costs its run of rows. */
function sectionProblems(
  { chunks }: SectionReading,
  env: DocumentSchema,
  of: readonly unknown[],
  elsewhere: readonly string[],
): { readonly problems: readonly Problem[]; readonly isSkipped: boolean } {
  const own: Problem[] = [];
  for (const { chunk, at, reading } of chunks) {
    if (own.length >= mostOfSchema) return { problems: own, isSkipped: true };
    const problems = remembered(chunk.memory, schemaProblems, of, () => chunkProblems(reading, env, elsewhere));
    for (const problem of problems) own.push(moveProblem(problem, (offset) => offset + at));
  }
  return { problems: own, isSkipped: false };
}

/** What the schema finds in a chunk; a placeholder is not also a wrong word. */
function chunkProblems(
  { root, consumed }: Reading,
  { schema, validate }: DocumentSchema,
  elsewhere: readonly string[],
): readonly Problem[] {
  const problems = validateSections(root, schema, validate, { consumed, elsewhere });
  if (problems.length === 0) return problems;
  const placeholders = new Set<string>();
  walkShapes(root, schema.root, ({ node }) => {
    if (node.kind === 'scalar' && isPlaceholder(node.value)) placeholders.add(node.span.join());
  });
  return problems.filter((problem) => !placeholders.has(problem.span.join()));
}

/** Tells what a syntax error touches, which raises nothing else: neither within lost text nor about what may be in it. */
function createIsTouched({ lost, syntaxProblems, advisory }: AdvisoryDocument): (problem: Problem) => boolean {
  const spansOf = (code: RegExp): readonly Span[] =>
    syntaxProblems.filter((problem) => code.test(problem.code)).map(({ span }) => span);
  const isLost = createCover(lost.filter(([start, end]) => start < end));
  // A value that had to be mended is not also no known name, or word.
  const isMended = createCover(spansOf(/^yaml\/syntax$/));
  const isQuoted = createCover(spansOf(/^yaml\/unquoted-colon$/));
  const sections = [...advisory.sections.values()].map(({ span }) => span);
  const within = (outer: Span, inner: Span): boolean => outer[0] <= inner[0] && inner[1] <= outer[1];
  const broken = sections.filter((section) => lost.some((span) => within(section, span)));
  const isBroken = createCover(broken);
  return ({ code, span }) => {
    if (code.startsWith('yaml/')) return false;
    if ((span[0] > 0 && isLost(span)) || isMended(span)) return true;
    if (/^schema\/|\/unknown/.test(code) && isQuoted(span)) return true;
    return aboutAbsence.test(code) && isBroken(span);
  };
}

const aboutAbsence =
  /^(?:schema\/(?:required|min-items|min-length|type)|detection\/|recommendations\/|sections\/empty)/;

const settingSeverities: Readonly<Record<string, Severity>> = {
  hint: 'hint',
  info: 'information',
  warning: 'warning',
  error: 'error',
};

function withSetting(problem: Problem, settings: RuleSettings): readonly Problem[] {
  const setting = Object.hasOwn(settings, problem.code) ? settings[problem.code] : undefined;
  if (setting === undefined) return [problem];
  const severity = settingSeverities[setting];
  return setting === 'off' ? [] : severity ? [{ ...problem, severity }] : [problem];
}

/** Nodes shared by aliases are looked at twice, but a mistake is one. */
function unique(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const key = `${problem.code} ${problem.span.join()} ${problem.message}`;
    return !seen.has(key) && seen.add(key);
  });
}

const order = new Map(allRules.map((rule, index) => [rule.meta.code, index]));

function sorted(problems: readonly Problem[]): readonly Problem[] {
  const rank = (problem: Problem): number => order.get(problem.code) ?? 0;
  return [...problems].sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1] || rank(a) - rank(b));
}
