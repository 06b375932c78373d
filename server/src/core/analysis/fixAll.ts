/** Applies the safe fixes in a document, starting with those that affect other problems. */
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
import { pushAll } from '../util/lists.ts';

/** The result of applying safe fixes. */
export interface Fixed {
  readonly document: AdvisoryDocument;
  /** The remaining problems. */
  readonly problems: readonly Problem[];
  /** The number of applied fixes. */
  readonly applied: number;
  /** All changes, as edits to the original text. */
  readonly edits: readonly Edit[];
}

/**
 * Returns the maximum number of rounds for a text. A fix can reveal problems that are fixed in the next round. The limit prevents an endless
 * loop if fixes keep revealing new problems. It is lower for long texts, because each round parses and analyses the whole text.
 */
const maxRounds = ({ length }: string): number => Math.min(50, Math.max(10, Math.floor(1_000_000 / (length + 1))));

/**
 * Applies safe fixes in rounds until none can be applied, the text would return to an earlier state, or the maximum number of rounds is reached.
 * Fixes that affect other problems (syntax, keys, dates, the ATT&CK release) are applied first, and the document is then analysed again. A
 * fix is rejected if a key or value would be lost, unless the fix declares that it replaces that key or value. Never throws.
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
  const rounds = maxRounds(given.text);
  for (let round = 0; round < rounds; round++) {
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

/** Returns a key that identifies a fix by its title and by the old and new text of its edits, regardless of their positions. */
const identityOf = ({ title, edits }: Fix, text: string): string =>
  JSON.stringify([title, edits.map(({ span, newText }) => [text.slice(...span), newText])]);

/**
 * Returns the safe fixes for this round: at most one per problem, and none that overlaps an earlier one. If there are fixes that affect
 * other problems, returns only these.
 */
function dueFixes(problems: readonly Problem[], isAllowed: (fix: Fix) => boolean): readonly Fix[] {
  const fixable = problems.flatMap((problem) => {
    const fix = safeFix(problem);
    return fix && isAllowed(fix) ? [{ fix, decides: metaOf(problem.code)?.decides === true }] : [];
  });
  const due = fixable.some(({ decides }) => decides) ? fixable.filter(({ decides }) => decides) : fixable;
  const taken: Edit[] = [];
  return due.flatMap(({ fix }) => {
    if (overlaps(taken, fix.edits)) return [];
    pushAll(taken, fix.edits);
    return [fix];
  });
}

interface Made {
  readonly fixes: readonly Fix[];
  readonly document: AdvisoryDocument;
}

/**
 * Creates a function that tries all fixes together and, if `make` rejects them, each half separately. The function returns the fixes that
 * can be applied together and the resulting document, or undefined if no fix can be applied.
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
