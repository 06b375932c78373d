/** The stage that drops what may only follow from a syntax error: one mistake is one diagnostic. */
import type { AdvisoryDocument } from '../document/document.ts';
import type { Problem } from '../problems/problem.ts';
import { createCover, type Span } from '../text/text.ts';
import type { Stage } from './stage.ts';

export const consequences: Stage = {
  name: 'consequences of syntax errors',
  run(problems, { document }) {
    const isConsequence = createIsConsequence(document);
    return problems.filter((problem) => !isConsequence(problem));
  },
};

/**
 * Tells the problems that may only follow from a syntax error: inside text that could not be read, on a value that was recovered, or about the
 * absence of what the unread text may hold.
 */
function createIsConsequence({ lost, syntaxProblems, advisory }: AdvisoryDocument): (problem: Problem) => boolean {
  const spansOf = (code: RegExp): readonly Span[] =>
    syntaxProblems.filter((problem) => code.test(problem.code)).map(({ span }) => span);
  const isLost = createCover(lost.filter(([start, end]) => start < end));
  // A value that had to be recovered is not also reported as an unknown name, or word.
  const isRecovered = createCover(spansOf(/^yaml\/syntax$/));
  const isQuoted = createCover(spansOf(/^yaml\/unquoted-colon$/));
  const sections = [...advisory.sections.values()].map(({ span }) => span);
  const within = (outer: Span, inner: Span): boolean => outer[0] <= inner[0] && inner[1] <= outer[1];
  const broken = sections.filter((section) => lost.some((span) => within(section, span)));
  const isBroken = createCover(broken);
  return ({ code, span }) => {
    if (code.startsWith('yaml/')) return false;
    if ((span[0] > 0 && isLost(span)) || isRecovered(span)) return true;
    if (/^schema\/|\/unknown/.test(code) && isQuoted(span)) return true;
    return aboutAbsence.test(code) && isBroken(span);
  };
}

const aboutAbsence =
  /^(?:schema\/(?:required|min-items|min-length|type)|detection\/|recommendations\/|sections\/empty)/;
