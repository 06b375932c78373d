/**
 * Renders the report as Markdown that is safe to publish: text in the advisory is escaped, so that only supported syntax in prose becomes
 * markup.
 */
import { betweenSpaces } from '../util/ends.ts';
import { defangLive } from '../indicators/index.ts';
import type { Block, Grid, Head, HeadLine, Inline, Item, Missing, Report, Section, Table } from './block.ts';
import { codeBlock, codeSpan, escapeLabel, escapeMarkdown, escapeStart, linkTarget } from './escapeMarkdown.ts';
import { plainChip, plainInline } from './inline.ts';
import { literal } from './literal.ts';
import { frameHead } from './look/frame.ts';

/** Returns the report as CommonMark with GitHub tables and a trailing newline. */
export function renderMarkdown(report: Report): string {
  const mark = report.tlp && !('kind' in report.tlp) ? [`**${report.tlp.label}**`] : [];
  const blocks = (around: readonly Block[]): string[] => around.map((block) => blockMarkdown(block, 3));
  const parts = [
    ...mark,
    ...blocks(report.frame ? frameHead(report.frame) : []),
    ...headMarkdown(report.head),
    ...report.sections.flatMap(sectionMarkdown),
    ...blocks(report.frame?.footer ?? []),
    ...mark,
  ];
  const text = `${parts.filter((part) => part.trim() !== '').join('\n\n')}\n`;
  // A second pass, in case a part was missed or two adjacent parts form an address: a live indicator must never be published.
  return defangLive(text, report.listed, (mark) => mark.replace(/[[\]]/g, '\\$&'));
}

function headMarkdown(head: Head): string[] {
  const kicker = [
    ...(head.status ? [`**${head.statusText ?? head.status}**`] : []),
    head.reading,
    ...(head.severity ? [`**${lineMarkdown(head.severity)}**`] : []),
  ];
  const title = head.title?.kind === 'title' ? inline(literal(head.title.text)) : head.title && missing(head.title);
  const assessment = head.assessment.map(lineMarkdown).join(' · ');
  const lines = head.lines.map(lineMarkdown);
  return [
    title ? `# ${title}` : '',
    kicker.join(' · '),
    ...head.summary.map((block) => blockMarkdown(block, 3)),
    escapeStart(assessment),
    lines.map((line) => `- ${escapeStart(line)}`).join('\n'),
  ];
}

function lineMarkdown(line: HeadLine | Missing): string {
  if (line.kind === 'missing') return missing(line);
  const content = inline(line.content);
  return line.label === undefined ? content : `${line.label}: ${content}`;
}

const sectionMarkdown = ({ title, aside, blocks }: Section): string[] => [
  `## ${escapeMarkdown(title).trim()}${aside ? ` (${aside})` : ''}`,
  ...blocks.map((block) => blockMarkdown(block, 3)),
];

const missing = ({ title, words }: Missing): string => `*${words.state}: ${escapeMarkdown(title)}*`;

const blocksMarkdown = (blocks: readonly Block[], level: number): string =>
  blocks.map((block) => blockMarkdown(block, level)).join('\n\n');

/** Returns a block without a trailing newline; `level` is the heading level of groups. */
function blockMarkdown(block: Block, level: number): string {
  switch (block.kind) {
    case 'paragraph':
      return paragraph(block.content);
    case 'list':
      return block.items
        .map((item, index) => itemMarkdown(item, block.start === undefined ? '- ' : `${block.start + index}. `, level))
        .join('\n');
    case 'quote':
      return prefixed(blocksMarkdown(block.blocks, level), '> ');
    case 'code':
      return codeBlock(block.text, block.language);
    case 'divider':
      return '---';
    case 'facts':
      return block.items
        .map(({ label, content }) => `- **${escapeMarkdown(label).trim()}:** ${inline(content)}`)
        .join('\n');
    case 'answers':
      return block.items
        .map(({ label, answer, word, content }) => {
          const detail = content.length > 0 ? ` — ${inline(content)}` : '';
          return `- ${label}: ${answer === 'yes' ? `**${word}**` : word}${detail}`;
        })
        .join('\n');
    case 'table':
      return tableMarkdown(block, level);
    case 'grid':
      return gridMarkdown(block);
    case 'mapping':
      return blockMarkdown(block.list, level);
    case 'group':
      return `${'#'.repeat(Math.min(level, 6))} ${inline(literal(block.title))}\n\n${blocksMarkdown(block.blocks, level + 1)}`;
    case 'none':
      return block.text;
    case 'missing':
      return missing(block);
  }
}

