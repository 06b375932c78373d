/** All that is wrong with an advisory: syntax, schema and rules, filtered by settings and suppressions. */
import { configurationProblems } from './config/problems.ts';
import { once } from './catalogue/once.ts';
import type { AdvisoryDocument } from './document.ts';
import { environmentFor, type Environment, type RuleSettings, type Surroundings } from './environment.ts';
import { isPlaceholder } from './placeholder.ts';
import type { Problem, Severity } from './problem.ts';
import { attackReleaseOf } from './release.ts';
import { allRules, rules } from './rules/index.ts';
import type { RuleContext } from './rules/rule.ts';
import { typedIndicators } from './rules/support/indicators.ts';
import { validateSchema } from './schema/validate.ts';
import { applySilences, readDirectives, readSilences } from './suppressions.ts';
import type { Span } from './text.ts';
import { unusedSuppressions } from './unusedSuppressions.ts';
import { createEditor } from './yaml/edit.ts';
import { walkForms } from './schema/forms.ts';

/** Analyses a document of any kind. Problems come in the order of the text; the settings' severities are applied. */
export function analyze(
  document: AdvisoryDocument,
  given: Environment,
  settings: RuleSettings,
  surroundings: Surroundings = {},
): readonly Problem[] {
  const env = environmentFor(document.kind, given, surroundings);
  const found = [
    ...document.syntaxProblems,
    ...schemaProblems(document, env),
    ...(document.kind === 'advisory' ? ruleProblems(document, env, settings, surroundings) : []),
    ...(document.kind === 'config' ? configurationProblems(document, surroundings) : []),
  ];
  const kept = found
    .filter((problem) => !isTouched(problem, document))
    .flatMap((problem) => withSetting(problem, settings));
  return sorted(unsuppressed(unique(kept), document, settings, surroundings));
}

/** The problems that no comment silences, and what is to be said of the comments themselves. */
function unsuppressed(
  problems: readonly Problem[],
  document: AdvisoryDocument,
  settings: RuleSettings,
  surroundings: Surroundings,
): readonly Problem[] {
  const directives = readDirectives(document);
  if (directives.length === 0) return problems;
  const silences = readSilences(directives, document);
  const { kept, used } = applySilences(problems, silences, document);
  // What is lost, and what a rule that failed or could not look would have reported, is not known.
  const isBroken = document.lost.length > 0 || document.syntaxProblems.some(({ code }) => code === 'yaml/syntax');
  if (isBroken || problems.some(({ code }) => code === 'advisory/internal-error')) return kept;
  const unjudged = (code: string): boolean =>
    (Object.hasOwn(settings, code) && settings[code] === 'off') ||
    (code === 'detection/file-not-found' && surroundings.fileExists === undefined);
  const unused = unusedSuppressions(document, { directives, silences, used, unjudged });
  return [...kept, ...unused.flatMap((problem) => withSetting(problem, settings))];
}

/** The schema's findings; a placeholder is not also a wrong word. */
function schemaProblems(document: AdvisoryDocument, env: Environment): readonly Problem[] {
  const problems = validateSchema(document.root, env.schema, env.validate, document.swallowed);
  if (problems.length === 0) return problems;
  const placeholders = new Set<string>();
  walkForms(document.root, env.schema.root, ({ node }) => {
    if (node.kind === 'scalar' && isPlaceholder(node.value)) placeholders.add(node.span.join());
  });
  return problems.filter((problem) => !placeholders.has(problem.span.join()));
}

function ruleProblems(
  document: AdvisoryDocument,
  env: Environment,
  settings: RuleSettings,
  surroundings: Surroundings,
): readonly Problem[] {
  const problems: Problem[] = [];
  const context: Omit<RuleContext, 'report'> = {
    advisory: document.advisory,
    text: document.text,
    lines: document.lines,
    root: document.root,
    schema: env.schema.root,
    catalogue: env.catalogue,
    attack: attackReleaseOf(document.advisory, env.catalogue),
    today: env.today(),
    lostKeys: lostKeys(document),
    requiredSections: surroundings.requiredSections ?? {},
    preferredNaming: surroundings.preferredNaming ?? 'any',
    fileExists: (path) => surroundings.fileExists?.(path),
    indicators: once(() => typedIndicators(document.advisory, document.text)),
    edit: createEditor(document, env.schema.root, env.snippets),
  };
  for (const rule of rules) {
    const { code, severity } = rule.meta;
    if (settings[code] === 'off') continue;
    try {
      rule.check({ ...context, report: (report) => problems.push({ code, severity, ...report }) });
    } catch (error) {
      if (!env.onInternalError) throw error;
      env.onInternalError(code, error);
      const message = `The rule ${code} failed on this advisory; all others ran. The log ("Advisory: Show Output") says why.`;
      problems.push({ code: 'advisory/internal-error', severity: 'warning', span: [0, 0], message });
    }
  }
  return problems;
}

/** The words at the left margin of what syntax errors have lost: sections that are there, though they can't be read. */
function lostKeys({ lost, text, lines }: AdvisoryDocument): ReadonlySet<string> {
  return new Set(
    lost.flatMap(([start, end]) => {
      const from = lines.startOf(lines.lineAt(start));
      return [...text.slice(from, end).matchAll(/^\uFEFF?([a-z][a-z0-9_]*)[ \t]*(?=[:\r\n]|$)/gm)].map(
        (found) => found[1] ?? '',
      );
    }),
  );
}

/** What a syntax error touches raises nothing else: neither within lost text nor about what may be in it. */
function isTouched(problem: Problem, document: AdvisoryDocument): boolean {
  if (problem.code.startsWith('yaml/')) return false;
  const within = (outer: Span, inner: Span): boolean => outer[0] <= inner[0] && inner[1] <= outer[1];
  if (document.lost.some((lost) => lost[0] < lost[1] && within(lost, problem.span) && problem.span[0] > 0)) return true;
  // A value that had to be mended is not also no known name.
  if (document.syntaxProblems.some(({ code, span }) => code === 'yaml/syntax' && within(span, problem.span)))
    return true;
  if (!aboutAbsence.test(problem.code)) return false;
  return enclosing(problem.span, document).some((span) => document.lost.some((lost) => within(span, lost)));
}

const aboutAbsence =
  /^(?:schema\/(?:required|min-items|min-length|type)|detection\/|recommendations\/|sections\/empty)/;

/** The section around a place. */
function enclosing(span: Span, document: AdvisoryDocument): readonly Span[] {
  const sections = [...document.advisory.sections.values()].map((section) => section.span);
  return sections.filter((section) => section[0] <= span[0] && span[1] <= section[1]);
}

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
