/** Converts blocks of the report to the XML of paragraphs and tables in a Word document. */
import type { Answer, Block, Fact, Item, Missing } from '../block.ts';
import { paragraphXml, type ListNumbering, type ParagraphLook } from './markup.ts';
import { bulleted, listIndent, maxListLevel, numbered } from './numbering.ts';
import { codeRuns, literalRuns, run, runsOf } from './runs.ts';
import { gridTable, tableOf } from './tables.ts';
import type { Writing } from './writing.ts';

/** The position of blocks within headings, lists, table cells and quotations. */
export interface Place {
  /** The heading level of groups among the blocks; 2 inside a section. */
  readonly level: number;
  /** The number of lists that contain the blocks, at most `maxListLevel`. */
  readonly depth: number;
  /** The width of the containing box, in twips. */
  readonly width: number;
  readonly quoted?: boolean;
}

/** Returns the paragraphs and tables of blocks, in order. */
export function paragraphsOf(blocks: readonly Block[], writing: Writing, place: Place): string {
  return blocks.map((block) => wordBlocksOf(block, writing, place)).join('');
}

function wordBlocksOf(block: Block, writing: Writing, place: Place): string {
  const inner = { ...place, level: place.level + 1 };
  switch (block.kind) {
    case 'paragraph':
      return paragraph(runsOf(block.content, writing), place);
    case 'list':
      return listOf(block, writing, place);
    case 'quote':
      return paragraphsOf(block.blocks, writing, { ...place, quoted: true });
    case 'code':
      return paragraph(codeRuns(block.text), place, { style: 'CodeBlock' });
    case 'divider':
      return paragraph('', place, { divider: true });
    case 'facts':
      return block.items.map((fact) => factOf(fact, writing, place)).join('');
    case 'answers':
      return block.items.map((answer) => answerOf(answer, writing, place)).join('');
    case 'table':
      return tableOf(block, writing, place.width, (detail) => paragraphsOf(detail, writing, place)) + gap;
    case 'grid':
      return gridTable(block, writing, place.width) + gap;
    case 'mapping':
      return wordBlocksOf(block.list, writing, place);
    case 'group': {
      const title = paragraphXml(literalRuns(block.title, writing), { style: `Heading${Math.min(place.level, 5)}` });
      return title + paragraphsOf(block.blocks, writing, inner);
    }
    case 'none':
      return paragraph(run(block.text), place);
    case 'missing':
      return paragraph(missingRun(block), place);
  }
}

/** Returns a paragraph formatted for `place`; `look` takes precedence. */
export function paragraph(runs: string, place: Place, look: ParagraphLook = {}): string {
  return paragraphXml(runs, {
    ...(place.depth > 0 ? { indent: place.depth * listIndent } : {}),
    ...(place.quoted ? { style: 'Quotation' } : {}),
    ...look,
  });
}

/** An empty paragraph, which keeps Word from merging adjacent tables. */
const gap = paragraphXml('', { style: 'Gap' });

/** Returns the marker for a missing key. */
export const missingRun = ({ title, words }: Missing): string => run(`${words.state}: ${title}`, { italics: true });

/** Returns a line with its label in bold. */
export const factOf = ({ label, content }: Pick<Fact, 'label' | 'content'>, writing: Writing, place: Place): string =>
  paragraph(run(`${label}: `, { bold: true }) + runsOf(content, writing), place, { style: 'Line' });

function answerOf({ label, answer, word, content }: Answer, writing: Writing, place: Place): string {
  const detail = content.length > 0 ? run(' — ') + runsOf(content, writing) : '';
  return paragraph(run(`${label}: `) + run(word, { bold: answer === 'yes' }) + detail, place, { style: 'Line' });
}

function listOf({ start, items }: Extract<Block, { kind: 'list' }>, writing: Writing, place: Place): string {
  const level = Math.min(place.depth, maxListLevel);
  const numbering = start === undefined ? bulleted(level) : numbered({ start, level }, writing.lists);
  return items.map((item) => itemOf(item, numbering, start !== undefined, writing, place)).join('');
}

function itemOf(
  { content, children }: Item,
  numbering: ListNumbering,
  isOrdered: boolean,
  writing: Writing,
  place: Place,
): string {
  const below = { ...place, depth: Math.min(place.depth + 1, maxListLevel) };
  // `- - a` has a list directly in an item. Word would show an empty bullet above that list.
  if (!isOrdered && content.length === 0 && children?.[0]?.kind === 'list')
    return paragraphsOf(children, writing, below);
  const own = paragraphXml(runsOf(content, writing), { style: 'ListItem', numbering });
  return own + (children ? paragraphsOf(children, writing, below) : '');
}
