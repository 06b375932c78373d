/**
 * Writes the XML of runs, paragraphs and tables in a Word document. The XML is created as text, because the library's classes create dozens
 * of objects for each table cell. Source: ECMA-376 part 1, section 17.
 */
import { FileChild, type IXmlableObject } from 'docx';
import { escapeXml } from '../../text/xml.ts';

/** The formatting of a run. `ground` is the background colour. */
export interface RunLook {
  readonly style?: string;
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly color?: string;
  readonly ground?: string;
}

/** The formatting of a paragraph. */
export interface ParagraphLook {
  readonly style?: string;
  readonly numbering?: ListNumbering;
  /** Whether the paragraph is a horizontal line. */
  readonly divider?: boolean;
  /** In twips. */
  readonly indent?: number;
  readonly alignment?: Alignment;
}

export type Alignment = 'left' | 'right' | 'center';

/** The numbering of a list item: its ID in `word/numbering.xml`, and the zero-based level of the item. */
export interface ListNumbering {
  readonly id: number;
  readonly level: number;
}

/** A table cell: the XML of its blocks, and the number of columns if it spans more than one. */
export interface WordCell {
  readonly blocks: string;
  readonly span?: number;
}

/** A row of a table, which is kept on one page unless it is `divisible`. */
export interface WordRow {
  readonly cells: readonly WordCell[];
  /** Whether the row is a heading, which is repeated on each page. */
  readonly head?: boolean;
  readonly divisible?: boolean;
}

const element = (name: string, content: string): string => (content === '' ? '' : `<${name}>${content}</${name}>`);
const valued = (name: string, value: string | number | undefined): string =>
  value === undefined ? '' : `<${name} w:val="${value}"/>`;
const shading = (fill: string | undefined): string =>
  fill === undefined ? '' : `<w:shd w:fill="${fill}" w:color="auto" w:val="clear"/>`;
const textXml = (text: string): string => `<w:t xml:space="preserve">${escapeXml(text)}</w:t>`;

/** Returns a run of text, which must not contain characters that XML does not allow. */
export function textRun(text: string, { style, bold, italics, color, ground }: RunLook = {}): string {
  const weight = bold ? '<w:b/><w:bCs/>' : '';
  const slant = italics ? '<w:i/><w:iCs/>' : '';
  const look = valued('w:rStyle', style) + weight + slant + valued('w:color', color) + shading(ground);
  return `<w:r>${element('w:rPr', look)}${textXml(text)}</w:r>`;
}

/** A run with a line break. */
export const breakRun = '<w:r><w:br/></w:r>';

/** Returns a line of code as a run, with its tabs, and with a line break before it unless it is the first line. */
export const codeRun = (line: string, isFirst: boolean): string =>
  `<w:r>${isFirst ? '' : '<w:br/>'}${line.split('\t').map(textXml).join('<w:tab/>')}</w:r>`;

/** Returns a link. `relationship` is the name of the relationship that has its URL. */
export const linkXml = (runs: string, relationship: string): string =>
  `<w:hyperlink w:history="1" r:id="rId${relationship}">${runs}</w:hyperlink>`;

/**
 * Returns a paragraph.
 *
 * @param runs the XML of its runs and links
 */
export function paragraphXml(
  runs: string,
  { style, numbering, divider, indent, alignment }: ParagraphLook = {},
): string {
  const list = numbering ? valued('w:ilvl', numbering.level) + valued('w:numId', numbering.id) : '';
  const look =
    valued('w:pStyle', style) +
    element('w:numPr', list) +
    (divider ? '<w:pBdr><w:bottom w:val="single" w:color="auto" w:sz="6" w:space="1"/></w:pBdr>' : '') +
    (indent === undefined ? '' : `<w:ind w:left="${indent}"/>`) +
    valued('w:jc', alignment);
  return element('w:p', element('w:pPr', look) + runs) || emptyParagraph;
}

const emptyParagraph = '<w:p/>';

/** Whether blocks end with a paragraph. */
export const endsWithParagraph = (blocks: string): boolean => /<(?:\/w:p|w:p\/)>$/.test(blocks);

/** Returns a table; `widths` are those of its columns, in twips. */
export function tableXml(widths: readonly number[], rows: readonly WordRow[]): string {
  const columns = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  const width = `<w:tblW w:type="dxa" w:w="${sum(widths)}"/>`;
  const shown = rows.map((row) => rowXml(row, widths)).join('');
  return `<w:tbl><w:tblPr>${width}${borders}${margins}</w:tblPr><w:tblGrid>${columns}</w:tblGrid>${shown}</w:tbl>`;
}

function rowXml({ cells, head, divisible }: WordRow, widths: readonly number[]): string {
  const look = (divisible ? '' : '<w:cantSplit/>') + (head ? '<w:tblHeader/>' : '');
  const ground = shading(head ? 'EEF1F4' : undefined);
  let column = 0;
  const shown = cells.map(({ blocks, span }) => {
    const start = column;
    column += span ?? 1;
    const width = `<w:tcW w:type="dxa" w:w="${sum(widths.slice(start, column))}"/>`;
    return `<w:tc><w:tcPr>${width}${valued('w:gridSpan', span)}${ground}</w:tcPr>${blocks}</w:tc>`;
  });
  return shown.length === 0 ? '' : `<w:tr>${element('w:trPr', look)}${shown.join('')}</w:tr>`;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

const borders = element(
  'w:tblBorders',
  ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:color="auto" w:sz="4"/>`)
    .join(''),
);
const margins = element(
  'w:tblCellMar',
  Object.entries({ top: 40, left: 100, bottom: 40, right: 100 })
    .map(([side, width]) => `<w:${side} w:type="dxa" w:w="${width}"/>`)
    .join(''),
);

/** The blocks of a document's body, as XML. */
export class Body extends FileChild {
  readonly #xml: string;

  constructor(xml: string) {
    super('');
    this.#xml = xml;
  }

  /**
   * Returns an object that the library writes as this XML. The library writes no tags for an empty name, and escapes strings but not
   * functions.
   */
  override prepForXml(): IXmlableObject {
    const toString = (): string => this.#xml;
    return { '': [Object.assign(() => undefined, { toString })] };
  }
}
