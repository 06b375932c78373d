/** Builds inline content, and converts inline content and blocks to plain text. */
import type { Located, Text } from '../model/advisory.ts';
import { displayValue } from '../model/vocabularies.ts';
import type { Block, Chip, Inline } from './block.ts';
import type { Labels } from '../labels/labels.ts';

/** Returns text content; printers escape it. */
export const text = (value: string): Inline => ({ kind: 'text', text: value });

/** Returns a value as text content, marked as a date if it begins like an ISO 8601 date or date-time. */
export const dated = (value: string): Inline =>
  /^\d{4}-\d{2}-\d{2}(?:[Tt ]|$)/.test(value) ? { kind: 'text', text: value, date: true } : text(value);

/** Returns text formatted as code. */
export const code = (value: string): Inline => ({ kind: 'code', text: value });

/** Returns bold text. */
export const strong = (value: string): Inline => ({ kind: 'strong', content: [text(value)] });

/** Returns secondary text, which is grey if the printer supports colours. */
export const muted = (value: string): Inline => ({ kind: 'muted', content: [text(value)] });

/** Returns a rating as a badge: `very_hard` on the scale `difficulty` is shown as "Very Hard". */
export const rating = (labels: Labels, scale: string, word: string): Inline => ({
  kind: 'badge',
  text: ratingLabels(labels)[`${scale}.${word}`] ?? displayValue(word),
  tone: `${scale}-${word}`,
});

/** Returns the labels typed as a record with arbitrary keys, because the keys of ratings are composed of scale and word. */
const ratingLabels = (labels: Labels): Readonly<Record<string, string | undefined>> => labels;

/** Joins values with commas. */
export const commaList = (values: readonly Text[]): string => values.map(({ value }) => value).join(', ');

/** Joins parts with a separator. */
export function joined(parts: readonly (readonly Inline[])[], separator: string): Inline[] {
  return parts.flatMap((part, index) => (index === 0 ? [...part] : [text(separator), ...part]));
}

/** Returns the content of an optional value; nothing if it is absent. */
export const optional = <T>(located: Located<T> | undefined, show: (value: T) => Inline): Inline[] =>
  located ? [show(located.value)] : [];

/** Returns content as plain text. A `break` becomes a space, and chips are separated by spaces. */
export function plainInline(content: readonly Inline[]): string {
  return content.map(plainPart).join('');
}

/** Returns the text of blocks as plain text, without code blocks, captions of tables, and markers for missing keys. */
export function plainBlocks(blocks: readonly Block[]): string {
  return blocks.map(plainBlock).join(' ');
}

/** Returns a chip with the author's details: `APT28 (Fancy Bear, Russia)`. */
export const plainChip = (chip: Chip): string => (chip.detail ? `${chip.text} (${chip.detail})` : chip.text);

function plainPart(part: Inline): string {
  switch (part.kind) {
    case 'text':
    case 'code':
    case 'badge':
      return part.text;
    case 'break':
      return ' ';
    case 'chips':
      return part.chips.map(plainChip).join(' ');
    default:
      return plainInline(part.content);
  }
}

function plainBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return plainInline(block.content);
    case 'list':
      return block.items.map((item) => `${plainInline(item.content)} ${plainBlocks(item.children ?? [])}`).join(' ');
    case 'quote':
      return plainBlocks(block.blocks);
    case 'mapping':
      return plainBlock(block.list);
    case 'group':
      return `${block.title} ${plainBlocks(block.blocks)}`;
    case 'facts':
      return block.items.map((fact) => `${fact.label} ${plainInline(fact.content)}`).join(' ');
    case 'answers':
      return block.items.map((item) => `${item.label} ${item.answer} ${plainInline(item.content)}`).join(' ');
    case 'table':
      return [
        ...block.columns,
        ...block.rows.flatMap((row) => [...row.cells.map(plainInline), plainBlocks(row.detail ?? [])]),
      ].join(' ');
    case 'grid':
      return [block.head, ...block.rows].flatMap(({ cells }) => cells.map(plainInline)).join(' ');
    case 'none':
      return block.text;
    case 'code':
    case 'divider':
    case 'missing':
      return '';
  }
}
