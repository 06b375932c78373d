import type { Advisory, Text } from '../../model/advisory.ts';
import type { Rule } from '../rule.ts';
import { aheadOf, dated } from '../../model/times.ts';

export const rule: Rule = {
  meta: {
    code: 'date/future',
    severity: 'warning',
    summary: 'A date other than `published` is later than tomorrow.',
  },
  reads: { rows: ['analyzed', 'updated', 'source', 'timeline', 'indicators', 'references', 'revisions'] },
  check({ advisory, today, report }) {
    const isAhead = aheadOf(today);
    for (const date of datesOf(advisory)) {
      const found = dated(date);
      if (!found || !isAhead(found.moment)) continue;
      report({
        span: date.span,
        message: `${date.value.trim()} is in the future: today is ${today}. Correct the date; only \`published\` may be in the future.`,
      });
    }
  },
};

/** Returns all dates in an advisory except `published`, which may be in the future. */
function datesOf(advisory: Advisory): Text[] {
  const { analyzed, updated, source, timeline, indicators, references, revisions } = advisory;
  return [
    analyzed,
    updated,
    ...(source?.items ?? []).map(({ published }) => published),
    ...(timeline?.items ?? []).map(({ time }) => time),
    ...(indicators?.items ?? []).flatMap(({ firstSeen, lastSeen }) => [firstSeen, lastSeen]),
    ...(references?.items ?? []).map(({ published }) => published),
    ...(revisions?.items ?? []).map(({ date }) => date),
  ].filter((date) => date !== undefined);
}
