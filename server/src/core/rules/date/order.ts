import type { Indicator, Text } from '../../model/advisory.ts';
import type { PieceView, Rule, RuleContext } from '../rule.ts';
import { gathered, moved, movedText } from '../support/gathered.ts';
import { dated, isFuture, isLater } from '../support/times.ts';

export const rule: Rule = {
  meta: {
    code: 'date/order',
    severity: 'warning',
    summary:
      'Two dates contradict each other: a source after the advisory, `updated` before `published`, `first_seen` after `last_seen`, revisions or a timeline that are not oldest first.',
  },
  reads: ['published', 'analyzed', 'updated', 'source', 'timeline', 'indicators', 'revisions'],
  check(context) {
    const { advisory } = context;
    for (const source of advisory.source?.items ?? []) checkSource(context, source.published);
    if (isInOrder(context, advisory.published, advisory.updated) === false)
      reportPair(context, advisory.updated, advisory.published, '`updated` is before `published`', '`published`');
    for (const { item, offset } of gathered(context, reversedIndicators)) {
      const [firstSeen, lastSeen] = [movedText(item.firstSeen, offset), movedText(item.lastSeen, offset)];
      if (isInOrder(context, firstSeen, lastSeen) === false)
        reportPair(context, firstSeen, lastSeen, '`first_seen` is after `last_seen`', '`last_seen`');
    }
    for (const { name, datesOf } of lists) {
      const dates = [...gathered(context, datesOf)].map(({ item, offset }) => moved(item, offset));
      checkList(context, { name, dates });
    }
  },
};

/** A source is older than what was made of it. */
function checkSource(context: RuleContext, source: Text | undefined): void {
  const { published, analyzed } = context.advisory;
  const own = [
    { key: 'published', date: published },
    { key: 'analyzed', date: analyzed },
  ] as const;
  const earlier = own.find(({ date }) => isInOrder(context, source, date) === false);
  if (earlier)
    reportPair(
      context,
      source,
      earlier.date,
      `The source came out after the day of \`${earlier.key}\``,
      `\`${earlier.key}\``,
    );
}

interface DatedList {
  readonly name: string;
  readonly dates: readonly Text[];
}

const lists = [
  {
    name: 'timeline',
    datesOf: ({ advisory }: PieceView) => (advisory.timeline?.items ?? []).flatMap(({ time }) => time ?? []),
  },
  {
    name: 'revisions',
    datesOf: ({ advisory }: PieceView) => (advisory.revisions?.items ?? []).flatMap(({ date }) => date ?? []),
  },
];

/** The rows that were last seen before they were first seen. */
function reversedIndicators({ advisory }: PieceView): readonly Indicator[] {
  return (advisory.indicators?.items ?? []).filter(({ firstSeen, lastSeen }) => {
    const [first, last] = [dated(firstSeen), dated(lastSeen)];
    return first && last && isLater(first.moment, last.moment);
  });
}

/** Each date against the one before it; a list that is newest first throughout is one mistake. */
function checkList(context: RuleContext, { name, dates }: DatedList): void {
  const known = dates.filter((date) => dated(date) !== undefined && !isAhead(context, date));
  const wrong = known.slice(1).map((date, index) => ({ date, before: known[index] }));
  const found = wrong.filter(({ date, before }) => isInOrder(context, before, date) === false);
  const reversed = found.length > 1 && found.length === wrong.length;
  for (const { date, before } of reversed ? found.slice(0, 1) : found) {
    const what = reversed ? `\`${name}\` is newest first, but is read oldest first` : `\`${name}\` is not oldest first`;
    reportPair(context, date, before, what, 'The row before');
  }
}

function reportPair(
  context: RuleContext,
  date: Text | undefined,
  other: Text | undefined,
  what: string,
  place: string,
): void {
  if (!date || !other) return;
  context.report({
    span: date.span,
    message: `${what}: ${date.value.trim()} stands against ${other.value.trim()}.`,
    related: [{ span: other.span, message: place }],
  });
}

/** False when one date is certainly later than the next; undefined when either is none, or lies ahead and is reported for that. */
function isInOrder(context: RuleContext, first: Text | undefined, next: Text | undefined): boolean | undefined {
  const [one, two] = [dated(first), dated(next)];
  if (!one || !two) return undefined;
  const ahead = [first, next].some((date) => date !== context.advisory.published && isAhead(context, date));
  return ahead ? undefined : !isLater(one.moment, two.moment);
}

function isAhead({ today }: RuleContext, date: Text | undefined): boolean {
  const found = dated(date);
  return found !== undefined && isFuture(found.moment, today);
}
