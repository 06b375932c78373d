/** Provides the outline: sections, their rows under meaningful names, and the keys of mappings. */
import { SymbolKind, type DocumentSymbol } from 'vscode-languageserver-types';
import {
  attackReleaseOf,
  pairOf,
  type AdvisoryDocument,
  type AttackRelease,
  type Environment,
  type MappingShape,
  type Pair,
  type SchemaShape,
  type Span,
  type YamlNode,
} from '../core/index.ts';
import { attackIdsIn } from './attackIds.ts';
import { toRange } from './convert.ts';
import { fullName } from './describeObject.ts';
import { itemShapeOf, keyShapeOf } from './formSteps.ts';
import { clip } from './markdown.ts';

/** The maximum length of a name; longer names are truncated. */
const maxNameLength = 100;
/** The maximum depth of the outline. The values of custom keys (`x_`) may be nested without limit. */
const maxDepth = 6;
/** If a list has more rows than this, the outline omits the contents of its rows. */
const maxRowsWithContents = 100;
/**
 * The maximum number of rows of a list in the outline. An outline of thousands of indicators is not useful, and would be larger than the
 * advisory itself.
 */
const maxRows = 2000;

interface Outline {
  readonly document: AdvisoryDocument;
  readonly attack: AttackRelease;
}

/** Returns the symbols of a document in order. The range of each symbol is within its parent's. */
export function provideDocumentSymbols(document: AdvisoryDocument, env: Environment): DocumentSymbol[] {
  const { root } = document;
  if (root?.kind !== 'mapping') return [];
  const outline = { document, attack: attackReleaseOf(document.advisory, env.catalogue) };
  return root.pairs.flatMap((pair) =>
    pairSymbol(pair, { shape: { mapping: env.schema.root }, depth: 0 }, root.span, outline),
  );
}

/** The accepted shapes of a value, and the depth of the value in the tree. */
interface Location {
  readonly shape: SchemaShape | undefined;
  readonly depth: number;
}

/** Returns the symbol for a pair; `location` describes the mapping that contains the pair. */
function pairSymbol(pair: Pair, location: Location, within: Span, outline: Outline): DocumentSymbol[] {
  if (!contains(within, pair.span)) return [];
  const { key, value, span } = pair;
  const detail = value.kind === 'scalar' ? oneLine(value.value) : '';
  const own = { shape: keyShapeOf(location.shape, key.value), depth: location.depth + 1 };
  return [symbol(key.value, detail, value, span, key.span, children(value, own, span, outline), outline)];
}

function children(node: YamlNode, location: Location, within: Span, outline: Outline): DocumentSymbol[] {
  if (location.depth > maxDepth || node.kind === 'scalar') return [];
  if (node.kind === 'mapping') return node.pairs.flatMap((pair) => pairSymbol(pair, location, within, outline));
  const own = { shape: itemShapeOf(location.shape), depth: location.depth + 1 };
  return node.items.slice(0, maxRows).flatMap((item) => {
    // An alias shares the node of its anchor, which is elsewhere in the document.
    if (!contains(within, item.span)) return [];
    const inner =
      item.kind === 'scalar' || node.items.length > maxRowsWithContents ? [] : children(item, own, item.span, outline);
    return [symbol(rowName(item, own, outline), '', item, item.span, firstLine(item.span, outline), inner, outline)];
  });
}

function symbol(
  name: string,
  detail: string,
  node: YamlNode,
  span: Span,
  selection: Span,
  inner: DocumentSymbol[],
  { document: { lines } }: Outline,
): DocumentSymbol {
  return {
    // Clients reject an empty name.
    name: name === '' ? '–' : name,
    ...(detail === '' ? {} : { detail }),
    kind: kindOf(node),
    range: toRange(span, lines),
    selectionRange: toRange(selection, lines),
    ...(inner.length === 0 ? {} : { children: inner }),
  };
}

function kindOf(node: YamlNode): SymbolKind {
  if (node.kind === 'sequence') return SymbolKind.Array;
  return node.kind === 'mapping' ? SymbolKind.Object : SymbolKind.String;
}

/** The keys whose values name a row in the outline, for lists in which these are not the required keys. */
const identities: Readonly<Record<string, readonly string[]>> = {
  technique: ['id', 'name'],
  timelineEntry: ['time', 'event'],
  vulnerability: ['id', 'title'],
  detectionRule: ['name', 'type'],
  indicator: ['value'],
  reference: ['title', 'url'],
  source: ['name', 'url'],
  revision: ['version', 'date', 'description'],
  attackChainStage: ['stage', 'description'],
};

function rowName(item: YamlNode, { shape }: Location, outline: Outline): string {
  if (item.kind === 'scalar') return techniqueName(oneLine(item.value), shape, outline);
  const parts = identityKeys(shape?.mapping).flatMap((key) => textOf(item, key));
  const first =
    item.kind === 'mapping' && parts.length === 0
      ? item.pairs.flatMap((pair) => textOf(item, pair.key.value)).slice(0, 1)
      : parts;
  return techniqueName(oneLine(first.join(shape?.mapping?.name === 'technique' ? ' - ' : ' ')), shape, outline);
}

function identityKeys(mapping: MappingShape | undefined): readonly string[] {
  return mapping ? (identities[mapping.name] ?? mapping.required) : [];
}

function textOf(item: YamlNode, key: string): string[] {
  const value = pairOf(item, key)?.value;
  return value?.kind === 'scalar' && value.value !== '' ? [value.value] : [];
}

/** Appends the name from the catalogue to a technique ID that has no name. */
function techniqueName(name: string, shape: SchemaShape | undefined, { attack }: Outline): string {
  const wanted = shape?.text?.value;
  if (wanted !== 'technique' && wanted !== 'technique-id') return name;
  const written = attackIdsIn(name)[0];
  const technique =
    written && written.span[0] === 0 && written.span[1] === name.length ? attack.technique(written.id) : undefined;
  return technique ? oneLine(`${technique.id} - ${fullName(technique)}`) : name;
}

function firstLine([start, end]: Span, { document: { lines } }: Outline): Span {
  return [start, Math.max(start, Math.min(end, lines.endOf(lines.lineAt(start))))];
}

function contains(outer: Span, inner: Span): boolean {
  return outer[0] <= inner[0] && inner[1] <= outer[1];
}

function oneLine(text: string): string {
  // The text may be long, so only the part that is shown is processed.
  return clip(
    text
      .slice(0, 10 * maxNameLength)
      .replace(/\s+/g, ' ')
      .trim(),
    maxNameLength,
  );
}
