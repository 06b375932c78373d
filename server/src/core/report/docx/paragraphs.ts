/** Converts blocks of the report to paragraphs and tables in a Word document. */
import { HeadingLevel, Paragraph, type IParagraphOptions, type ParagraphChild } from 'docx';
import type { Answer, Block, Fact, Item, Missing } from '../block.ts';
import { codeRuns, literalRuns, run, runsOf } from './runs.ts';
import { gridTable, tableOf } from './tables.ts';
import type { Writing } from './writing.ts';

/** The context of blocks. */
export interface Place {
  /** The heading level of groups among the blocks; 2 inside a section. */
  readonly level: number;
  /** The number of lists that contain the blocks, at most `maxListLevel`. */
  readonly depth: number;
  /** The width of the containing box, in twips. */
  readonly width: number;
  readonly quoted?: boolean;
}

type WordBlock = Paragraph | ReturnType<typeof tableOf>;

/** The indentation of each list level, in twips. */
export const listIndent = 360;
/** The maximum list level (zero-based): Word has nine levels. */
export const maxListLevel = 8;

/** Returns blocks as paragraphs and tables, in order. */
export function paragraphsOf(blocks: readonly Block[], writing: Writing, place: Place): WordBlock[] {
  return blocks.flatMap((block) => wordBlocksOf(block, writing, place));
}

function wordBlocksOf(block: Block, writing: Writing, place: Place): WordBlock[] {
  const inner = { ...place, level: place.level + 1 };
  switch (block.kind) {
    case 'paragraph':
      return [paragraph(runsOf(block.content, writing), place)];
    case 'list':
      return listOf(block, writing, place);
    case 'quote':
      return paragraphsOf(block.blocks, writing, { ...place, quoted: true });
    case 'code':
      return [paragraph(codeRuns(block.text), place, { style: 'CodeBlock' })];
    case 'divider':
      return [paragraph([], place, { thematicBreak: true })];
    case 'facts':
      return block.items.map((fact) => factOf(fact, writing, place));
    case 'answers':
      return block.items.map((answer) => answerOf(answer, writing, place));
    case 'table':
      return [tableOf(block, writing, place.width, (detail) => paragraphsOf(detail, writing, place)), gap()];
    case 'grid':
      return [gridTable(block, writing, place.width), gap()];
    case 'mapping':
      return wordBlocksOf(block.list, writing, place);
    case 'group':
      return [
        new Paragraph({
          heading: headings[Math.min(place.level, 5)] ?? HeadingLevel.HEADING_5,
          children: literalRuns(block.title, writing),
        }),
        ...paragraphsOf(block.blocks, writing, inner),
      ];
    case 'none':
      return [paragraph([run(block.text)], place)];
    case 'missing':
      return [paragraph([missingRun(block)], place)];
  }
}

const headings: Readonly<Record<number, (typeof HeadingLevel)[keyof typeof HeadingLevel]>> = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
  4: HeadingLevel.HEADING_4,
  5: HeadingLevel.HEADING_5,
};

/** Returns a paragraph formatted for `place`; the given options take precedence. */
export function paragraph(
  children: readonly ParagraphChild[],
  place: Place,
  options: IParagraphOptions = {},
): Paragraph {
  return new Paragraph({
    ...(place.depth > 0 ? { indent: { left: place.depth * listIndent } } : {}),
    ...(place.quoted ? { style: 'Quotation' } : {}),
    ...options,
    children,
  });
}

/** Returns an empty paragraph, which keeps Word from merging adjacent tables. */
const gap = (): Paragraph => new Paragraph({ style: 'Gap', children: [] });

/** Returns the marker for a missing key. */
export const missingRun = ({ title, words }: Missing): ParagraphChild =>
  run(`${words.state}: ${title}`, { italics: true });

/** Returns a line with its label in bold. */
export const factOf = (
  { label, content }: Pick<Fact, 'label' | 'content'>,
  writing: Writing,
  place: Place,
): Paragraph => paragraph([run(`${label}: `, { bold: true }), ...runsOf(content, writing)], place, { style: 'Line' });

function answerOf({ label, answer, word, content }: Answer, writing: Writing, place: Place): Paragraph {
  const detail = content.length > 0 ? [run(' — '), ...runsOf(content, writing)] : [];
  return paragraph([run(`${label}: `), run(word, { bold: answer === 'yes' }), ...detail], place, {
    style: 'Line',
  });
}

function listOf({ start, items }: Extract<Block, { kind: 'list' }>, writing: Writing, place: Place): WordBlock[] {
  const level = Math.min(place.depth, maxListLevel);
  const numbering = start === undefined ? { reference: 'bullets', level } : numberingFrom(start, level, writing);
  return items.flatMap((item) => itemOf(item, numbering, writing, place));
}

/** Returns the numbering of a new ordered list. Lists with the same first number and level share a definition. */
function numberingFrom(start: number, level: number, writing: Writing): ListNumbering {
  const reference = `numbers${start}-${level}`;
  writing.numberings.set(reference, { start, level });
  return { reference, level, instance: writing.numbered++ };
}

type ListNumbering = Exclude<IParagraphOptions['numbering'], false | undefined>;

function itemOf({ content, children }: Item, numbering: ListNumbering, writing: Writing, place: Place): WordBlock[] {
  const below = { ...place, depth: Math.min(place.depth + 1, maxListLevel) };
  // `- - a` has a list directly in an item. Word would show an empty bullet above that list.
  if (numbering.reference === 'bullets' && content.length === 0 && children?.[0]?.kind === 'list')
    return paragraphsOf(children, writing, below);
  const own = new Paragraph({ style: 'ListItem', numbering, children: runsOf(content, writing) });
  return [own, ...(children ? paragraphsOf(children, writing, below) : [])];
}
