import { collected, moved, type Found } from '../../collect/collected.ts';
import { defineCollector, type Collector } from '../../collect/collector.ts';
import type { Fix } from '../../problems/problem.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { aheadOf, dated, isLater, oldestFirst, type Dated, type Moment } from '../../model/times.ts';

export const rule: Rule = {
  meta: {
    code: 'date/order',
    severity: 'warning',
    summary:
      'Dates contradict each other: a source is later than the advisory, `updated` is before `published`, `first_seen` is after `last_seen`, or the rows of `revisions` or `timeline` are not oldest first.',
  },
  reads: ['published', 'analyzed', 'updated', 'source', 'timeline', 'indicators', 'revisions'],
  check(context) {
    const { published, analyzed, updated } = context.advisory;
    const isAhead = aheadOf(context.today);
    /**
     * Whether the first date is certainly later than the next. Future dates are ignored, because `date/future` reports them. The exception
     * is `published`, which may be in the future.
     */
    const isReversed = (first: Dated, next: Dated): boolean =>
      isLater(first.moment, next.moment) &&
      ![first, next].some(({ text, moment }) => text !== published && isAhead(moment));
    const [publishedDay, updatedDay] = [dated(published), dated(updated)];
    for (const source of context.advisory.source?.items ?? []) {
      const day = dated(source.published);
      const own = [
        { key: 'published', date: publishedDay },
        { key: 'analyzed', date: dated(analyzed) },
      ];
      // A source must not be newer than the advisory that is based on it.
      const earlier = day && own.find(({ date }) => date && isReversed(day, date));
      if (day && earlier?.date)
        report(context, day, earlier.date, {
          what: (own, other) => `The source is dated ${own}, after the advisory's \`${earlier.key}\` (${other})`,
          location: `\`${earlier.key}\``,
        });
    }
    if (publishedDay && updatedDay && isReversed(publishedDay, updatedDay))
      report(
        context,
        updatedDay,
        publishedDay,
        { what: (own, other) => `\`updated\` (${own}) is before \`published\` (${other})`, location: '`published`' },
        yearFix(context, updatedDay, publishedDay),
      );
    for (const { item, offset } of collected(context, reversedIndicators)) {
      const [first, last] = [at(item.first, offset), at(item.last, offset)];
      if (isReversed(first, last))
        report(
          context,
          first,
          last,
          {
            what: (own, other) => `\`first_seen\` (${own}) is after \`last_seen\` (${other})`,
            location: '`last_seen`',
          },
          [
            {
              title: 'Swap `first_seen` and `last_seen`',
              edits: [
                ...context.edit.replaceScalar(first.text.span, last.text.value),
                ...context.edit.replaceScalar(last.text.span, first.text.value),
              ],
            },
          ],
        );
    }
    for (const { name, dates } of lists) checkList(context, name, collected(context, dates), isAhead);
  },
};

type IsAhead = (moment: Moment) => boolean;
type ListName = 'timeline' | 'revisions';

const lists: readonly { readonly name: ListName; readonly dates: Collector<Dated> }[] = [
  {
    name: 'timeline',
    dates: defineCollector({
      name: 'date/timeline',
      from: ['timeline'],
      collect: ({ advisory }) => (advisory.timeline?.items ?? []).flatMap(({ time }) => dated(time) ?? []),
    }),
  },
  {
    name: 'revisions',
    dates: defineCollector({
      name: 'date/revisions',
      from: ['revisions'],
      collect: ({ advisory }) => (advisory.revisions?.items ?? []).flatMap(({ date }) => dated(date) ?? []),
    }),
  },
];

/** Collects the rows with `last_seen` before `first_seen`. */
const reversedIndicators = defineCollector({
  name: 'date/reversed indicators',
  from: ['indicators'],
  collect: ({ advisory }) =>
    (advisory.indicators?.items ?? []).flatMap(({ firstSeen, lastSeen }) => {
      const [first, last] = [dated(firstSeen), dated(lastSeen)];
      return first && last && isLater(first.moment, last.moment) ? [{ first, last }] : [];
    }),
});

/**
 * Returns the fix that gives a date the year of the other date. Returns no fix if the date would still be the earlier of the two, or would
 * be in the future.
 */
function yearFix({ edit, today }: RuleContext, date: Dated, other: Dated): Fix[] {
  const right = other.text.value.trim().slice(0, 4) + date.text.value.trim().slice(4);
  const changed = dated({ ...date.text, value: right });
  if (!changed || isLater(other.moment, changed.moment) || aheadOf(today)(changed.moment)) return [];
  return [{ title: `Change to ${right}`, edits: edit.replaceScalar(date.text.span, right) }];
}

/** Converts the offsets of a chunk's date to offsets in the document. */
const at = ({ text, moment }: Dated, offset: number): Dated => ({ text: moved(text, offset), moment });

/**
 * Reports each date that is earlier than the preceding one, ignoring dates in the future. A list that is entirely newest first is reported
 * as a single problem.
 */
function checkList(context: RuleContext, name: ListName, dates: readonly Found<Dated>[], isAhead: IsAhead): void {
  const known = dates.filter(({ item }) => !isAhead(item.moment));
  const wrong = known.flatMap((date, index) => {
    const before = known[index - 1];
    return before && isLater(before.item.moment, date.item.moment) ? [{ date, before }] : [];
  });
  const reversed = wrong.length > 1 && wrong.length === known.length - 1;
  const what = reversed
    ? `\`${name}\` is sorted newest first, but must be sorted oldest first`
    : `\`${name}\` is not sorted oldest first`;
  const advice = reversed ? 'Reverse the order of the rows.' : 'Move the row, or correct its date.';
  if (wrong.length === 0) return;
  const edits = context.edit.sortItems([name], oldestFirst(rowsOf(context, name)));
  // The fix is not safe, because a date may be mistyped rather than the order wrong.
  const fixes: readonly Fix[] =
    edits.length === 0 ? [] : [{ title: `Sort \`${name}\` by date`, edits, preferred: reversed }];
  for (const { date, before } of reversed ? wrong.slice(0, 1) : wrong)
    report(
      context,
      at(date.item, date.offset),
      at(before.item, before.offset),
      { what: (own, other) => `${what}: ${own} is listed after ${other}`, location: 'Previous row', advice },
      fixes,
    );
}

/** Returns the date of each row, in document order; undefined for a row without a date. */
function rowsOf({ advisory }: RuleContext, name: ListName): readonly (Dated | undefined)[] {
  return name === 'timeline'
    ? (advisory.timeline?.items ?? []).map(({ time }) => dated(time))
    : (advisory.revisions?.items ?? []).map(({ date }) => dated(date));
}

/** The parts of a message: what is wrong, where the other date is, and what to do. */
interface Words {
  /** Returns the sentence for the texts of the two dates. */
  readonly what: (own: string, other: string) => string;
  readonly location: string;
  readonly advice?: string;
}

function report(
  context: RuleContext,
  date: Dated,
  other: Dated,
  { what, location, advice = 'Correct one of the dates.' }: Words,
  fixes: readonly Fix[] = [],
): void {
  context.report({
    span: date.text.span,
    message: `${what(date.text.value.trim(), other.text.value.trim())}. ${advice}`,
    related: [{ span: other.text.span, message: location }],
    fixes,
  });
}
