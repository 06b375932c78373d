/** Renders the report as plain text: headings and paragraphs as lines, lists with bullets. Safe to print on a terminal. */
import { defangLive } from '../indicators/index.ts';
import { footerSeparator } from '../text/footerSeparator.ts';
import type {
  Block,
  Grid,
  GridRow,
  Head,
  HeadLine,
  Inline,
  Item,
  Missing,
  Report,
  Section,
  Table,
  TableRow,
} from './block.ts';
import { plainChip } from './inline.ts';
import { literal } from './literal.ts';
import { frameHead } from './look/frame.ts';
import { visibleLine, visibleText } from './visible.ts';

/** Returns the report as text with a trailing newline, without control characters from the advisory. */
export function renderText(report: Report): string {
  const mark = report.tlp && !('kind' in report.tlp) ? [report.tlp.label.padStart(tlpWidth)] : [];
  const footer = report.frame?.footer ?? [];
  const parts = [
    ...mark,
    ...(report.frame ? frameHead(report.frame) : []).map(blockText),
    ...headText(report.head),
    ...report.sections.flatMap(sectionText),
    ...(footer.length > 0 ? [[footerSeparator, ...footer.map(blockText)].join('\n\n')] : []),
    ...mark,
  ];
  const text = `${parts.filter((part) => part.trim() !== '').join('\n\n')}\n`;
  // A second pass, in case a part was missed or two adjacent parts form an address: a live indicator must never be published.
  return defangLive(text, report.listed);
}

/** The column at which the TLP label ends, because TLP 2.0 recommends right-justified labels. */
const tlpWidth = 80;
/** The separator between columns. */
const gap = '   ';
const bullet = '  • ';

function headText(head: Head): string[] {
  const kicker = [
    ...(head.status ? [head.statusText ?? head.status] : []),
    head.reading,
    ...(head.severity ? [lineText(head.severity)] : []),
  ];
  return [
    kicker.join(gap),
    head.title?.kind === 'title' ? inlineText(literal(head.title.text)) : head.title ? missingText(head.title) : '',
    ...head.summary.map(blockText),
    head.assessment.map(lineText).join(gap),
    ...head.lines.map(lineText),
  ];
}

function lineText(line: HeadLine | Missing): string {
  if (line.kind === 'missing') return missingText(line);
  const content = inlineText(line.content);
  if (line.label === undefined) return content;
  return line.content[0]?.kind === 'chips' ? `${line.label}${gap}${content}` : `${line.label}: ${content}`;
}

function sectionText({ title, aside, blocks }: Section): string[] {
  return [visibleLine(title) + (aside ? `\n${aside}` : ''), ...blocks.map(blockText)];
}

const missingText = ({ title, words }: Missing): string => `[${words.state}: ${title}]`;

const blocksText = (blocks: readonly Block[]): string => blocks.map(blockText).join('\n\n');

function blockText(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return inlineText(block.content);
    case 'list':
      return block.items.map((item, index) => itemText(item, marker(block.start, index))).join('\n');
    case 'quote':
      return quoted(blocksText(block.blocks));
    case 'code':
      return indent(visibleText(block.text), '    ');
    case 'divider':
      return '* * *';
    case 'facts':
      return block.items.map(({ label, content }) => `${visibleLine(label)}: ${inlineText(content)}`).join('\n');
    case 'answers':
      return block.items
        .map(({ label, word, content }) => {
          const detail = content.length > 0 ? ` — ${inlineText(content)}` : '';
          return `${bullet}${label}: ${word}${detail}`;
        })
        .join('\n');
    case 'table':
      return tableText(block);
    case 'grid':
      return gridText(block);
    case 'mapping':
      return blockText(block.list);
    case 'group':
      return `${inlineText(literal(block.title))}\n\n${blocksText(block.blocks)}`;
    case 'none':
      return `${bullet}${block.text}`;
    case 'missing':
      return missingText(block);
  }
}

const marker = (start: number | undefined, index: number): string =>
  start === undefined ? bullet : `  ${start + index}. `;

function itemText({ content, children }: Item, mark: string): string {
  const own = indent(inlineText(content), ' '.repeat(mark.length)).trimStart();
  // Nested lists are already indented.
  const below = (children ?? [])
    .map((block) => indent(blockText(block), ' '.repeat(block.kind === 'list' ? mark.length - 2 : mark.length)))
    .join('\n');
  // The first item of a list follows the mark directly if its parent has no text: `• • Name: A`.
  if (own === '' && children?.[0]?.kind === 'list') return mark + below.trimStart();
  return (own === '' ? mark.trimEnd() : mark + own) + (below ? `\n${below}` : '');
}

function tableText({ columns, rows }: Table): string {
  return alignedRows([columns, ...rows.map(cellsText)])
    .map((line, index) => {
      const detail = rows[index - 1]?.detail;
      return detail ? `${line}\n${indent(detail.map(blockText).join('\n'), '    ')}` : line;
    })
    .join('\n');
}

const gridText = ({ head, rows, alignments }: Grid): string =>
  alignedRows([head, ...rows].map(cellsText), alignments).join('\n');

const cellsText = ({ cells }: TableRow | GridRow): string[] =>
  cells.map((cell) => inlineText(cell).replace(/(?<!\s)\s*\n\s*/g, ' '));

/** Returns rows as lines with the cells next to each other. Narrow columns are aligned, wide ones (prose) are not. */
function alignedRows(rows: readonly (readonly string[])[], alignments: Grid['alignments'] = []): string[] {
  const widths = (rows[0] ?? []).map((_title, column) => {
    const widest = rows.reduce((most, row) => Math.max(most, (row[column] ?? '').length), 0);
    return widest <= widestAligned ? widest : 0;
  });
  const padded = (cell: string, column: number): string => {
    const width = widths[column] ?? 0;
    return alignments[column] === 'right' ? cell.padStart(width) : cell.padEnd(width);
  };
  return rows.map((row) => row.map(padded).join(gap).trimEnd());
}

const widestAligned = 48;

const indent = (text: string, by: string): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? line : by + line))
    .join('\n');

/** Returns text with the mark of a quote on every line, including blank lines. */
const quoted = (text: string): string => text.replace(/^/gm, '  | ').replace(/ $/gm, '');

/**
 * Returns inline content as text. If the target of a link differs from its text, the target follows the text, unless the link is `quiet`.
 */
function inlineText(content: readonly Inline[]): string {
  return content.map(partText).join('').trim();
}

function partText(part: Inline): string {
  switch (part.kind) {
    case 'text':
    case 'code':
    case 'badge':
      return visibleText(part.text).replace(/\s+/g, ' ');
    case 'break':
      return '\n';
    case 'chips':
      return part.chips.map((chip) => visibleLine(plainChip(chip))).join(gap);
    case 'link': {
      const label = part.content.map(partText).join('');
      return part.quiet || label === part.url ? label : `${label} (${visibleLine(part.url)})`;
    }
    default:
      return part.content.map(partText).join('');
  }
}