const paragraph = (content: readonly Inline[]): string => escapeStart(inline(content));

function itemMarkdown({ content, children }: Item, mark: string, level: number): string {
  const below = blocksMarkdown(children ?? [], level);
  const own = paragraph(content);
  const body = own && below ? `${own}\n\n${below}` : own || below;
  return mark + prefixed(body, ' '.repeat(mark.length)).slice(mark.length);
}

/** Returns a table with one line for each row; content that does not fit into cells follows the table. */
function tableMarkdown({ columns, rows }: Table, level: number): string {
  const table = [
    rowMarkdown(columns.map((title) => escapeMarkdown(title))),
    rowMarkdown(columns.map(() => '---')),
    ...rows.map((row) => rowMarkdown(row.cells.map((cell) => inline(cell, true)))),
  ].join('\n');
  const details = rows.flatMap((row) => {
    if (!row.detail) return [];
    return [`**${escapeMarkdown(plainInline(row.cells[0] ?? [])).trim()}**`, blocksMarkdown(row.detail, level)];
  });
  return [table, ...details].join('\n\n');
}

const gridMarkdown = ({ head, alignments, rows }: Grid): string => {
  const [titles = '', ...body] = [head, ...rows].map(({ cells }) =>
    rowMarkdown(cells.map((cell) => inline(cell, true))),
  );
  return [titles, rowMarkdown(alignments.map((side) => dashes[side ?? 'none'])), ...body].join('\n');
};

const dashes = { none: '---', left: ':--', right: '--:', center: ':-:' };

const rowMarkdown = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** Adds a prefix to every line. On empty lines, the prefix has no trailing spaces. */
const prefixed = (text: string, prefix: string): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? prefix.trimEnd() : prefix + line))
    .join('\n');

/** The context of inline content: whether it is in a table cell, and whether it is in the text of a link. */
interface Location {
  readonly inTable: boolean;
  readonly inLink?: boolean;
}

function inline(content: readonly Inline[], inTable = false): string {
  return inner(content, { inTable }).trim();
}

/** Joins adjacent parts. Text is joined first, because words may continue across parts. Adjacent code spans are separated. */
function inner(content: readonly Inline[], location: Location): string {
  const made: string[] = [];
  for (const part of coalesced(content)) {
    const next = partMarkdown(part, location);
    if (next === '') continue;
    made.push(made.at(-1)?.endsWith('`') && next.startsWith('`') ? `\u2060${next}` : next);
  }
  return made.join('');
}

function coalesced(content: readonly Inline[]): readonly Inline[] {
  const parts: Inline[] = [];
  for (const part of content) {
    const last = parts.at(-1);
    if (part.kind === 'text' && last?.kind === 'text')
      parts[parts.length - 1] = { ...last, text: last.text + part.text };
    else parts.push(part);
  }
  return parts;
}

function partMarkdown(part: Inline, location: Location): string {
  const { inTable, inLink } = location;
  switch (part.kind) {
    case 'text':
    case 'badge':
      return inLink ? escapeLabel(part.text) : escapeMarkdown(part.text, inTable);
    case 'code':
      return codeSpan(part.text, inTable);
    case 'strong':
      return marked(inner(part.content, location), '**');
    case 'emphasis':
      return marked(inner(part.content, location), '*');
    case 'muted':
      return inner(part.content, location);
    case 'link':
      return `[${inner(part.content, { inTable, inLink: true }).trim()}](${linkTarget(part.url)})`;
    case 'break':
      return inTable ? ' ' : '  \n';
    case 'chips':
      return part.chips.map((chip) => escapeMarkdown(plainChip(chip), inTable).trim()).join(', ');
  }
}

/** Adds emphasis around text and moves leading and trailing spaces outside, because `** x**` is not emphasis. */
function marked(text: string, mark: string): string {
  const [before, body, after] = betweenSpaces(text);
  return body ? `${before}${mark}${body}${mark}${after}` : text;
}
