/** Converts blocks of the report to markup for mail programs. */
import type { Answer, Block, Fact, Grid, GridRow, Item, Missing, Table, TableRow } from '../block.ts';
import { attribute, markup, type Html } from '../html.ts';
import { literal } from '../literal.ts';
import { inlineEmail } from './inlineEmail.ts';
import { styles } from './styles.ts';

/** Returns the markup of blocks; `level` is the heading level of groups among them (3 inside a section). */
export function blocksEmail(blocks: readonly Block[], level: number): Html {
  return markup`${blocks.map((block) => blockEmail(block, level))}`;
}

/** Returns the marker for a missing key. */
export const missingEmail = ({ title, words }: Missing): Html =>
  markup`<span style="${styles.missing}">${words.state}: ${title}</span>`;

function blockEmail(block: Block, level: number): Html {
  switch (block.kind) {
    case 'paragraph':
      return markup`<p style="${styles.paragraph}">${inlineEmail(block.content)}</p>\n`;
    case 'list':
      return listEmail(block, level);
    case 'quote':
      return markup`<blockquote style="${styles.quote}">\n${blocksEmail(block.blocks, level)}</blockquote>\n`;
    case 'code':
      return markup`<pre style="${styles.pre}">${block.text}</pre>\n`;
    case 'divider':
      return markup`<hr style="${styles.rule}">\n`;
    case 'facts':
      return factsEmail(block.items);
    case 'answers':
      return answersEmail(block.items);
    case 'table':
      return tableEmail(block, level);
    case 'grid':
      return gridEmail(block);
    case 'mapping':
      return blockEmail(block.list, level);
    case 'group':
      return markup`${headingEmail(block.title, level)}\n${blocksEmail(block.blocks, level + 1)}`;
    case 'none':
      return markup`<p style="${styles.paragraph}">${block.text}</p>\n`;
    case 'missing':
      return markup`<p style="${styles.paragraph}">${missingEmail(block)}</p>\n`;
  }
}

function headingEmail(title: string, level: number): Html {
  const content = inlineEmail(literal(title));
  if (level <= 3) return markup`<h3 style="${styles.group}">${content}</h3>`;
  return level === 4
    ? markup`<h4 style="${styles.group}">${content}</h4>`
    : markup`<h5 style="${styles.group}">${content}</h5>`;
}

function listEmail({ start, items }: Extract<Block, { kind: 'list' }>, level: number): Html {
  const rows = items.map((item) => itemEmail(item, level));
  if (start === undefined) return markup`<ul style="${styles.list}">\n${rows}</ul>\n`;
  return markup`<ol${attribute('start', start === 1 ? undefined : start)} style="${styles.list}">\n${rows}</ol>\n`;
}

const itemEmail = ({ content, children }: Item, level: number): Html =>
  markup`<li style="${styles.item}">${inlineEmail(content)}${children && markup`\n${blocksEmail(children, level)}`}</li>\n`;

/** Returns labelled lines as a table without borders. */
export function factsEmail(items: readonly Pick<Fact, 'label' | 'content'>[]): Html {
  const rows = items.map(
    ({ label, content }) =>
      markup`<tr><th scope="row" style="${styles.term}">${label}</th><td style="${styles.fact}">${inlineEmail(content)}</td></tr>\n`,
  );
  return markup`<table cellpadding="0" cellspacing="0" style="${styles.facts}">\n${rows}</table>\n`;
}

function answersEmail(items: readonly Answer[]): Html {
  const rows = items.map(
    ({ label, answer, word, content }) =>
      markup`<tr><th scope="row" style="${styles.head}">${label}</th><td style="${styles.data}">${answer === 'yes' ? markup`<strong>${word}</strong>` : word}${content.length > 0 && markup` — ${inlineEmail(content)}`}</td></tr>\n`,
  );
  return markup`<table cellpadding="0" cellspacing="0" style="${styles.table}">\n${rows}</table>\n`;
}

function tableEmail({ columns, rows }: Table, level: number): Html {
  const heads = columns.map((title) => markup`<th scope="col" style="${styles.head}">${title}</th>`);
  return markup`<table cellpadding="0" cellspacing="0" style="${styles.table}">
<thead><tr>${heads}</tr></thead>
<tbody>
${rows.map((row) => rowEmail(row, level))}</tbody></table>\n`;
}

function rowEmail({ cells, detail }: TableRow, level: number): Html {
  const below =
    detail &&
    markup`<tr><td colspan="${cells.length}" style="${styles.data}">\n${blocksEmail(detail, level)}</td></tr>\n`;
  return markup`<tr>${cells.map((cell) => markup`<td style="${styles.data}">${inlineEmail(cell)}</td>`)}</tr>\n${below}`;
}

function gridEmail({ head, rows, alignments }: Grid): Html {
  const headings = head.cells.map(
    (cell, column) =>
      markup`<th scope="col" style="${styles.head}${sideOf(alignments[column])}">${inlineEmail(cell)}</th>`,
  );
  return markup`<table cellpadding="0" cellspacing="0" style="${styles.table}">
<thead><tr>${headings}</tr></thead>
${rows.length > 0 && markup`<tbody>\n${rows.map((row) => gridRowEmail(row, alignments))}</tbody>`}</table>\n`;
}

function gridRowEmail({ cells }: GridRow, alignments: Grid['alignments']): Html {
  const span = alignments.length - cells.length + 1;
  const shown = cells.map(
    (cell, column) =>
      markup`<td${attribute('colspan', span > 1 && column === cells.length - 1 ? span : undefined)} style="${styles.data}${sideOf(alignments[column])}">${inlineEmail(cell)}</td>`,
  );
  return markup`<tr>${shown}</tr>\n`;
}

const sideOf = (side: Grid['alignments'][number]): string => (side ? `;text-align:${side}` : '');
