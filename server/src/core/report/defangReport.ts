/** Defangs listed indicators in the head, sections and blocks of a report, even if they span several parts of a line. */
import { defangLive, isNothing, type Listed } from '../indicators/index.ts';
import type { Block, Fact, GridRow, HeadLine, Item, Matrix, Missing, Section, Table } from './block.ts';
import { defangInline } from './defangInline.ts';
import type { HeadContent } from './readingTime.ts';

/** Returns a section with listed indicators defanged. */
export function defangSection(section: Section, listed: Listed): Section {
  if (isNothing(listed)) return section;
  const { title, aside, blocks } = section;
  return {
    ...section,
    title: defangLive(title, listed),
    ...(aside === undefined ? {} : { aside: defangLive(aside, listed) }),
    blocks: blocks.map((block) => defangBlock(block, listed)),
  };
}

/** Returns the head with listed indicators defanged. */
export function defangHead(head: HeadContent, listed: Listed): HeadContent {
  if (isNothing(listed)) return head;
  const line = (one: HeadLine | Missing): HeadLine | Missing =>
    one.kind === 'missing' ? one : { ...one, content: defangInline(one.content, listed) };
  const { title, severity, summary, assessment, lines } = head;
  return {
    ...head,
    ...(severity ? { severity: line(severity) } : {}),
    title: title?.kind === 'title' ? { ...title, text: defangLive(title.text, listed) } : title,
    summary: summary.map((block) => defangBlock(block, listed)),
    assessment: assessment.map(line),
    lines: lines.map(line),
  };
}

/** Returns blocks with listed indicators defanged. */
export const defangBlocks = (blocks: readonly Block[], listed: Listed): readonly Block[] =>
  isNothing(listed) ? blocks : blocks.map((block) => defangBlock(block, listed));

function defangBlock(block: Block, listed: Listed): Block {
  const within = (blocks: readonly Block[]): readonly Block[] => blocks.map((one) => defangBlock(one, listed));
  switch (block.kind) {
    case 'paragraph':
      return { ...block, content: defangInline(block.content, listed) };
    case 'list':
      return { ...block, items: block.items.map((item) => defangItem(item, listed)) };
    case 'quote':
      return { ...block, blocks: within(block.blocks) };
    case 'code':
      return { ...block, text: defangLive(block.text, listed) };
    case 'facts':
      return { ...block, items: block.items.map((fact) => defangFact(fact, listed)) };
    case 'answers':
      return { ...block, items: block.items.map((fact) => defangFact(fact, listed)) };
    case 'table':
      return defangTable(block, listed);
    case 'mapping':
      return {
        ...block,
        matrices: block.matrices.map((matrix) => defangMatrix(matrix, listed)),
        list: { ...block.list, items: block.list.items.map((item) => defangItem(item, listed)) },
      };
    case 'grid':
      return { ...block, head: defangRow(block.head, listed), rows: block.rows.map((row) => defangRow(row, listed)) };
    case 'group':
      return { ...block, title: defangLive(block.title, listed), blocks: within(block.blocks) };
    case 'divider':
    case 'none':
    case 'missing':
      return block;
  }
}

function defangItem(item: Item, listed: Listed): Item {
  const { content, children } = item;
  return {
    ...item,
    content: defangInline(content, listed),
    ...(children ? { children: children.map((block) => defangBlock(block, listed)) } : {}),
  };
}

const defangFact = <T extends Fact>(fact: T, listed: Listed): T => ({
  ...fact,
  label: defangLive(fact.label, listed),
  content: defangInline(fact.content, listed),
});

const defangRow = (row: GridRow, listed: Listed): GridRow => ({
  ...row,
  cells: row.cells.map((cell) => defangInline(cell, listed)),
});

const defangMatrix = (matrix: Matrix, listed: Listed): Matrix => ({
  ...matrix,
  tactics: matrix.tactics.map((tactic) => ({
    ...tactic,
    title: defangLive(tactic.title, listed),
    techniques: tactic.techniques.map((placed) => ({ ...placed, name: defangLive(placed.name, listed) })),
  })),
});

const defangTable = (table: Table, listed: Listed): Table => ({
  ...table,
  rows: table.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => defangInline(cell, listed)),
    ...(row.detail ? { detail: row.detail.map((block) => defangBlock(block, listed)) } : {}),
  })),
});
