/** Applies all safe fixes of a document, in the order in which they affect each other. */
import { parseAdvisory, type AdvisoryDocument } from '../document/document.ts';
import type { DocumentContext, Environment } from '../environment/environment.ts';
import type { Fix, Problem } from '../problems/problem.ts';
import { replacedValues, safeFix } from '../problems/safeFix.ts';
import { metaOf } from '../rules/metaOf.ts';
import type { RuleSettings } from '../settings/settings.ts';
import { composeEdits } from '../text/composeEdits.ts';
import { applyEdits, overlaps, type Edit } from '../text/edits.ts';
import { analyze } from './analyze.ts';
import { keepsValues } from './keptValues.ts';

/** A document after its safe fixes. */
export interface Fixed {
  readonly document: AdvisoryDocument;
  /** The remaining problems. */
  readonly problems: readonly Problem[];
  /** The number of fixes that were applied. */
  readonly applied: number;
  /** All changes, in offsets of the original text. */
  readonly edits: readonly Edit[];
}

/** Fixes can uncover problems that a later round fixes; the limit stops rules whose fixes trigger each other forever. */
const maximumRounds = 50;

/**
 * Applies safe fixes in rounds, until none is left or an earlier text recurs. Fixes that affect other problems (of syntax, keys, dates, the
 * ATT&CK release) are applied first, and the document is analysed again. A fix is rejected if it makes text unreadable that was readable
 * before, unless it declares to replace that text. Never throws.
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
  const refused = new Set<string>();
  let document = given;
  let problems = analyze(document, env, settings, documentContext);
  let applied = 0;
  let edits: readonly Edit[] = [];
  for (let round = 0; round < maximumRounds; round++) {
    const { text, root } = document;
    const due = dueFixes(problems, (fix) => !refused.has(identityOf(fix, text)));
    if (due.length === 0) break;
    const made = createTrial((some) => {
      const next = parseAdvisory(applyEdits(text, editsOf(some)), schema, kind);
      return keepsValues(root, next.root, replacedValues(editsOf(some))) ? next : undefined;
    })(due);
    for (const fix of due) if (!made?.fixes.includes(fix)) refused.add(identityOf(fix, text));
    if (!made) continue;
    seen.add(text);
    if (seen.has(made.document.text)) break;
    applied += made.fixes.length;
    edits = composeEdits(given.text, edits, editsOf(made.fixes));
    document = made.document;
    problems = analyze(document, env, settings, documentContext);
  }
  return { document, problems, applied, edits };
}

const editsOf = (fixes: readonly Fix[]): readonly Edit[] => fixes.flatMap(({ edits }) => edits);

/** Identifies a fix by its effect, wherever in the text it applies. */
const identityOf = ({ title, edits }: Fix, text: string): string =>
  JSON.stringify([title, edits.map(({ span, newText }) => [text.slice(...span), newText])]);

/** Returns one safe fix for each problem that is due, except those that overlap an earlier one. */
function dueFixes(problems: readonly Problem[], isAllowed: (fix: Fix) => boolean): readonly Fix[] {
  const fixable = problems.flatMap((problem) => {
    const fix = safeFix(problem);
    return fix && isAllowed(fix) ? [{ fix, decides: metaOf(problem.code)?.decides === true }] : [];
  });
  const due = fixable.some(({ decides }) => decides) ? fixable.filter(({ decides }) => decides) : fixable;
  const taken: Edit[] = [];
  return due.flatMap(({ fix }) => {
    if (overlaps(taken, fix.edits)) return [];
    taken.push(...fix.edits);
    return [fix];
  });
}

interface Made {
  readonly fixes: readonly Fix[];
  readonly document: AdvisoryDocument;
}

/**
 * Creates a function that tries fixes: all together, and if `make` rejects them, each half. The function returns the fixes that can be
 * applied together and the resulting document; undefined if there are none.
 */
function createTrial(make: (fixes: readonly Fix[]) => AdvisoryDocument | undefined) {
  const attempt = (fixes: readonly Fix[]): Made | undefined => {
    const document = make(fixes);
    if (document) return { fixes, document };
    if (fixes.length < 2) return undefined;
    const middle = fixes.length >> 1;
    const [one, other] = [attempt(fixes.slice(0, middle)), attempt(fixes.slice(middle))];
    if (!one || !other) return one ?? other;
    const both = [...one.fixes, ...other.fixes];
    const together = both.length < fixes.length ? make(both) : undefined;
    return together ? { fixes: both, document: together } : one;
  };
  return attempt;
}
