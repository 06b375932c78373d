/** All that is wrong with an advisory: syntax, schema and rules, filtered by settings and suppressions. */
import type { AdvisoryDocument } from './document.ts';
import type { Environment, RuleSettings } from './environment.ts';
import { isPlaceholder } from './placeholder.ts';
import type { Problem, Severity } from './problem.ts';
import { attackReleaseOf } from './release.ts';
import { allRules, rules } from './rules/index.ts';
import type { RuleContext } from './rules/rule.ts';
import { validateSchema } from './schema/validate.ts';
import { unsuppressed } from './suppressions.ts';
import type { Span } from './text.ts';
import { createEditor } from './yaml/edit.ts';
import { walkForms } from './schema/forms.ts';

/** Analyses a document. Problems come in the order of the text; the settings' severities are applied. */
export function analyze(document: AdvisoryDocument, env: Environment, settings: RuleSettings): readonly Problem[] {
  const found = [
    ...document.syntaxProblems,
    ...schemaProblems(document, env),
    ...ruleProblems(document, env, settings),
  ];
  const kept = found
    .filter((problem) => !isTouched(problem, document))
    .flatMap((problem) => withSetting(problem, settings));
  return unsuppressed(sorted(unique(kept)), document.comments, document.lines);
}

/** The schema's findings; a placeholder is not also a wrong word. */
function schemaProblems(document: AdvisoryDocument, env: Environment): readonly Problem[] {
  const problems = validateSchema(document.root, env.schema, env.validate);
  if (problems.length === 0) return problems;
  const placeholders = new Set<string>();
  walkForms(document.root, env.schema.root, ({ node }) => {
    if (node.kind === 'scalar' && isPlaceholder(node.value)) placeholders.add(node.span.join());
  });
  return problems.filter((problem) => !placeholders.has(problem.span.join()));
}

function ruleProblems(document: AdvisoryDocument, env: Environment, settings: RuleSettings): readonly Problem[] {
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

/** What a syntax error touches raises nothing else: neither within lost text nor about what may be in it. */
function isTouched(problem: Problem, document: AdvisoryDocument): boolean {
  if (problem.code.startsWith('yaml/')) return false;
  const within = (outer: Span, inner: Span): boolean => outer[0] <= inner[0] && inner[1] <= outer[1];
  if (document.lost.some((lost) => lost[0] < lost[1] && within(lost, problem.span) && problem.span[0] > 0)) return true;
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
