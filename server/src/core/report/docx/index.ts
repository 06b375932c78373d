/** Renders the report as a Word document (Office Open XML). This folder is bundled separately, because the `docx` library is large. */
import { Document, Footer, Header, PageNumber, Packer, Paragraph, TabStopType, TextRun } from 'docx';
import type { HeadLine, Missing, Report, Section, TlpMark } from '../block.ts';
import type { DocumentFacts } from '../facts.ts';
import type { Labels } from '../../labels/labels.ts';
import { plainInline } from '../inline.ts';
import { literal } from '../literal.ts';
import { frameHead } from '../look/frame.ts';
import { hyperlink } from './link.ts';
import { Body, paragraphXml } from './markup.ts';
import { numberingPart } from './numbering.ts';
import { factOf, missingRun, paragraph, paragraphsOf, type Location } from './paragraphs.ts';
import { coreProperties } from './properties.ts';
import { literalRuns, run, runsOf } from './runs.ts';
import { wordStyles } from './styles.ts';
import { wordLine, type Writing } from './writing.ts';
import { setZipTimes } from './zipTimes.ts';

export interface DocxOptions {
  readonly facts: DocumentFacts;
  readonly paper: 'a4' | 'letter';
}

/** Page sizes in twips. Sources: ISO 216; ANSI Y14.1. */
const papers = { a4: { width: 11906, height: 16838 }, letter: { width: 12240, height: 15840 } } as const;
/** The page margin in twips. */
const margin = 1134;

/** Returns the bytes of the document. The same report and options always produce the same bytes. */
export async function renderDocx(report: Report, { facts, paper }: DocxOptions): Promise<Uint8Array> {
  const size = papers[paper];
  const width = size.width - 2 * margin;
  const writing: Writing = { width, lists: [], links: [] };
  const title =
    report.head.title?.kind === 'title' ? plainInline(literal(report.head.title.text)) : report.labels['page.untitled'];
  const mark = report.tlp && !('kind' in report.tlp) ? report.tlp : undefined;
  const children = [new Body(bodyOf(report, writing))];
  const document = new Document({
    styles: wordStyles(facts.language),
    sections: [
      {
        properties: {
          page: {
            size,
            margin: { top: 1300, bottom: 1300, left: margin, right: margin, header: 600, footer: 600 },
          },
        },
        headers: {
          default: new Header({
            children: [edge([new TextRun({ text: wordLine(title), color: quiet })], mark, width)],
          }),
        },
        footers: { default: new Footer({ children: [edge(pageNumbers(report.labels), mark, width)] }) },
        children,
      },
    ],
  });
  for (const [index, url] of writing.links.entries())
    document.Document.Relationships.addRelationship(`Link${index + 1}`, hyperlink, url, 'External');
  const properties = coreProperties(facts, title, mark?.label, report.listed);
  const packed = await Packer.toArrayBuffer(document, undefined, [
    { path: 'docProps/core.xml', data: properties },
    { path: 'word/numbering.xml', data: numberingPart(writing.lists) },
  ]);
  const bytes = new Uint8Array(packed);
  setZipTimes(bytes, facts.modified);
  return bytes;
}

const quiet = '57606A';

function pageNumbers({ 'page.number': label }: Labels): TextRun[] {
  const [before = '', between = '', after = ''] = label.split('{}');
  return [
    new TextRun({ color: quiet, children: [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after] }),
  ];
}

/** Colours of TLP labels on black. Source: FIRST, "Traffic Light Protocol version 2.0", section 3. */
const tlpColours = { red: 'FF2B2B', amber: 'FFC000', green: '33FF00', clear: 'FFFFFF' } as const;

/** Returns the header or footer line, with the TLP label, if any, at its right end. TLP 2.0 requires the label on every page. */
function edge(left: readonly TextRun[], mark: TlpMark | undefined, width: number): Paragraph {
  const label = mark && [
    new TextRun({ text: '\t' }),
    new TextRun({
      text: ` ${mark.label} `,
      bold: true,
      color: tlpColours[mark.colour],
      shading: { type: 'clear', color: 'auto', fill: '000000' },
    }),
  ];
  return new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: width }],
    children: [...left, ...(label ?? [])],
  });
}

function bodyOf(report: Report, writing: Writing): string {
  const location: Location = { level: 2, depth: 0, width: writing.width };
  const { frame } = report;
  return [
    paragraphsOf(frame ? frameHead(frame) : [], writing, location),
    headOf(report, writing, location),
    ...report.sections.map((one) => sectionOf(one, writing, location)),
    paragraphsOf(frame?.footer ?? [], writing, location),
  ].join('');
}

function headOf({ head, labels }: Report, writing: Writing, location: Location): string {
  const { title, severity, status, summary, assessment, lines } = head;
  const kicker = [
    status ? run(`${head.statusText ?? status} · `, { bold: true }) : '',
    run(head.reading),
    severity ? run(' · ') : '',
    severity ? (severity.kind === 'missing' ? missingRun(severity) : runsOf(severity.content, writing)) : '',
  ];
  const heading =
    title?.kind === 'title'
      ? paragraphXml(literalRuns(title.text, writing), { style: 'Title' })
      : title
        ? paragraph(missingRun(title), location)
        : '';
  return [
    paragraphXml(kicker.join(''), { style: 'Kicker' }),
    heading,
    paragraphsOf(summary, writing, location),
    ...[...assessment, ...lines].map((line) => lineOf(line, labels, writing, location)),
  ].join('');
}

function lineOf(line: HeadLine | Missing, labels: Labels, writing: Writing, location: Location): string {
  if (line.kind === 'missing') return paragraph(missingRun(line), location);
  // Only the category has no label, because it needs none on a page.
  return factOf({ label: line.label ?? labels['head.category'], content: line.content }, writing, location);
}

function sectionOf({ title, aside, blocks }: Section, writing: Writing, location: Location): string {
  const heading = run(title) + (aside ? run(` (${aside})`, { color: quiet }) : '');
  return paragraphXml(heading, { style: 'Heading1' }) + paragraphsOf(blocks, writing, location);
}
