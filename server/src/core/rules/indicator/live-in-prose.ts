import {
  isNothing,
  joinedLists,
  type Listed,
  listedFrom,
  liveMarks,
  mayBeLive,
  withMarks,
} from '../../indicators/index.ts';
import type { Fix } from '../../problems/problem.ts';
import type { Span } from '../../text/text.ts';
import { shown } from '../../text/wording.ts';
import { collectedItems, movedSpan } from '../../collect/collected.ts';
import { defineCollector } from '../../collect/collector.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { namesInProse, type ProseName } from '../shared/namesInProse.ts';
import { typedIndicators } from '../shared/typedIndicators.ts';

export const rule: Rule = {
  meta: {
    code: 'indicator/live-in-prose',
    severity: 'hint',
    summary: 'The text mentions a listed indicator without defanging it.',
    heldBack: 'word',
  },
  reads: 'all',
  check(context) {
    const listed = joinedLists(collectedItems(context, listedIndicators));
    if (isNothing(listed)) return;
    // Offsets are shifted only for reported names, because this runs on every edit and advisories may mention hundreds of hosts.
    for (const { items, offset } of context.collect(namesInProse))
      for (const item of items) if (mayBeLive(item.run, listed)) checkName(context, item, offset, listed);
  },
};

const listedIndicators = defineCollector({
  name: 'indicators/listed',
  from: ['indicators'],
  collect: (chunk): readonly Listed[] => {
    const reads = chunk.collect(typedIndicators).map(({ read }) => read);
    return reads.length === 0 ? [] : [listedFrom(reads)];
  },
});

function checkName(context: RuleContext, item: ProseName, offset: number, listed: Listed): void {
  const found = liveName(item, listed);
  if (!found) return;
  const { written, whole, at } = found;
  const span = movedSpan(spanOf(item, whole, at), offset);
  context.report({
    span,
    message: `${shown(whole)} is or contains a listed indicator. Defang it in the text: \`${written}\`. It is live only in this file: the rendered report defangs it.`,
    fixes: fixesFor(context, item, span, whole, written),
  });
}

/**
 * Returns the span of the URL or e-mail address `whole` that contains a name and begins at `wholeAt`. If that text cannot be located in the
 * source, returns the span of the whole value.
 */
function spanOf({ run, at, scalar }: ProseName, whole: string, wholeAt: number): Span {
  if (at === undefined) return scalar;
  const start = at - (run.start - wholeAt);
  return start < scalar[0] ? scalar : [start, start + whole.length];
}

interface LiveName {
  /** The address with its scheme or local part, as it appears in the prose. */
  readonly whole: string;
  readonly written: string;
  /** The offset of `whole` in the prose. */
  readonly at: number;
}

/**
 * Returns the address that a name belongs to, including its scheme or local part; undefined if the name is not live, for example because it
 * is already defanged.
 */
function liveName({ context, contextAt, run }: ProseName, listed: Listed): LiveName | undefined {
  const { start, end } = run;
  const marks = liveMarks(context, listed);
  const own = marks.filter(({ at }) => at + contextAt >= start && at + contextAt < end);
  if (own.length === 0) return undefined;
  const from = wholeFrom(context, start - contextAt);
  const whole = context.slice(from, end - contextAt);
  const within = marks.filter(({ at, length }) => at >= from && at + length <= end - contextAt);
  const written = withMarks(
    whole,
    within.map((mark) => ({ ...mark, at: mark.at - from })),
  );
  return { whole, written, at: from + contextAt };
}

/**
 * Returns the offset at which the address around a host begins, that is, the offset of the URL's scheme or of the e-mail address's local
 * part. If there is neither, returns the offset of the host.
 */
function wholeFrom(context: string, start: number): number {
  const before =
    /(?:(?:https?|ftps?):\/\/(?:[^\s/?#@]{0,64}@)?\[?|[\w.+-]{1,64}@)$/i.exec(
      context.slice(Math.max(0, start - 140), start),
    )?.[0] ?? '';
  return start - before.length;
}

function fixesFor({ edit, text }: RuleContext, item: ProseName, span: Span, whole: string, written: string): Fix[] {
  if (text.slice(...span) !== whole) return [];
  const isDirect = item.isPlainLines && !item.isFlow;
  if (item.isPlainLines && item.isFlow) return [];
  const edits = isDirect ? [{ span, newText: written }] : edit.replaceScalar(span, written);
  return [{ title: `Defang as ${written}`, edits, preferred: true }];
}
