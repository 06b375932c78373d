/** Renders the report as the body of a page. Class names are documented in report.css. */
import { defangLive } from '../indicators/index.ts';
import type { Block, Head, Report, Section } from './block.ts';
import { blocksHtml } from './blockHtml.ts';
import { frameFootHtml, frameHeadHtml, logoHtml, noteHtml } from './frameHtml.ts';
import { headHtml, tlpHtml } from './headHtml.ts';
import { acceptedMarkup, attribute, markup, type Html } from './html.ts';
import type { Labels } from '../labels/labels.ts';
import { printingOf, type Printing } from './printing.ts';
import { fillTemplate } from './template/index.ts';

/** An element's ID and its zero-based source line. */
export interface SourceMapEntry {
  readonly line: number;
  readonly id: string;
}

export interface RenderedBody {
  /** One `<article class="ta-report">` without scripts, styles or external resources. */
  readonly html: string;
  /** The title and the sections that have a source line, ordered by line. */
  readonly sourceMap: readonly SourceMapEntry[];
  /** Why the organisation's template cannot be used, as a predicate such as "does not close <p>". */
  readonly templateProblem?: string;
}

/**
 * Returns the report as markup. The ID of a section's element is `section-<key>`, and the title's is `report-title`. In a preview, every
 * element with a source line has it in `data-line`, relative to `data-base` of the enclosing element, if any; the button for a missing key
 * has the key in `data-missing-key`.
 */
export function renderBody(report: Report, mode: 'published' | 'preview' = 'published'): RenderedBody {
  const printing = printingOf(report, mode);
  const filled = templateHtml(printing, report);
  const own = (): Html =>
    pageHtml(
      printing,
      report,
      report.sections.map((section) => printed(printing, section)),
    );
  const body = articleHtml(printing, report, filled && 'content' in filled ? filled.content : own());
  // A second pass, in case a part was missed: a live indicator must never be published.
  return {
    html: defangLive(body.html, report.listed),
    sourceMap: sourceMapOf(report),
    ...(filled && 'problem' in filled ? { templateProblem: filled.problem } : {}),
  };
}

/** A section as markup: `rest` is the end of its element's start tag, and the element's content. */
export interface PrintedSection extends Pick<Section, 'key' | 'title'> {
  readonly rest: Html;
  /** An additional class for the section's element. */
  readonly state?: string | undefined;
}

const printed = (printing: Printing, section: Section): PrintedSection => ({
  key: section.key,
  title: section.title,
  rest: markup`${printing.at(section.line)}>${sectionContent(printing, section)}`,
});

/** Returns the article of a page, with the content between its TLP labels. */
export function articleHtml(
  printing: Printing,
  { head, tlp, language, labels }: Pick<Report, 'head' | 'tlp' | 'language' | 'labels'>,
  content: Html,
): Html {
  return markup`<article class="ta-report"${language !== undefined && markup` lang="${language}"`}${statusClass(head)} data-words="${toolWords(labels)}">
${tlpHtml(printing, tlp, 'top')}${content}${tlp && !('kind' in tlp) && markup`<footer class="ta-foot">\n${tlpHtml(printing, tlp, 'bottom')}</footer>\n`}</article>\n`;
}

/** Returns the content between the TLP labels of a page without a template. The sections are already printed. */
export const pageHtml = (
  printing: Printing,
  { head, frame }: Pick<Report, 'head' | 'frame'>,
  sections: readonly PrintedSection[],
): Html =>
  markup`${frameHeadHtml(printing, frame)}<header class="ta-head"${printing.filled(markup`\n${headHtml(printing, head)}`)}</header>
<div class="ta-layout">
${contentsHtml(printing, sections)}<div class="ta-body">
${sections.map((section, index) => sectionHtml(section, isFirstOfTitle(sections, index)))}</div>
</div>
${frameFootHtml(printing, frame)}`;

/**
 * Returns the output of the organisation's template, or the error in it; undefined if there is no template. A status that is not final is
 * always shown.
 */
