/** Reads an organisation's custom sections on a page. */
import type { DraftValue } from '../draft.ts';
import { isItem, pageItems, proseOf, type PageLine } from './lines.ts';
import type { PageWords } from './words.ts';

export interface CustomSection {
  /** The key of the section: `x_distribution` for "Distribution". */
  readonly key: string;
  readonly value: DraftValue;
  readonly heading: PageLine;
  readonly lines: readonly PageLine[];
}

/** The standard sections below which custom sections are recognised if the headings of the page are not marked. */
const closed: readonly string[] = ['mitre_attack', 'references', 'revisions', 'tags'];

/** Separates the lines of the last standard section, given by its key, from the custom sections below it. */
export function withoutCustom(
  key: string,
  lines: readonly PageLine[],
): { readonly own: readonly PageLine[]; readonly custom: readonly CustomSection[] } {
  if (!closed.includes(key)) return { own: lines, custom: [] };
  const listed = lines.findLastIndex((line) => isItem(line) && /\bT\d{4}\b/.test(line.text));
  const start = lines.findIndex(
    (_line, index) =>
      index > listed && isHeading(lines, index) && lines.slice(0, index).some(({ text }) => text !== ''),
  );
  if (start < 0) return { own: lines, custom: [] };
  const custom: { heading: PageLine; lines: PageLine[] }[] = [];
  for (let index = start; index < lines.length; index++) {
    const line = lines[index];
    if (!line) continue;
    // Below a heading, the first line that is not blank is content even if it looks like another heading.
    const isEmpty = custom.at(-1)?.lines.every(({ text }) => text === '') ?? false;
    if (!isEmpty && isHeading(lines, index)) custom.push({ heading: line, lines: [] });
    else custom.at(-1)?.lines.push(line);
  }
  return {
    own: lines.slice(0, start),
    custom: custom.map((one) => ({ ...one, key: `x_${keyOf(one.heading.text)}`, value: valueOf(one.lines) })),
  };
}

/**
 * Whether a line may be a heading: a short line at the left margin, between blank lines, that is neither a list item nor a sentence and has
 * further text below it.
 */
function isHeading(lines: readonly PageLine[], index: number): boolean {
  const line = lines[index];
  if (!line || line.text === '' || /^\s/.test(line.text) || isItem(line) || line.text.length > 80) return false;
  if (/[.!?:;,。]$/.test(line.text)) return false;
  if (keyOf(line.text) === '' || (lines[index - 1]?.text ?? '') !== '') return false;
  return lines[index + 1]?.text === '' && lines.slice(index + 1).some(({ text }) => text !== '');
}

/** Returns the key for a title, without `x_`. The page capitalises the first letter of each word; other capitals are part of the key. */
const keyOf = (title: string): string =>
  (title.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
    .map((word) => (/.\p{Lu}/u.test(word) ? word : word.toLowerCase()))
    .join('_');

/**
 * Returns the key of a custom section for a line that is marked as a heading. The key is taken from the ID of the heading on our page, or else
 * derived from the title. It is also derived from the title if the ID contains underscores in place of non-ASCII letters. Returns undefined for
 * other lines, for headings of standard sections, and for titles without letters and digits if the ID contains no key.
 */
export function customKeyOf({ text, heading }: PageLine, words: PageWords): string | undefined {
  if (heading === undefined || words.find('section.', text) !== undefined) return undefined;
  const [, own] = /^section-(x_[a-zA-Z0-9_-]+)-title$/.exec(heading.id) ?? [];
  const made = `x_${keyOf(text)}`;
  if (own !== undefined && own.toLowerCase() !== made.toLowerCase().replace(/[^\w-]/g, '_')) return own;
  return made === 'x_' ? own : made;
}

/** Converts lines to a value: labelled items to a mapping, other items to a list, anything else to text. */
export function valueOf(lines: readonly PageLine[], depth = 0): DraftValue {
  const { items, before } = pageItems(lines);
  if (items.length === 0 || before.length > 0 || depth > maxDepth) return proseOf(lines);
  const nested = (own: readonly string[]): DraftValue =>
    own[0]?.startsWith('- ')
      ? valueOf(
          own.map((text) => ({ text, number: 0 })),
          depth + 1,
        )
      : own.join('\n');
  const pairs = items.flatMap(({ lines: [first = '', ...more] }): (readonly [string, DraftValue])[] => {
    const [, label = '', text] = /^(?:\*\*)?([^:*]{1,60}):(?:\*\*)?(?: (.+))?$/.exec(first) ?? [];
    const key = keyOf(label);
    if (key === '' || (text === undefined && more.length === 0)) return [];
    return [[key, text === undefined ? nested(more) : [text, ...more].join('\n')]];
  });
  if (new Set(pairs.map(([key]) => key)).size === items.length) return Object.fromEntries(pairs);
  return items.map(({ lines: own }) => nested(own));
}

/** The maximum depth of nested lists, as on the page. */
const maxDepth = 14;
