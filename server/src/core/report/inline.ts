/** Small builders of inline content, and its plain text. */
import type { Located, Text } from '../model/advisory.ts';
import { displayWord } from '../model/vocabularies.ts';
import type { Block, Chip, Inline } from './block.ts';

/** Plain text; printers escape it. */
export const text = (value: string): Inline => ({ kind: 'text', text: value });

/** Text in the style of code. */
export const code = (value: string): Inline => ({ kind: 'code', text: value });

/** Text in bold. */
export const strong = (value: string): Inline => ({ kind: 'strong', content: [text(value)] });

/** Text that is secondary, in grey where the printer has colours. */
export const muted = (value: string): Inline => ({ kind: 'muted', content: [text(value)] });

/** A rating as a badge: `very_hard` of the scale `difficulty` is "Very Hard". */
export const rating = (scale: string, word: string): Inline => ({
  kind: 'badge',
  text: displayWord(word),
  tone: `${scale}-${word}`,
});

/** Texts with a comma between them. */
export const commaList = (values: readonly Text[]): string => values.map(({ value }) => value).join(', ');

/** Parts with a separator between them. */
export function joined(parts: readonly (readonly Inline[])[], separator: string): Inline[] {
  return parts.flatMap((part, index) => (index === 0 ? [...part] : [text(separator), ...part]));
}

/** The content of an optional value, nothing when it is absent. */
export const optional = <T>(located: Located<T> | undefined, show: (value: T) => Inline): Inline[] =>
  located ? [show(located.value)] : [];

/** Content as plain text: what a reader hears. Line breaks and chips are separated by spaces. */
export function plainInline(content: readonly Inline[]): string {
  return content.map(plainPart).join('');
}

/** All words of blocks as plain text, with code and what is missing left out. */
export function plainBlocks(blocks: readonly Block[]): string {
  return blocks.map(plainBlock).join(' ');
}

/** A chip with what the author says beyond its name: `APT28 (Fancy Bear, Russia)`. */
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
      return 'None';
    case 'code':
    case 'divider':
    case 'missing':
      return '';
  }
}
