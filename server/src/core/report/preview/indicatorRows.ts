/** Prints the rows of `indicators` as markup, and reprints only those that may have changed. */
import { collectedIn } from '../../collect/collectedIn.ts';
import { defineCollector } from '../../collect/collector.ts';
import type { AdvisoryDocument } from '../../document/document.ts';
import type { Environment } from '../../environment/environment.ts';
import {
  colonRunsOf,
  defangLive,
  isNetwork,
  isNothing,
  mayBeLive,
  runsOf,
  type Listed,
  type Run,
} from '../../indicators/index.ts';
import type { Labels } from '../../labels/labels.ts';
import type { Indicator } from '../../model/advisory.ts';
import { type IndicatorType, indicatorTypeValues } from '../../model/vocabularies.ts';
import { createLines } from '../../text/text.ts';
import type { Context } from '../context.ts';
import { defangInline } from '../defangInline.ts';
import { changed, type Html } from '../html.ts';
import { plainInline } from '../inline.ts';
import type { Printing } from '../printing.ts';
import { wordsIn } from '../readingTime.ts';
import { columns, typeOf } from '../sections/indicators.ts';
import { filledTitles, kindRow, kindsHtml, type Kind, type KindRow } from '../tableHtml.ts';

/** An indicator and its line within its chunk. */
interface Placed {
  readonly indicator: Indicator;
  readonly type: IndicatorType;
  /** Relative to the first line of the chunk. */
  readonly line: number;
}

const placedIndicators = defineCollector({
  name: 'report/indicators',
  from: ['indicators'],
  collect({ advisory, text }): readonly Placed[] {
    const items = advisory.indicators?.items.filter(({ value }) => value !== undefined) ?? [];
    if (items.length === 0) return [];
    const lines = createLines(text);
    return items.map((indicator) => ({
      indicator,
      type: typeOf(indicator),
      line: lines.lineAt(indicator.span[0]),
    }));
  },
});

/** The cached markup of a row. */
interface CachedRow {
  readonly row: KindRow;
  readonly name: string;
  readonly words: number;
  readonly labels: Labels;
  /** The listed indicators against which the row was last checked. */
  listed: Listed;
  /**
   * The names in the row that must be checked again when the listed indicators change. Undefined if the row may contain links or e-mail
   * addresses, so that checking names is not enough; such a row is printed again.
   */
  readonly runs: readonly Run[] | undefined;
}

/** The printed rows of a document. They are released together with their chunks. */
export type CachedRows = WeakMap<object, CachedRow>;

/** The table of indicators as markup, and its number of words. */
export interface PrintedIndicators {
  readonly html: Html;
  readonly words: number;
}

/** Returns the same table as the report section; undefined if there are no rows. Line numbers are relative to `printing.base`. */
export function printedIndicators(
  document: AdvisoryDocument,
  schema: Environment['schema']['root'],
  context: Context,
  printing: Printing,
  known: CachedRows,
): PrintedIndicators | undefined {
  const { labels } = context;
  const kinds = new Map<IndicatorType, { name: string; rows: KindRow[] }>();
  let words = 0;
  let [chunk, base] = [-1, 0];
  for (const { item, offset } of collectedIn(document, schema, placedIndicators)) {
    if (offset !== chunk) [chunk, base] = [offset, document.lines.lineAt(offset)];
    const cached = cachedRow(item, context, printing, known);
    const row = { ...cached.row, line: base + item.line };
    const kind = kinds.get(item.type);
    if (kind) kind.rows.push(row);
    else kinds.set(item.type, { name: cached.name, rows: [row] });
    words += cached.words;
  }
  if (kinds.size === 0) return undefined;
  const all = columns(labels).map(({ title }) => title);
  const table = { caption: labels['indicators.caption'], columns: all, liveGroups: liveNames(kinds) };
  const joined = joinedKinds(kinds);
  const rows = joined.flatMap((kind) => kind.rows);
  return { html: kindsHtml(printing, table, joined), words: words + wordsIn(filledTitles(all, rows).join(' ')) };
}

type Kinds = ReadonlyMap<IndicatorType, Kind>;

const liveNames = (kinds: Kinds): string[] => [...kinds].flatMap(([type, { name }]) => (isNetwork(type) ? [name] : []));

/** Returns the groups in the order of the indicator types; types with the same name share a group. */
function joinedKinds(kinds: Kinds): Kind[] {
  const names = new Map<string, KindRow[]>();
  for (const type of indicatorTypeValues) {
    const kind = kinds.get(type);
    if (kind) names.set(kind.name, [...(names.get(kind.name) ?? []), ...kind.rows]);
  }
  return [...names].map(([name, rows]) => ({ name, rows }));
}

function cachedRow(placed: Placed, context: Context, printing: Printing, known: CachedRows): CachedRow {
  const { listed, labels } = context;
  const last = known.get(placed);
  if (last?.labels === labels) {
    if (last.listed === listed) return last;
    if (last.runs && !last.runs.some((run) => mayBeLive(run, listed))) {
      last.listed = listed;
      return last;
    }
  }
  const cached = printRow(placed, context, printing);
  known.set(placed, cached);
  return cached;
}

function printRow({ indicator, type }: Placed, context: Context, printing: Printing): CachedRow {
  const { listed, labels } = context;
  const description = indicator.description ? context.inline(indicator.description) : [];
  const all = columns(labels);
  const plain = all.map((column) => column.cell({ indicator, type, description }));
  const cells = isNothing(listed) ? plain : plain.map((cell) => defangInline(cell, listed));
  const titles = all.map(({ title }) => title);
  const row = kindRow(printing, titles, { cells });
  const texts = plain.map(plainInline);
  return {
    row: { ...row, cells: row.cells.map((cell) => changed(cell, (html) => defangLive(html, listed))) },
    name: plainInline(cells[0] ?? []),
    words: wordsIn(texts.join(' ')),
    labels,
    listed,
    runs: runsIn([...texts, ...row.cells.map(({ html }) => html)], indicator.description?.value ?? ''),
  };
}

/** Matches syntax that may create a link in prose. */
const mayLink = /:\/\/|mailto:|&|\]\(|\]:|</i;

/**
 * Returns the names in a row that may have to be defanged; undefined if the row may contain links or e-mail addresses, so that checking
 * names is not enough.
 */
function runsIn(texts: readonly string[], prose: string): readonly Run[] | undefined {
  if (mayLink.test(prose) || texts.some(isOdd)) return undefined;
  return texts.flatMap((text) => [...runsOf(text), ...colonRunsOf(text)]);
}

/**
 * Whether a string may contain an e-mail address, or contains a URL whose host is an IPv4 address or other number, or has percent-encoding
 * or user information.
 */
const isOdd = (text: string): boolean =>
  /@[\p{L}\p{M}\p{N}.-]/u.test(text) ||
  [...text.matchAll(/:\/\/([^\s/?#"'<>|\\()`]{1,300})/g)].some(([, host = '']) =>
    /[%@]|(?:^|\.)(?:0x[\da-f]*|\d+)\.?(?::\d*)?$/i.test(host),
  );
