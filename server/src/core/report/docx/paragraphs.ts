/** Converts blocks of the report to the XML of paragraphs and tables in a Word document. */
import type { Answer, Block, Fact, Item, Missing } from '../block.ts';
import { paragraphXml, type ListNumbering, type ParagraphLook } from './markup.ts';
import { bulleted, listIndent, maxListLevel, numbered } from './numbering.ts';
import { codeRuns, literalRuns, run, runsOf } from './runs.ts';
import { gridTable, tableOf } from './tables.ts';
import type { Writing } from './writing.ts';

/** The position of blocks within headings, lists, table cells and quotations. */
export interface Location {
  /** The heading level of groups among the blocks; 2 inside a section. */
  readonly level: number;
  /** The number of lists that contain the blocks, at most `maxListLevel`. */
  readonly depth: number;
  /** The width of the containing box, in twips. */
  readonly width: number;
  readonly quoted?: boolean;
}

/** Returns the paragraphs and tables of blocks, in order. */
export function paragraphsOf(blocks: readonly Block[], writing: Writing, location: Location): string {
  return blocks.map((block) => wordBlocksOf(block, writing, location)).join('');
}

function wordBlocksOf(block: Block, writing: Writing, location: Location): string {
  const inner = { ...location, level: location.level + 1 };
  switch (block.kind) {
    case 'paragraph':
      return paragraph(runsOf(block.content, writing), location);
    case 'list':
      return listOf(block, writing, location);
    case 'quote':
      return paragraphsOf(block.blocks, writing, { ...location, quoted: true });
    case 'code':
      return paragraph(codeRuns(block.text), location, { style: 'CodeBlock' });
    case 'divider':
      return paragraph('', location, { divider: true });
    case 'facts':
      return block.items.map((fact) => factOf(fact, writing, location)).join('');
    case 'answers':
      return block.items.map((answer) => answerOf(answer, writing, location)).join('');
    case 'table':
      return tableOf(block, writing, location.width, (detail) => paragraphsOf(detail, writing, location)) + gap;
    case 'grid':
      return gridTable(block, writing, location.width) + gap;
    case 'mapping':
      return wordBlocksOf(block.list, writing, location);
    case 'group': {
      const title = paragraphXml(literalRuns(block.title, writing), { style: `Heading${Math.min(location.level, 5)}` });
      return title + paragraphsOf(block.blocks, writing, inner);
    }
    case 'none':
      return paragraph(run(block.text), location);
    case 'missing':
      return paragraph(missingRun(block), location);
  }
}

/** Returns a paragraph formatted for `location`; `look` takes precedence. */
export function paragraph(runs: string, location: Location, look: ParagraphLook = {}): string {
  return paragraphXml(runs, {
    ...(location.depth > 0 ? { indent: location.depth * listIndent } : {}),
    ...(location.quoted ? { style: 'Quotation' } : {}),
    ...look,
  });
}

/** An empty paragraph, which keeps Word from merging adjacent tables. */
const gap = paragraphXml('', { style: 'Gap' });

/** Returns the marker for a missing key. */
export const missingRun = ({ title, words }: Missing): string => run(`${words.state}: ${title}`, { italics: true });

/** Returns a line with its label in bold. */
export const factOf = (
  { label, content }: Pick<Fact, 'label' | 'content'>,
  writing: Writing,
  location: Location,
): string => paragraph(run(`${label}: `, { bold: true }) + runsOf(content, writing), location, { style: 'Line' });

function answerOf({ label, answer, word, content }: Answer, writing: Writing, location: Location): string {
  const detail = content.length > 0 ? run(' — ') + runsOf(content, writing) : '';
  return paragraph(run(`${label}: `) + run(word, { bold: answer === 'yes' }) + detail, location, { style: 'Line' });
}

function listOf({ start, items }: Extract<Block, { kind: 'list' }>, writing: Writing, location: Location): string {
  const level = Math.min(location.depth, maxListLevel);
  const numbering = start === undefined ? bulleted(level) : numbered({ start, level }, writing.lists);
  return items.map((item) => itemOf(item, numbering, start !== undefined, writing, location)).join('');
}

function itemOf(
  { content, children }: Item,
  numbering: ListNumbering,
  isOrdered: boolean,
  writing: Writing,
  location: Location,
): string {
  const below = { ...location, depth: Math.min(location.depth + 1, maxListLevel) };
  // `- - a` has a list directly in an item. Word would show an empty bullet above that list.
  if (!isOrdered && content.length === 0 && children?.[0]?.kind === 'list')
    return paragraphsOf(children, writing, below);
  const own = paragraphXml(runsOf(content, writing), { style: 'ListItem', numbering });
  return own + (children ? paragraphsOf(children, writing, below) : '');
}
