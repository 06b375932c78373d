/** The stage that removes problems that may be mere consequences of another problem, so that one mistake produces one diagnostic. */
import type { AdvisoryDocument } from '../document/document.ts';
import type { Problem } from '../problems/problem.ts';
import { metaOf } from '../rules/metaOf.ts';
import type { RuleMeta } from '../rules/rule.ts';
import { createCover, type Span } from '../text/text.ts';
import { moveSpan } from '../yaml/move.ts';
import type { Stage } from './stage.ts';

export const consequences: Stage = {
  name: 'consequences of syntax errors',
  run(problems, { document }) {
    const isConsequence = createIsConsequence(document);
    const left = problems.filter((problem) => !isConsequence(problem));
    return left.filter(createIsNeeded(left));
  },
};

/** Creates a predicate that rejects a problem about missing quotes if the preferred fix of another problem replaces the whole value. */
function createIsNeeded(problems: readonly Problem[]): (problem: Problem) => boolean {
  const isQuotes = ({ code }: Problem): boolean => metaOf(code)?.marks === 'unquoted';
  if (!problems.some(isQuotes)) return () => true;
  const key = ([start, end]: Span): string => `${String(start)}-${String(end)}`;
  const replaced = new Set(
    problems.flatMap((problem) => {
      const [fix] = isQuotes(problem) ? [] : (problem.fixes ?? []);
      const [edit, another] = fix?.preferred ? fix.edits : [];
      return edit && !another && key(edit.span) === key(problem.span) ? [key(edit.span)] : [];
    }),
  );
  return (problem) => !isQuotes(problem) || !replaced.has(key(problem.span));
}

/**
 * Creates a predicate that is true for problems that may be mere consequences of an error found while parsing: problems in text that could
 * not be parsed, problems with a value that was recovered or has to be quoted or converted, and problems about something missing that the
 * unparsed text may contain.
 */
function createIsConsequence(document: AdvisoryDocument): (problem: Problem) => boolean {
  const { unparsed, syntaxProblems, advisory } = document;
  // While a value is cut off by a comment, or its notation has to be converted, no other problem with the value is reported.
  const consumed = document.sections.flatMap(({ offset, interpretation }) =>
    interpretation.consumed.map((span) => moveSpan(span, (at) => at + offset)),
  );
  const marked = (as: RuleMeta['marks']): readonly Problem[] =>
    syntaxProblems.filter(({ code }) => metaOf(code)?.marks === as);
  const isUnread = createCover(unparsed.filter(([start, end]) => start < end));
  const isRecovered = createCover(marked('recovered').map(({ span }) => span));
  // The span of such a problem may include values that need no quotes, so only those that the fix quotes are covered.
  const isUnquoted = createCover(
    marked('unquoted').flatMap(({ span, fixes }) => fixes?.[0]?.edits.map((edit) => edit.span) ?? [span]),
  );
  const isConsumed = createCover(consumed);
  const own = new Set(syntaxProblems);
  const sections = [...advisory.sections.values()].map(({ span }) => span);
  const within = (outer: Span, inner: Span): boolean => outer[0] <= inner[0] && inner[1] <= outer[1];
  const partlyRead = sections.filter((section) => unparsed.some((span) => within(section, span)));
  const isInPartlyRead = createCover(partlyRead);
  return (problem) => {
    const { code, span } = problem;
    const { about, finds, marks } = metaOf(code) ?? {};
    // Quotes around the whole text solve the other problem too, such as an alias without an anchor.
    if (about === 'syntax') return marks !== 'unquoted' && problem.fixes === undefined && isUnquoted(span);
    if ((span[0] > 0 && isUnread(span)) || isRecovered(span)) return true;
    if (finds !== undefined && isUnquoted(span)) return true;
    if (isConsumed(span) && !own.has(problem)) return true;
    // A parser problem with a fix is kept, because the fix converts the whole value, including the text that could not be parsed.
    if (own.has(problem) && problem.fixes !== undefined) return false;
    return about === 'absence' && isInPartlyRead(span);
  };
}
