/** Adds keys to rows that have a name. */
import type { Row, Text } from '../../model/advisory.ts';
import { joined } from '../../editing/listItems.ts';
import type { Edit } from '../../text/edits.ts';
import { lineBreakOf } from '../../text/text.ts';
import { nodeAt } from '../../yaml/tree.ts';
import type { RuleContext } from '../rule.ts';
import { itemPath } from './rows.ts';

/** A key, and its value as one line of YAML. */
export type NewPair = readonly [key: string, value: string];

/**
 * Returns the edits that add pairs after the name of a row, by default in `actors`. A row that consists only of a name is converted to a
 * mapping that preserves the name's notation. Returns no edits for such a row if the name has several lines.
 */
export function withPairs(
  context: RuleContext,
  entry: Row,
  name: Text,
  pairs: readonly NewPair[],
  section = 'actors',
): readonly Edit[] {
  return entry.bare ? asMapping(context, entry, pairs, section) : afterName(context, entry, name, pairs, section);
}

/** A row's new name and additional pairs. */
export interface Renaming {
  /** The top-level key of the list. */
  readonly section: string;
  readonly name: Text;
  readonly to: string;
  readonly pairs: readonly NewPair[];
}

/** Returns the edits that change a row's name and add pairs after it; see {@link withPairs}. */
export function renamedWithPairs(
  context: RuleContext,
  entry: Row,
  { section, name, to, pairs }: Renaming,
): readonly Edit[] {
  const [added, another] = withPairs(context, entry, name, pairs, section);
  const renamed = context.edit.replaceScalar(name.span, to);
  const [first] = renamed;
  if (!added || another || !first) return [];
  if (!entry.bare) return joined(renamed, added);
  // A row that consists only of a name is replaced with a mapping that contains the new name.
  const source = context.text.slice(...name.span);
  const newText = added.newText.replace(source, () => first.newText);
  return [{ span: added.span, newText, replaces: [name.value] }];
}

function asMapping(context: RuleContext, { span }: Row, pairs: readonly NewPair[], section: string): readonly Edit[] {
  const source = context.text.slice(span[0], span[1]);
  const lineBreak = lineBreakOf(context.text);
  const list = nodeAt(context.root, [section])?.node;
  if (/[\r\n]/.test(source) || !list) return [];
  if (list.kind !== 'sequence') {
    const rows = [`- name: ${source}`, ...pairs.map(([key, value]) => `  ${key}: ${value}`)];
    const newText = rows.map((row) => `${lineBreak}  ${row}`).join('');
    return [{ span: [withoutSpaceBefore(context.text, span[0]), span[1]], newText }];
  }
  if (list.flow) {
    const rest = pairs.map(([key, value]) => `, ${key}: ${value}`).join('');
    return [{ span, newText: `{ name: ${source}${rest} }` }];
  }
  const indent = ' '.repeat(context.lines.positionAt(span[0]).character);
  const rest = pairs.map(([key, value]) => `${lineBreak}${indent}${key}: ${value}`).join('');
  return [{ span, newText: `name: ${source}${rest}` }];
}

function afterName(
  context: RuleContext,
  entry: Row,
  name: Text,
  pairs: readonly NewPair[],
  section: string,
): readonly Edit[] {
  const { lines, text } = context;
  const node = nodeAt(context.root, itemPath(context, section, entry) ?? [section])?.node;
  const key = entry.pairs.find((pair) => pair.key.value === 'name')?.key;
  if (node?.kind !== 'mapping' || !key) return [];
  if (node.flow) {
    const newText = pairs.map(([own, value]) => `, ${own}: ${value}`).join('');
    return [{ span: [name.span[1], name.span[1]], newText }];
  }
  const end = lines.endOf(lines.lineAt(name.span[1]));
  const indent = ' '.repeat(lines.positionAt(key.span[0]).character);
  const newText = pairs.map(([own, value]) => `${lineBreakOf(text)}${indent}${own}: ${value}`).join('');
  return [{ span: [end, end], newText }];
}

function withoutSpaceBefore(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] === ' ') start--;
  return start;
}
