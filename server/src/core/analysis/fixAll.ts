/** Making all safe fixes of a document, in the order in which they decide on each other. */
import { parseAdvisory, type AdvisoryDocument } from '../document/document.ts';
import type { DocumentContext, Environment } from '../environment/environment.ts';
import type { Problem } from '../problems/problem.ts';
import { safeFix } from '../problems/safeFix.ts';
import { metaOf } from '../rules/metaOf.ts';
import type { RuleSettings } from '../settings/settings.ts';
import { composeEdits } from '../text/composeEdits.ts';
import { applyEdits, overlaps, type Edit } from '../text/edits.ts';
import { analyze } from './analyze.ts';

/** A document after its safe fixes. */
export interface Fixed {
  readonly document: AdvisoryDocument;
  /** What is left. */
  readonly problems: readonly Problem[];
  /** How many fixes were made. */
  readonly applied: number;
  /** All that was changed, in offsets of the text before. */
  readonly edits: readonly Edit[];
}

/** Fixes can uncover problems that a later round fixes; the limit stops rules whose fixes trigger each other forever. */
const maximumRounds = 50;

/**
 * Makes safe fixes, round by round, until none is left or an earlier text recurs. While there is one that decides how the rest is judged (of
 * syntax, keys, dates, the ATT&CK release), only such are made; then the document is judged again. Throws nothing.
 */
export function fixAll(
  given: AdvisoryDocument,
  env: Environment,
  settings: RuleSettings,
  documentContext: DocumentContext = {},
): Fixed {
  const { kind } = given;
  const { schema } = kind === 'advisory' ? env : env.others[kind];
  const seen = new Set<string>();
  let document = given;
  let problems = analyze(document, env, settings, documentContext);
  let applied = 0;
  let edits: readonly Edit[] = [];
  for (let round = 0; round < maximumRounds; round++) {
    const due = nextFixes(problems);
    const next = applyEdits(document.text, due.edits);
    seen.add(document.text);
    if (due.count === 0 || seen.has(next)) break;
    applied += due.count;
    edits = composeEdits(given.text, edits, due.edits);
    document = parseAdvisory(next, schema, kind);
    problems = analyze(document, env, settings, documentContext);
  }
  return { document, problems, applied, edits };
}

/** One safe fix of each problem that is due, leaving out those that touch what an earlier one changes. */
function nextFixes(problems: readonly Problem[]): { readonly edits: readonly Edit[]; readonly count: number } {
  const fixable = problems.flatMap((problem) => {
    const fix = safeFix(problem);
    return fix ? [{ fix, decides: metaOf(problem.code)?.decides === true }] : [];
  });
  const due = fixable.some(({ decides }) => decides) ? fixable.filter(({ decides }) => decides) : fixable;
  const edits: Edit[] = [];
  let count = 0;
  for (const { fix } of due) {
    if (overlaps(edits, fix.edits)) continue;
    edits.push(...fix.edits);
    count++;
  }
  return { edits, count };
}
