/** Sorts lists, and removes duplicate items. */
import {
  indicatorTypeValues,
  pairOf,
  readIndicatorType,
  readIndicator,
  type Edit,
  type MappingShape,
  type SequenceNode,
  type Span,
  type YamlNode,
} from '../../core/index.ts';
import { isPlainlyWritten, type Level, type Refactoring, type Subject } from './subject.ts';

const kind = 'refactor.rewrite';

/** The names, in the schema, of the items of lists whose order has no meaning. */
const sortable: ReadonlySet<string> = new Set([
  'actor',
  'campaign',
  'software',
  'affectedSystem',
  'vulnerability',
  'indicator',
  'technique',
  'source',
  'reference',
  'logSource',
]);

/** Returns the refactorings for the innermost list around the cursor. */
export function provideLists(subject: Subject): readonly Refactoring[] {
  const level = subject.levels.findLast(({ node }) => node.kind === 'sequence');
  if (level?.node.kind !== 'sequence' || level.node.items.length < 2) return [];
  const list = level.node;
  const parts = list.flow ? flowParts(subject, list) : blockParts(subject, list);
  if (!parts) return [];
  return [...sorted(subject, level, list, parts), ...withoutRepeated(subject, level, list, parts)];
}

/** The spans of the items. Exchanging the text of these spans reorders the list. */
type Parts = readonly Span[];

function flowParts({ document }: Subject, list: SequenceNode): Parts | undefined {
  return isPlainlyWritten(list, document.text) ? list.items.map(({ span }) => span) : undefined;
}

/**
 * Returns the lines of each item together with the comments directly above it. The last item has no line break. Returns undefined if the
 * items cannot be exchanged, for example because one does not begin on the line of its dash, or because the document contains anchors.
 */
function blockParts({ document }: Subject, list: SequenceNode): Parts | undefined {
  const { text, lines, anchors } = document;
  if (anchors) return undefined;
  const starts: number[] = [];
  /** The last line of the previous item. */
  let limit = 0;
  for (const item of list.items) {
    let line = lines.lineAt(item.span[0]);
    // A block item must begin on the line of its dash. An absent value has no location.
    if (item.span[0] === item.span[1]) return undefined;
    if (!/^[ \t]*-(?:[ \t]|$)(?![ \t]*-[ \t])/.test(text.slice(lines.startOf(line), lines.endOf(line))))
      return undefined;
    const own = line;
    while (
      starts.length > 0 &&
      line - 1 > limit &&
      /^[ \t]*#/.test(text.slice(lines.startOf(line - 1), lines.endOf(line - 1)))
    )
      line--;
    starts.push(lines.startOf(line));
    const written = text.slice(...item.span);
    if (/^[|>][-\d]*\+/.test(written)) return undefined;
    limit = Math.max(own, lines.lineAt(item.span[0] + Math.max(0, written.trimEnd().length - 1)));
  }
  const end = lines.endOf(limit);
  return starts.map((start, index): Span => [start, starts[index + 1] ?? end]);
}

function sorted({ document }: Subject, level: Level, list: SequenceNode, parts: Parts): readonly Refactoring[] {
  const item = level.shape?.list?.item;
  if (!item || item.text?.prose || (item.mapping && !sortable.has(item.mapping.name))) return [];
  const keys = list.items.map((node) => sortKey(node, item.mapping));
  if (keys.some((key) => key === undefined)) return [];
  const order = list.items.map((_, index) => index);
  const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  order.sort((a, b) => compare(keys[a] ?? ['', 0], keys[b] ?? ['', 0], collator) || a - b);
  if (order.every((from, to) => from === to)) return [];
  return [{ title: 'Sort the list', kind, edits: placed(document.text, list, parts, order) }];
}

type SortKey = readonly [text: string, group: number];

const compare = (a: SortKey, b: SortKey, collator: Intl.Collator): number =>
  a[1] - b[1] || collator.compare(a[0], b[0]);