function templateHtml(
  printing: Printing,
  report: Report,
): { readonly content: Html } | { readonly problem: string } | undefined {
  const { head, sections, frame, template } = report;
  if (!template) return undefined;
  const some = (blocks: readonly Block[] = []): Html | undefined =>
    blocks.length > 0 ? noteHtml(printing, blocks) : undefined;
  const filled = fillTemplate(report, template, {
    head: markup`<header class="ta-head">\n${headHtml(printing, head)}</header>\n`,
    summary: head.summary.length > 0 ? blocksHtml(printing, head.summary, 3) : undefined,
    contents: sections.length < 3 ? undefined : contentsHtml(printing, sections),
    logo: frame?.logo === undefined ? undefined : logoHtml(printing, frame),
    header: some(frame?.header),
    footer: some(frame?.footer),
    sections: sections.map((section, index) => ({
      key: section.key,
      title: section.title,
      html: sectionHtml(printed(printing, section), isFirstOfTitle(sections, index)),
      content: blocksHtml(printing, section.blocks, 3),
    })),
  });
  if ('problem' in filled) return filled;
  const status =
    head.status &&
    markup`<p class="ta-kicker"><span class="ta-badge ta-status-${head.status}">${head.statusText}</span></p>\n`;
  return { content: markup`${status}${acceptedMarkup(filled.html)}\n` };
}

/** Returns the ID of a section's element. */
export const sectionId = (key: string): string => `section-${key.replace(/[^\w-]/g, '_')}`;

/** Returns the labels for the page's tools, in the order in which its script reads them. */
const toolWords = (labels: Labels): string =>
  [
    labels['page.filter'],
    labels['page.copy'],
    labels['page.copy_live'],
    labels['page.copy_live_sure'],
    labels['page.copied'],
    labels['page.download'],
  ].join('|');

const statusClass = ({ status }: Head): Html => (status ? markup` data-status="${status}"` : markup``);

/** Returns links to the sections; nothing for a report with fewer than three. */
function contentsHtml({ labels, filled }: Printing, sections: readonly Titled[]): Html {
  if (sections.length < 3) return markup``;
  const links = sections.map(({ key, title }) => markup`<li><a href="#${sectionId(key)}">${title}</a></li>\n`);
  return markup`<nav class="ta-contents" aria-label="${labels['page.contents']}"${filled(markup`
<p class="ta-contents-title" aria-hidden="true">${labels['page.contents']}</p>
<ol>\n${links}</ol>`)}</nav>\n`;
}

type Titled = Pick<Section, 'key' | 'title'>;

/** Whether no earlier section has the same title. Only such a section gets a label, because landmarks must have distinct labels. */
function isFirstOfTitle(sections: readonly Titled[], index: number): boolean {
  const title = (section: Titled | undefined): string => section?.title.trim().toLowerCase() ?? '';
  return sections.findIndex((one) => title(one) === title(sections[index])) === index;
}

function sectionHtml({ key, rest, state }: PrintedSection, labelled: boolean): Html {
  const id = sectionId(key);
  return markup`<section class="ta-section${state && ` ${state}`}" id="${id}"${attribute('aria-labelledby', labelled ? `${id}-title` : undefined)}${rest}</section>\n`;
}

/** Returns the content of a section's element: its heading and its blocks. */
export function sectionContent(printing: Printing, { key, title, aside, blocks }: Section): Html {
  return markup`
<h2 id="${sectionId(key)}-title">${title}${aside && markup` <small class="ta-aside">${aside}</small>`}</h2>
${blocksHtml(printing, blocks, 3)}`;
}

function sourceMapOf({ head, sections }: Report): SourceMapEntry[] {
  const entries = sections.flatMap(({ key, line }) => (line === undefined ? [] : [{ line, id: sectionId(key) }]));
  const { title } = head;
  if (title?.kind === 'title' && title.line !== undefined) entries.push({ line: title.line, id: 'report-title' });
  return entries.sort((a, b) => a.line - b.line);
}
