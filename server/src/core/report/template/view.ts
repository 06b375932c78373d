/** Builds the data for templates: the advisory, and the parts of its page as markup. */
import { defang, defangLive, type Listed } from '../../indicators/index.ts';
import { indicatorTypeValues, type IndicatorType } from '../../model/vocabularies.ts';
import type { Json } from '../json/values.ts';
import type { Report } from '../block.ts';
import type { Html } from '../html.ts';
import { plainInline } from '../inline.ts';
import { literal } from '../literal.ts';
import type { Value } from './write.ts';

/** The parts of a page as markup; empty parts are undefined. */
export interface PageParts {
  readonly head: Html;
  readonly summary: Html | undefined;
  readonly contents: Html | undefined;
  readonly logo: Html | undefined;
  readonly header: Html | undefined;
  readonly footer: Html | undefined;
  /** The sections in order: with their heading (`html`), and without it (`content`). */
  readonly sections: readonly {
    readonly key: string;
    readonly title: string;
    readonly html: Html;
    readonly content: Html;
  }[];
}

/** Returns the data for a template. The advisory has its canonical keys, and its indicators are defanged. */
export function viewOf(report: Report, parts: PageParts, advisory: Json): Value {
  const { head, tlp, frame, labels, language } = report;
  const { sections, ...page } = parts;
  return {
    ...page,
    title: head.title?.kind === 'title' ? plainInline(literal(head.title.text)) : labels['page.untitled'],
    severity: head.severity?.kind === 'line' ? plainInline(head.severity.content) : undefined,
    status: head.statusText,
    reading: head.reading,
    language: language ?? 'en',
    tlp: tlp && !('kind' in tlp) ? tlp.label : undefined,
    publisher: frame?.publisher,
    sections: sections.map(({ key, title, html, content }) => ({ key, title, html, content })),
    section: Object.fromEntries(sections.map(({ key, html }) => [key, html])),
    advisory: quiet(advisory, report.listed),
  };
}

/** Defangs the indicators in the data. */
function quiet(advisory: Json, listed: Listed): Value {
  const walk = (value: Json): Value => {
    if (typeof value === 'string') return defangLive(value, listed);
    if (typeof value !== 'object') return value;
    if (isList(value)) return value.map(walk);
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, walk(one)]));
  };
  const top = walk(advisory);
  const rows: Json | undefined = typeof advisory === 'object' && !isList(advisory) ? advisory['indicators'] : undefined;
  if (rows === undefined || !isList(rows)) return top;
  return { ...(top as Readonly<Record<string, Value>>), indicators: rows.map(quietRow) };

  function quietRow(row: Json): Value {
    const shown = walk(row);
    if (typeof row !== 'object' || isList(row)) return shown;
    const { value, type } = row as Readonly<Record<string, Json>>;
    if (typeof value !== 'string') return shown;
    const known = indicatorTypeValues.find((word): word is IndicatorType => word === type);
    return { ...(shown as Readonly<Record<string, Value>>), value: defangLive(defang(value, known), listed) };
  }
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
