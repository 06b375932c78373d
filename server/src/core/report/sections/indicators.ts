import type { Indicator } from '../../model/advisory.ts';
import { type IndicatorType, indicatorTypeValues, tlpLabel } from '../../model/vocabularies.ts';
import type { Inline, Table } from '../block.ts';
import { type Context, listBlocks } from '../context.ts';
import { defang, isNetwork, readIndicator } from '../../indicators/index.ts';
import { code, dated, joined, text } from '../inline.ts';
import type { Labels } from '../../labels/labels.ts';
import { literal } from '../literal.ts';
import { filledColumns, type Column } from './columns.ts';
import { indicatorTypeTitle } from './indicatorTitles.ts';
import type { SectionSource } from './section.ts';

/** A table grouped by type in the order of the indicator types. Values are defanged, formatted as code, and never links. */
export const indicators: SectionSource = {
  key: 'indicators',
  need: 'optional',
  build: (context) =>
    listBlocks(context, 'indicators', context.advisory.indicators, (items) => [tableOf(context, items)]),
};

/** An indicator with its type and description. */
export interface Typed {
  readonly indicator: Indicator;
  readonly type: IndicatorType;
  /** The description; empty if there is none. */
  readonly description: readonly Inline[];
}

function tableOf(context: Context, items: readonly Indicator[]): Table {
  const typed = items
    .filter(({ value }) => value !== undefined)
    .map((indicator): Typed => ({
      indicator,
      type: typeOf(indicator),
      description: indicator.description ? context.inline(indicator.description) : [],
    }))
    .sort((a, b) => indicatorTypeValues.indexOf(a.type) - indicatorTypeValues.indexOf(b.type));
  const table = filledColumns(context.labels['indicators.caption'], columns(context.labels), typed, ({ indicator }) =>
    context.line(indicator.span),
  );
  const live = new Set(
    typed.flatMap(({ type }) => (isNetwork(type) ? [indicatorTypeTitle(type, context.labels)] : [])),
  );
  return { ...table, grouped: true, ...(live.size > 0 ? { liveGroups: [...live] } : {}) };
}

/**
 * Returns the stated type, or the type inferred from the value if none is stated. The type `ip` is normalised to `ipv4`, so `ipv6` is
 * returned for an IPv6 address with the type `ipv4`.
 */
export function typeOf({ value, type }: Indicator): IndicatorType {
  const read = readIndicator(value?.value ?? '', type?.value);
  return read.flaw?.kind === 'mismatch' && type?.value === 'ipv4' && read.flaw.right === 'ipv6' ? 'ipv6' : read.type;
}

/** Returns the columns of the table. The first one contains the name of the group. */
export const columns = (labels: Labels): readonly Column<Typed>[] => [
  { title: labels['fact.type'], cell: ({ type }) => [text(indicatorTypeTitle(type, labels))] },
  {
    title: labels['column.indicator'],
    cell: ({ indicator, type }) => [code(defang(indicator.value?.value ?? '', type))],
  },
  { title: labels['column.context'], cell: (typed) => contextOf(typed, labels) },
];

/** Returns the context of an indicator: `phishing page · HeadLace · first seen 2026-03-12 · High confidence · TLP:AMBER — description`. */
function contextOf({ indicator, description }: Typed, labels: Labels): Inline[] {
  const { role, malware, firstSeen, lastSeen, confidence, tlp } = indicator;
  const facts = joined(
    [
      ...(role ? [literal(role.value)] : []),
      ...(malware ? [literal(malware.value)] : []),
      ...(firstSeen ? [seen(labels['fact.first_seen'], firstSeen.value)] : []),
      ...(lastSeen ? [seen(labels['fact.last_seen'], lastSeen.value)] : []),
      ...(confidence ? [literal(labels[`fact.confidence.${confidence.value}`])] : []),
      ...(tlp ? [literal(tlpLabel(tlp.value))] : []),
    ],
    ' · ',
  );
  return joined([...(facts.length > 0 ? [facts] : []), ...(description.length > 0 ? [description] : [])], ' — ');
}

/** Returns a label with a date in place of `{}`. */
function seen(label: string, date: string): Inline[] {
  const [before = '', after = ''] = label.split('{}');
  return [text(before), dated(date), text(after)].filter((part) => part.kind !== 'text' || part.text !== '');
}
