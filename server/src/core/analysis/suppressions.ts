/** The stage that applies suppression comments. */
import type { Problem } from '../problems/problem.ts';
import { ruleSetting } from '../settings/ruleSettings.ts';
import { isInternalError } from '../rules/internalError.ts';
import { metaOf } from '../rules/metaOf.ts';
import { createIsSuppressed, usedTargets } from '../suppressions/matching.ts';
import { readDirectives, readSuppressions } from '../suppressions/directives.ts';
import { unusedSuppressions } from '../suppressions/unused.ts';
import type { Stage, Subject } from './stage.ts';

export const suppressions: Stage = { name: 'suppressions', run: unsuppressed };

/** Returns the problems that no comment suppresses, plus the problems with the suppression comments themselves. */
function unsuppressed(problems: readonly Problem[], subject: Subject): readonly Problem[] {
  const { document, settings, documentContext } = subject;
  const directives = readDirectives(document);
  if (directives.length === 0) return problems;
  const found = readSuppressions(directives, document);
  const placed = problems.map((problem) => ({ problem, line: document.lines.lineAt(problem.span[0]) }));
  const isSuppressed = createIsSuppressed(found);
  const kept = placed.filter((one) => !isSuppressed(one)).map(({ problem }) => problem);
  // If some text could not be parsed or a rule failed, the problem that a comment suppresses may not have been found. No comment is
  // reported as unused in that case.
  const isBroken =
    document.unparsed.length > 0 || document.syntaxProblems.some(({ code }) => metaOf(code)?.marks === 'recovered');
  if (isBroken || problems.some(isInternalError)) return kept;
  const unjudged = (code: string): boolean => {
    const meta = metaOf(code);
    if (ruleSetting(settings, code) === 'off') return true;
    if (meta?.needsFiles === true && documentContext.fileExists === undefined) return true;
    return meta?.needsOthers === true && documentContext.sameId === undefined;
  };
  const used = usedTargets(found, placed);
  const unused = unusedSuppressions(document, { directives, suppressions: found, used, unjudged });
  return [...kept, ...unused];
}
