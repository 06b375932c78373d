/** `--fix`: applies safe fixes until none is left. */
import { analyze, applyEdits, overlaps, parseAdvisory } from '../core/index.ts';
import type {
  AdvisoryDocument,
  DocumentKind,
  Edit,
  Environment,
  Problem,
  RuleSettings,
  DocumentContext,
} from '../core/index.ts';

/** What a text is checked by. */
export interface Judge {
  readonly rules: RuleSettings;
  readonly documentContext?: DocumentContext;
  /** An advisory when absent. */
  readonly kind?: DocumentKind;
}

export interface Fixed {
  readonly document: AdvisoryDocument;
  /** What is left. */
  readonly problems: readonly Problem[];
  /** How many fixes were applied. */
  readonly applied: number;
}

/** Fixes can uncover problems that a later round fixes; the limit stops rules whose fixes trigger each other forever. */
const maximumRounds = 50;

/** Applies safe fixes, round by round, until none is left or an earlier text recurs. */
export function fixAll(text: string, env: Environment, judge: Judge): Fixed {
  const seen = new Set<string>();
  let applied = 0;
  let current = check(text, env, judge);
  for (let round = 0; round < maximumRounds; round++) {
    const { edits, count } = safeEdits(current.problems);
    const next = applyEdits(current.document.text, edits);
    seen.add(current.document.text);
    if (count === 0 || seen.has(next)) break;
    applied += count;
    current = check(next, env, judge);
  }
  return { ...current, applied };
}

/** Parses and analyses a text. */
export function check(
  text: string,
  env: Environment,
  { rules, documentContext = {}, kind = 'advisory' }: Judge,
): { document: AdvisoryDocument; problems: readonly Problem[] } {
  const document = parseAdvisory(text, (kind === 'advisory' ? env : env.others[kind]).schema, kind);
  return { document, problems: analyze(document, env, rules, documentContext) };
}

/** One safe fix of each problem, the preferred one first, leaving out those that touch what an earlier one changes. */
export function safeEdits(problems: readonly Problem[]): { edits: readonly Edit[]; count: number } {
  const edits: Edit[] = [];
  let count = 0;
  for (const { fixes = [] } of problems) {
    const safe = fixes.filter((fix) => fix.safe === true);
    const fix = safe.find((one) => one.preferred === true) ?? safe[0];
    if (fix === undefined || overlaps(edits, fix.edits)) continue;
    edits.push(...fix.edits);
    count++;
  }
  return { edits, count };
}