function sortKey(node: YamlNode, mapping: MappingShape | undefined): SortKey | undefined {
  if (node.kind === 'sequence') return undefined;
  const identity = node.kind === 'scalar' ? node : pairOf(node, mapping?.required[0] ?? '')?.value;
  if (identity?.kind !== 'scalar' || identity.isNull) return undefined;
  if (mapping?.name !== 'indicator') return [identity.value, 0];
  const { type, key } = indicatorOf(node, identity.value);
  return [key, indicatorTypeValues.indexOf(type)];
}

function indicatorOf(node: YamlNode, value: string): ReturnType<typeof readIndicator> {
  const stated = node.kind === 'mapping' ? pairOf(node, 'type')?.value : undefined;
  return readIndicator(value, stated?.kind === 'scalar' ? readIndicatorType(stated.value) : undefined);
}

function placed(text: string, list: SequenceNode, parts: Parts, order: readonly number[]): readonly Edit[] {
  if (list.flow)
    return parts.flatMap((span, to) => {
      const newText = text.slice(...(parts[order[to] ?? to] ?? span));
      return newText === text.slice(...span) ? [] : [{ span, newText }];
    });
  const all: Span = [parts[0]?.[0] ?? 0, parts.at(-1)?.[1] ?? 0];
  // The last item has no line break.
  const bodies = parts.map((span) => text.slice(...span).replace(/\r?\n$/, ''));
  const newline = text.slice(...all).includes('\r\n') ? '\r\n' : '\n';
  return [{ span: all, newText: order.map((from) => bodies[from] ?? '').join(newline) }];
}

function withoutRepeated(
  { document }: Subject,
  level: Level,
  list: SequenceNode,
  parts: Parts,
): readonly Refactoring[] {
  const isIndicator = level.shape?.list?.item.mapping?.name === 'indicator';
  const seen = new Set<string>();
  const gone = list.items.flatMap((node, index) => {
    const says = duplicateKeyOf(node, isIndicator);
    if (says === undefined || !seen.has(says)) {
      if (says !== undefined) seen.add(says);
      return [];
    }
    return [index];
  });
  if (gone.length === 0) return [];
  const { text } = document;
  // If all items after a removed item are removed too, the line break before that item is also removed.
  const isEnd = (index: number): boolean => gone.length - gone.indexOf(index) === parts.length - index;
  const removed = gone.map((index): Span => {
    const [start, end] = parts[index] ?? [0, 0];
    if (list.flow) return [parts[index - 1]?.[1] ?? start, end];
    return isEnd(index) ? [lineBreakBefore(text, start), end] : [start, end];
  });
  const hasComment = document.comments.some(({ span }) =>
    removed.some(([start, end]) => start <= span[0] && span[0] < end),
  );
  if (hasComment) return [];
  const title = gone.length === 1 ? 'Remove the duplicate item' : `Remove ${String(gone.length)} duplicate items`;
  return [{ title, kind, edits: joinedSpans(removed).map((span) => ({ span, newText: '' })) }];
}

/** Returns the start of the line break that ends at an offset. */
const lineBreakBefore = (text: string, at: number): number =>
  text.slice(at - 2, at) === '\r\n' ? at - 2 : Math.max(0, at - 1);

/** Merges spans that overlap or touch. */
function joinedSpans(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last && span[0] <= last[1]) joined[joined.length - 1] = [last[0], Math.max(last[1], span[1])];
    else joined.push(span);
  }
  return joined;
}

/** Returns a key for finding duplicates. Duplicate items have the same key. Returns undefined for items that must not be removed. */
function duplicateKeyOf(node: YamlNode, isIndicator: boolean): string | undefined {
  if (node.kind === 'scalar') {
    if (node.isNull) return undefined;
    if (!isIndicator) return JSON.stringify(node.value.trim());
    const { type, key, flaw } = readIndicator(node.value);
    return flaw ? JSON.stringify(node.value) : JSON.stringify([type, key]);
  }
  if (node.kind === 'sequence') return JSON.stringify(node.items.map((item) => duplicateKeyOf(item, false) ?? 'null'));
  return `{${node.pairs
    .map(({ key, value }) => `${JSON.stringify(key.value)}:${duplicateKeyOf(value, false) ?? 'null'}`)
    .sort()
    .join()}}`;
}
