/** Builds sections for an organisation's custom `x_` keys. */
import type { CustomSection, CustomValue } from '../../model/advisory.ts';
import type { Block, Item, Section } from '../block.ts';
import type { Context } from '../context.ts';
import { strong, text } from '../inline.ts';

/** Returns a custom section, with a title derived from its key: "Internal Notes" for `x_internal_notes`. */
export function customSection(context: Context, { name, key, value }: CustomSection): Section {
  const budget = { remaining: maxValues, none: context.labels['page.none'] };
  const line = context.line(key);
  return { key: name, title: titleOf(name.replace(/^x_/, '')), line, blocks: blocksOf(value, budget, 0) };
}

/** The maximum number of values shown in one section. Aliases share values, so a small document can contain a huge tree. */
const maxValues = 2000;
const maxDepth = 12;

interface Budget {
  remaining: number;
  /** The label for an empty list or mapping. */
  readonly none: string;
}

/**
 * Converts text to a paragraph with its line breaks, and lists and mappings to lists. All text is literal. Content beyond the limits is
 * replaced with `…`.
 */
function blocksOf(value: CustomValue, budget: Budget, depth: number): Block[] {
  if (typeof value === 'string') return value.trim() ? [{ kind: 'paragraph', content: textLines(value) }] : [];
  const entries: readonly (readonly [string | undefined, CustomValue])[] = isList(value)
    ? value.map((item) => [undefined, item])
    : Object.entries(value);
  if (entries.length === 0) return [{ kind: 'none', text: budget.none }];
  if (depth > maxDepth) return [{ kind: 'paragraph', content: [text('…')] }];
  const items: Item[] = [];
  for (const [name, item] of entries) {
    budget.remaining -= 1;
    if (budget.remaining < 0) {
      items.push({ content: [text('…')] });
      break;
    }
    items.push(itemOf(name, item, budget, depth));
  }
  return [{ kind: 'list', items }];
}

function itemOf(name: string | undefined, value: CustomValue, budget: Budget, depth: number): Item {
  const label = name === undefined ? [] : [strong(`${titleOf(name)}:`)];
  if (typeof value !== 'string') return { content: label, children: blocksOf(value, budget, depth + 1) };
  return { content: [...label, ...(label.length > 0 ? [text(' ')] : []), ...textLines(value)] };
}

const textLines = (value: string): Item['content'] =>
  value
    .trim()
    .split(/\r\n?|\n/)
    .flatMap((line, index) => [...(index > 0 ? [{ kind: 'break' as const }] : []), text(line)]);

/** Converts a key to a title: `last_review-date` becomes "Last Review Date". */
function titleOf(key: string): string {
  const words = key.split(/[\s_-]+/).filter(Boolean);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ') || key;
}

const isList = (value: Exclude<CustomValue, string>): value is readonly CustomValue[] => Array.isArray(value);
