/** Converts rows of `actors` to aliases of another row. */
import { lineEndOf } from '../../editing/insertPairs.ts';
import { removeItems } from '../../editing/listItems.ts';
import type { ActorEntry, Text } from '../../model/advisory.ts';
import type { Fix } from '../../problems/problem.ts';
import type { Edit } from '../../text/edits.ts';
import { lineBreakOf } from '../../text/text.ts';
import { allOf, shown } from '../../text/wording.ts';
import { quoteScalar } from '../../yaml/quote.ts';
import { nodeAt } from '../../yaml/tree.ts';
import type { RuleContext } from '../rule.ts';
import { withPairs } from './namedRows.ts';
import { itemPath } from './rows.ts';

/** A row of `actors` that has a name. */
export interface NamedEntry {
  readonly entry: ActorEntry;
  readonly name: Text;
}

/**
 * Returns the fix that removes the other rows and adds their names to the first row's aliases. Returns no fix if one of the other rows has
 * more than a name, or if aliases cannot be added to the first row in its current notation.
 */
export function asAliases(context: RuleContext, first: NamedEntry, others: readonly NamedEntry[]): readonly Fix[] {
  const [one] = others;
  if (!one || !others.every(({ entry }) => entry.bare || entry.pairs.length === 1)) return [];
  const names = others.map(({ name }) => name.value);
  const added = withAliases(context, first, names);
  const removed = removeItems(
    context,
    others.map(({ entry }) => entry.span),
  );
  if (added.length === 0 || removed.size < others.length) return [];
  const title = `List ${allOf(names.map(shown))} as ${names.length === 1 ? 'an alias' : 'aliases'} of ${shown(first.name.value)}`;
  return [{ title, edits: [...added, ...[...removed.values()].flat()], preferred: true }];
}

function withAliases(context: RuleContext, { entry, name }: NamedEntry, names: readonly string[]): readonly Edit[] {
  const list = names.map((alias) => quoteScalar(alias, 'plain', true)).join(', ');
  if (!entry.pairs.some(({ key }) => key.value === 'aliases')) {
    return withPairs(context, entry, name, [['aliases', `[${list}]`]]);
  }
  const path = itemPath(context, 'actors', entry);
  const { node, pair } = (path && nodeAt(context.root, [...path, 'aliases'])) ?? {};
  if (node?.kind === 'scalar' && !node.isNull && node.value.trim() !== '') {
    const source = context.text.slice(...node.span);
    return /[\r\n]/.test(source) ? [] : [{ span: node.span, newText: `[${source}, ${list}]` }];
  }
  if (node?.kind === 'scalar' && node.isNull) {
    // In brackets, an empty key may have no colon.
    const between = context.text.slice(pair?.key.span[1], node.span[0]);
    const newText = `${between.endsWith(':') ? ' ' : ''}[${list}]${context.text[node.span[1]] === '#' ? ' ' : ''}`;
    return between.includes(':') ? [{ span: node.span, newText }] : [];
  }
  if (node?.kind !== 'sequence') return [];
  const last = node.items.at(-1);
  if (node.flow) {
    const at = last?.span[1] ?? node.span[0] + 1;
    return [{ span: [at, at], newText: last ? `, ${list}` : list }];
  }
  if (!last) return [];
  const { text, lines } = context;
  const indent = /^[ \t]*(?=- )/.exec(text.slice(lines.startOf(lines.lineAt(last.span[0])), last.span[0]))?.[0];
  if (indent === undefined) return [];
  const end = lineEndOf(context, last.span[1]);
  return [
    { span: [end, end], newText: names.map((name) => `${lineBreakOf(text)}${indent}- ${quoteScalar(name)}`).join('') },
  ];
}
