/** Locates values in lists, and edits lists of strings. */
import type { Text } from '../model/advisory.ts';
import type { Edit } from '../text/edits.ts';
import { lineBreakOf, type Lines, type Span } from '../text/text.ts';
import { quoteScalar } from '../yaml/quote.ts';
import type { Path, ScalarNode, SequenceNode, YamlNode } from '../yaml/tree.ts';
import type { Editor } from './editor.ts';

/** An item in a list, with its path from the root. */
export interface ItemLocation {
  readonly list: SequenceNode;
  readonly index: number;
  readonly path: Path;
}

/** Returns the list that contains an item with exactly this span; undefined for a value that is not in a list. */
export function listAround(root: YamlNode | undefined, span: Span): ItemLocation | undefined {
  let node = root;
  const path: (string | number)[] = [];
  const holds = ({ span: outer }: YamlNode): boolean => outer[0] <= span[0] && span[1] <= outer[1];
  while (node && node.kind !== 'scalar') {
    if (node.kind === 'mapping') {
      const pair = node.pairs.find(({ value }) => holds(value));
      if (!pair) return undefined;
      path.push(pair.key.value);
      node = pair.value;
      continue;
    }
    const index = node.items.findIndex(holds);
    const item = node.items[index];
    if (!item) return undefined;
    path.push(index);
    if (item.span[0] === span[0] && item.span[1] === span[1]) return { list: node, index, path };
    node = item;
  }
  return undefined;
}

/** The parts of a document that the functions in this file need. */
export interface Editable {
  readonly text: string;
  readonly lines: Lines;
  readonly root: YamlNode | undefined;
  readonly edit: Editor;
}

/**
 * Returns the edits that replace a list item with strings. If `texts` is empty, the item is removed; a list that would become empty is
 * replaced with `[]`. Several strings become several items. A value that is not in a list becomes a list if there are several strings, and
 * is not removed.
 */
export function replaceItem(document: Editable, item: Text, texts: readonly string[]): readonly Edit[] {
  const { edit, root } = document;
  const [first, ...more] = texts;
  const location = listAround(root, item.span);
  if (first === undefined) return location ? edit.removeItem(location.path) : [];
  const replaced = first === item.value ? [] : edit.replaceScalar(item.span, first);
  if (more.length === 0) return replaced;
  const node = location?.list.items[location.index];
  const style = node?.kind === 'scalar' ? node.style : styleAt(document, item.span);
  if (!location) {
    const all = texts.map((text) => quoteScalar(text, style, true)).join(', ');
    return [{ span: item.span, newText: `[${all}]` }];
  }
  if (location.list.flow) {
    const added = more.map((text) => `, ${quoteScalar(text, style, true)}`).join('');
    return joined(replaced, { span: [item.span[1], item.span[1]], newText: added });
  }
  return joined(replaced, itemsAfter(document, location, more, style));
}

/** Returns the edit that adds items on separate lines after an item of a block list, with aligned hyphens. */
function itemsAfter(
  { text, lines }: Editable,
  { list, index }: ItemLocation,
  texts: readonly string[],
  style: ScalarNode['style'],
): Edit {
  const start = list.items[index]?.span[0] ?? list.span[0];
  const dash = text.lastIndexOf('-', start - 1);
  const column = lines.positionAt(dash).character;
  const at = lines.endOf(lines.lineAt(list.items[index]?.span[1] ?? start));
  const newText = texts
    .map((item) => `${lineBreakOf(text)}${' '.repeat(column)}- ${quoteScalar(item, style)}`)
    .join('');
  return { span: [at, at], newText };
}

/**
 * Adds an insertion to other edits. If it begins where the last of them ends, the two are merged, because editors differ in the order in
 * which they apply such edits.
 */
export function joined(replaced: readonly Edit[], added: Edit): readonly Edit[] {
  const last = replaced.at(-1);
  if (!last || last.span[1] !== added.span[0]) return [...replaced, added];
  return [...replaced.slice(0, -1), { span: last.span, newText: last.newText + added.newText }];
}

function styleAt({ text }: Editable, span: Span): ScalarNode['style'] {
  const quote = text[span[0]];
  return quote === "'" ? 'single' : quote === '"' ? 'double' : 'plain';
}

/**
 * Returns, for each of the given spans, the edits that remove the list item with that span. All of them can be applied together if at least
 * one item remains in each list. Spans that are not list items are ignored.
 */
export function removeItems(document: Editable, spans: readonly Span[]): ReadonlyMap<Span, readonly Edit[]> {
  const locations = spans.flatMap((span) => {
    const location = listAround(document.root, span);
    return location ? [{ span, location }] : [];
  });
  const isGone = (list: SequenceNode, index: number): boolean =>
    locations.some(({ location }) => location.list === list && location.index === index);
  return new Map(
    locations.map(({ span, location: { list, index, path } }) => {
      if (!list.flow) return [span, document.edit.removeItem(path)];
      const isFirstKept = list.items.slice(0, index).every((_, before) => isGone(list, before));
      const [before, after] = [list.items[index - 1], list.items[index + 1]];
      const gap: Span = isFirstKept && after ? [span[0], after.span[0]] : [before?.span[1] ?? span[0], span[1]];
      return [span, [{ span: gap, newText: '' }]];
    }),
  );
}
