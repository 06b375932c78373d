import { collected, moved, type Found } from '../../collect/collected.ts';
import { defineCollector } from '../../collect/collector.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { aheadOf, dated, isLater, type Dated, type Moment } from '../../model/times.ts';

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
     * Whether the first date is certainly later than the next. Future dates are excluded, because `date/future` reports them; `published`
     * may be in the future.
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
      // A source must not be newer than the advisory based on it.
      const earlier = day && own.find(({ date }) => date && isReversed(day, date));
      if (day && earlier?.date)
        report(context, day, earlier.date, `The source is dated after \`${earlier.key}\``, `\`${earlier.key}\``);
    }
    if (publishedDay && updatedDay && isReversed(publishedDay, updatedDay))
      report(context, updatedDay, publishedDay, '`updated` is before `published`', '`published`');
    for (const { item, offset } of collected(context, reversedIndicators)) {
      const [first, last] = [at(item.first, offset), at(item.last, offset)];
      if (isReversed(first, last)) report(context, first, last, '`first_seen` is after `last_seen`', '`last_seen`');
    }
    for (const { name, dates } of lists) checkList(context, name, collected(context, dates), isAhead);
  },
};

type IsAhead = (moment: Moment) => boolean;

const lists = [
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

/** Converts the offsets of a chunk's date to offsets in the document. */
const at = ({ text, moment }: Dated, offset: number): Dated => ({ text: moved(text, offset), moment });

/** Compares each date with the preceding one. A list that is entirely newest first is a single mistake. */
function checkList(context: RuleContext, name: string, dates: readonly Found<Dated>[], isAhead: IsAhead): void {
  const known = dates.filter(({ item }) => !isAhead(item.moment));
  const wrong = known.flatMap((date, index) => {
    const before = known[index - 1];
    return before && isLater(before.item.moment, date.item.moment) ? [{ date, before }] : [];
  });
  const reversed = wrong.length > 1 && wrong.length === known.length - 1;
  const what = reversed ? `\`${name}\` is newest first, but must be oldest first` : `\`${name}\` is not oldest first`;
  const advice = reversed ? 'Reverse the order of the rows.' : 'Move the row, or correct its date.';
  for (const { date, before } of reversed ? wrong.slice(0, 1) : wrong)
    report(context, at(date.item, date.offset), at(before.item, before.offset), what, 'Previous row', advice);
}

function report(
  context: RuleContext,
  date: Dated,
  other: Dated,
  what: string,
  place: string,
  advice = 'Correct one of the dates.',
): void {
  context.report({
    span: date.text.span,
    message: `${what}: ${date.text.value.trim()} vs. ${other.text.value.trim()}. ${advice}`,
    related: [{ span: other.text.span, message: place }],
  });
}
