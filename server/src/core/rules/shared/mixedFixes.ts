/**
 * Creates the fixes for a value that contains an indicator and other text: they keep the indicator as the value and move the rest to the
 * description or, if the rest contains indicators, to new rows.
 */
import { type Mixed, saysType, type SplitPart, splitParts, type TypedIndicator } from '../../indicators/index.ts';
import { joined, listAround, replaceItem } from '../../editing/listItems.ts';
import type { Fix } from '../../problems/problem.ts';
import type { Edit } from '../../text/edits.ts';
import { lineBreakOf } from '../../text/text.ts';
import { quoteScalar } from '../../yaml/quote.ts';
import { nodeAt, type ScalarNode } from '../../yaml/tree.ts';
import type { RuleContext } from '../rule.ts';
import { itemPath } from './rows.ts';

/**
 * Returns the fixes; empty if the value is a block scalar, or if the rest would have to be added to a `description` that has several lines
 * or no value.
 */
export function mixedFixes(context: RuleContext, indicator: TypedIndicator, mixed: Mixed): Fix[] {
  const { row, value } = indicator;
  if (isBlock(context, value.span[0])) return [];
  const parts = splitParts(value.value, mixed);
  if (parts.length > 1) {
    const isPlain = row.bare && parts.every(({ note }) => note === '');
    const edits = isPlain
      ? replaceItem(
          context,
          value,
          parts.map(({ text }) => text),
        )
      : splitEdits(context, indicator, mixed, parts);
    return edits.length === 0 ? [] : [{ title: 'Split into separate indicators', edits, preferred: true }];
  }
  const edits = row.bare ? bareEdits(context, indicator, mixed) : rowEdits(context, indicator, mixed);
  return edits.length === 0 ? [] : [{ title: 'Move the rest to `description`', edits, preferred: true }];
}

const isBlock = ({ text }: RuleContext, start: number): boolean => /[|>]/.test(text[start] ?? '');

interface Moved {
  /** The type that the words before the indicator state. Absent if they do not state one, or if the row has a type. */
  readonly type?: string;
  readonly description: string;
}

/** Returns the row's new description and type. If the words before the indicator only state its type, they become the type. */
function movedFrom({ read, stated }: TypedIndicator, { lead, trail }: Mixed): Moved {
  const isType = lead !== '' && saysType(lead, read.type);
  const description = [isType ? '' : lead, trail].filter((text) => text !== '').join('; ');
  return { ...(isType && !stated ? { type: read.type } : {}), description };
}

/** Returns the edits that convert a string to a mapping. A comment on the item's line ends up on the mapping's last line. */
function bareEdits(context: RuleContext, indicator: TypedIndicator, mixed: Mixed): readonly Edit[] {
  const { value } = indicator;
  const { type, description } = movedFrom(indicator, mixed);
  const list = nodeAt(context.root, ['indicators'])?.node;
  const isInBlock = list?.kind === 'sequence' && !list.flow;
  const style = styleAt(context, value.span[0]);
  const pairs = [
    ...(type === undefined ? [] : [`type: ${type}`]),
    `value: ${quoteScalar(mixed.part.text, style, !isInBlock)}`,
    ...(description === '' ? [] : [`description: ${quoteScalar(description, style, !isInBlock)}`]),
  ];
  const indent = ' '.repeat(context.lines.positionAt(value.span[0]).character);
  const newText = isInBlock ? pairs.join(`${lineBreakOf(context.text)}${indent}`) : `{ ${pairs.join(', ')} }`;
  return [{ span: value.span, newText }];
}

/** Returns the edits that keep the first indicator in its row and add a row after it for each of the others. */
function splitEdits(
  context: RuleContext,
  indicator: TypedIndicator,
  mixed: Mixed,
  [first, ...more]: readonly SplitPart[],
): readonly Edit[] {
  const { value, row } = indicator;
  const { root, lines, text } = context;
  const location = listAround(root, row.bare ? value.span : row.span);
  const item = location?.list.items[location.index];
  if (!first || !location || !item) return [];
  const style = styleAt(context, value.span[0]);
  const { flow } = location.list;
  const own = { ...mixed, lead: first.note, trail: '' };
  const staysBare = row.bare && first.note === '';
  const firstEdits = staysBare
    ? [{ span: value.span, newText: quoteScalar(first.text, style, flow) }]
    : row.bare
      ? bareEdits(context, indicator, own)
      : rowEdits(context, indicator, own);
  if (firstEdits.length === 0) return [];
  const pairsOf = ({ text: own, note }: SplitPart): string[] =>
    note === ''
      ? [quoteScalar(own, style, flow)]
      : [`value: ${quoteScalar(own, style, flow)}`, `description: ${quoteScalar(note, style, flow)}`];
  if (flow) {
    const added = more
      .map((part) => pairsOf(part))
      .map((pairs) => (pairs.length > 1 ? `{ ${pairs.join(', ')} }` : pairs[0]));
    return joined(firstEdits, {
      span: [item.span[1], item.span[1]],
      newText: added.map((one) => `, ${one ?? ''}`).join(''),
    });
  }
  const dash = text.lastIndexOf('-', item.span[0] - 1);
  const column = lines.positionAt(dash).character;
  const content = item.span[0] + text.slice(...item.span).trimEnd().length;
  const at = lines.endOf(lines.lineAt(content));
  const gap = lineBreakOf(text) + ' '.repeat(column);
  const newText = more.map((part) => `${gap}- ${pairsOf(part).join(`${gap}  `)}`).join('');
  return joined(firstEdits, { span: [at, at], newText });
}

function styleAt({ text }: RuleContext, start: number): ScalarNode['style'] {
  const quote = text[start];
  return quote === "'" ? 'single' : quote === '"' ? 'double' : 'plain';
}

function rowEdits(context: RuleContext, indicator: TypedIndicator, mixed: Mixed): readonly Edit[] {
  const { row, value, stated, read, type } = indicator;
  const { edit, text } = context;
  const { description } = movedFrom(indicator, mixed);
  const isOtherType = stated !== undefined && type !== read.type;
  const edits = [
    ...(isOtherType ? edit.replaceScalar(stated.span, read.type) : []),
    ...edit.replaceScalar(value.span, mixed.part.text),
  ];
  if (description === '') return edits;
  const known = row.description;
  if (known) {
    if (text.slice(...known.span).includes('\n')) return [];
    return inOrder([
      ...edits,
      ...edit.replaceScalar(known.span, `${known.value}${separator(known.value)}${description}`),
    ]);
  }
  // If the row has a `description` key without a value, the fix would add a second one.
  if (row.pairs.some(({ key }) => key.value === 'description')) return [];
  const path = itemPath(context, 'indicators', row) ?? ['indicators'];
  const node = nodeAt(context.root, path)?.node;
  if (node?.kind !== 'mapping') return [];
  const written = quoteScalar(description, 'plain', node.flow);
  return inOrder([...edits, ...edit.insertKeys(path, [{ key: 'description', value: written }])]);
}

const separator = (text: string): string => (/[.!?]$/.test(text) ? ' ' : '; ');

/**
 * Sorts edits by offset. An insertion directly after a replacement is merged into it, because editors differ in which of them they apply
 * first.
 */
function inOrder(edits: readonly Edit[]): readonly Edit[] {
  const made: Edit[] = [];
  for (const one of [...edits].sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1])) {
    const last = made.at(-1);
    if (last && last.span[1] === one.span[0] && one.span[0] === one.span[1])
      made[made.length - 1] = { span: last.span, newText: last.newText + one.newText };
    else made.push(one);
  }
  return made;
}
