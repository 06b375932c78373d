/** Renders the report as the body of a page. Class names are documented in report.css. */
import { defangLive } from '../indicators/index.ts';
import type { Head, HeadLine, Missing, Report, Section, TlpMark } from './block.ts';
import { blocksHtml, missingHtml } from './blockHtml.ts';
import { attribute, markup, type Html } from './html.ts';
import { inlineHtml } from './inlineHtml.ts';
import { literal } from './literal.ts';

/** The zero-based source line of the element with an ID. */
export interface SourceMapEntry {
  readonly line: number;
  readonly id: string;
}

export interface RenderedBody {
  /** One `<article class="ta-report">` without scripts, styles and external resources. */
  readonly html: string;
  /** The title and the sections by line, first to last. */
  readonly sourceMap: readonly SourceMapEntry[];
}

/**
 * Returns the report as markup. Every element with a source line has it in `data-line`. The ID of a section's element is `section-<key>`,
 * that of the title `report-title`. The button of a missing key names it in `data-missing-key`.
 */
export function renderBody(report: Report): RenderedBody {
  const { head, tlp, sections, language } = report;
  const body = markup`<article class="ta-report"${language !== undefined && markup` lang="${language}"`}${statusClass(head)}>
${tlpHtml(tlp, 'top')}<header class="ta-head">
${headHtml(head)}</header>
${sections.map(sectionHtml)}${tlp && !isMissing(tlp) && markup`<footer class="ta-foot">\n${tlpHtml(tlp, 'bottom')}</footer>\n`}</article>\n`;
  // A second pass, in case a part was missed: no live indicator must be published.
  return { html: defangLive(body.html, report.listed), sourceMap: sourceMapOf(report) };
}

/** Returns the ID of a section's element. */
export const sectionId = (key: string): string => `section-${key.replace(/[^\w-]/g, '_')}`;

const statusClass = ({ status }: Head): Html => (status ? markup` data-status="${status}"` : markup``);

function tlpHtml(tlp: Report['tlp'], place: 'top' | 'bottom'): Html {
  if (!tlp) return markup``;
  if (isMissing(tlp)) return markup`<p class="ta-tlp-line">${missingHtml(tlp)}</p>\n`;
  return markup`<p class="ta-tlp-line ta-tlp-${place}"><span class="ta-tlp ta-tlp-${tlp.colour}">${tlp.label}</span></p>\n`;
}

function headHtml(head: Head): Html {
  const { title, severity, status } = head;
  return markup`<p class="ta-kicker">${status && markup`<span class="ta-badge ta-status-${status}">${head.statusText ?? status}</span> `}<span class="ta-minutes">${head.reading}</span> ${severity && (severity.kind === 'missing' ? missingHtml(severity) : markup`<span title="Severity"${attribute('data-line', severity.line)}>${inlineHtml(severity.content)}</span>`)}</p>
${title && (title.kind === 'missing' ? missingHtml(title) : markup`<h1 id="report-title"${attribute('data-line', title.line)}>${inlineHtml(literal(title.text))}</h1>`)}
<div class="ta-summary">
${blocksHtml(head.summary, 3)}</div>
<p class="ta-assessment">${head.assessment.map((item, index) => markup`${index > 0 && ' '}${assessmentHtml(item)}`)}</p>
${head.lines.length > 0 && markup`<dl class="ta-lines">\n${head.lines.map(lineHtml)}</dl>\n`}`;
}

const assessmentHtml = (item: HeadLine | Missing): Html =>
  item.kind === 'missing'
    ? missingHtml(item)
    : markup`<span class="ta-assessed ta-assessed-${item.key}"${attribute('data-line', item.line)}>${item.label && markup`<span class="ta-label">${item.label}:</span> `}${inlineHtml(item.content)}</span>`;

function lineHtml(item: HeadLine | Missing): Html {
  if (item.kind === 'missing')
    return markup`<div class="ta-line"><dt>${item.title}:</dt> <dd>${missingHtml(item)}</dd></div>\n`;
  return markup`<div class="ta-line"${attribute('data-line', item.line)}><dt>${item.label ?? item.key}:</dt> <dd>${inlineHtml(item.content)}</dd></div>\n`;
}

function sectionHtml({ key, title, aside, line, blocks }: Section): Html {
  const id = sectionId(key);
  return markup`<section class="ta-section" id="${id}" aria-labelledby="${id}-title"${attribute('data-line', line)}>
<h2 id="${id}-title">${title}${aside && markup` <small class="ta-aside">${aside}</small>`}</h2>
${blocksHtml(blocks, 3)}</section>\n`;
}

function sourceMapOf({ head, sections }: Report): SourceMapEntry[] {
  const entries = sections.flatMap(({ key, line }) => (line === undefined ? [] : [{ line, id: sectionId(key) }]));
  const { title } = head;
  if (title?.kind === 'title' && title.line !== undefined) entries.push({ line: title.line, id: 'report-title' });
  return entries.sort((a, b) => a.line - b.line);
}

const isMissing = (tlp: TlpMark | Missing): tlp is Missing => 'kind' in tlp;
