import type { Indicator } from '../../model/advisory.ts';
import { displayWord, type IndicatorType, indicatorTypeWords, tlpLabel } from '../../model/vocabularies.ts';
import type { Inline, Table } from '../block.ts';
import { type Context, listBlocks } from '../context.ts';
import { defang, readIndicator } from '../../indicators/index.ts';
import { code, joined, text } from '../inline.ts';
import { literal } from '../literal.ts';
import { filledColumns, type Column } from './columns.ts';
import { indicatorTypeTitles } from './indicatorTitles.ts';
import type { SectionSource } from './section.ts';

/** A table grouped by type in the order of the format; values are defanged, shown as code, and never links. */
export const indicators: SectionSource = {
  key: 'indicators',
  title: 'Indicators of Compromise',
  need: 'optional',
  build: (context) =>
    listBlocks(context, 'indicators', context.advisory.indicators, (items) => [tableOf(context, items)]),
};

interface Typed {
  readonly indicator: Indicator;
  readonly type: IndicatorType;
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
    .sort((a, b) => indicatorTypeWords.indexOf(a.type) - indicatorTypeWords.indexOf(b.type));
  const table = filledColumns('Indicators of compromise, defanged', columns, typed, ({ indicator }) =>
    context.line(indicator.span),
  );
  return { ...table, grouped: true };
}

/** Returns the stated type. `ip` covers both versions, so the value decides. */
function typeOf({ value, type }: Indicator): IndicatorType {
  const read = readIndicator(value?.value ?? '', type?.value);
  return read.flaw?.kind === 'mismatch' && type?.value === 'ipv4' && read.flaw.right === 'ipv6' ? 'ipv6' : read.type;
}

const columns: readonly Column<Typed>[] = [
  { title: 'Type', cell: ({ type }) => [text(indicatorTypeTitles[type])] },
  { title: 'Indicator', cell: ({ indicator, type }) => [code(defang(indicator.value?.value ?? '', type))] },
  { title: 'Context', cell: contextOf },
];

/** Returns the context of an indicator: `phishing page · HeadLace · first seen 2026-03-12 · High confidence · TLP:AMBER — description`. */
function contextOf({ indicator, description }: Typed): Inline[] {
  const { role, malware, firstSeen, lastSeen, confidence, tlp } = indicator;
  const facts = [
    ...(role ? [role.value] : []),
    ...(malware ? [malware.value] : []),
    ...(firstSeen ? [`first seen ${firstSeen.value}`] : []),
    ...(lastSeen ? [`last seen ${lastSeen.value}`] : []),
    ...(confidence ? [`${displayWord(confidence.value)} confidence`] : []),
    ...(tlp ? [tlpLabel(tlp.value)] : []),
  ].join(' · ');
  return joined([...(facts ? [literal(facts)] : []), ...(description.length > 0 ? [description] : [])], ' — ');
}
