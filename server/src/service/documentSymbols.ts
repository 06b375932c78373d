/** The outline: sections, their rows under names that mean something, and the keys of mappings. */
import { SymbolKind, type DocumentSymbol } from 'vscode-languageserver-types';
import {
  attackReleaseOf,
  pairOf,
  type AdvisoryDocument,
  type AttackRelease,
  type Environment,
  type MappingForm,
  type Pair,
  type Path,
  type Span,
  type YamlNode,
} from '../core/index.ts';
import { attackIdsIn } from './attackIds.ts';
import { toRange } from './convert.ts';
import { fullName } from './describeObject.ts';
import { clip } from './markdown.ts';

/** Longer names are clipped: an outline is read at a glance. */
const longestName = 100;
/** Organisations' own values may nest deeper than an outline is of use. */
const deepest = 6;
/** Rows of longer lists are shown without what is in them: thousands of indicators are no outline. */
const manyRows = 300;

interface Outline {
  readonly document: AdvisoryDocument;
  readonly attack: AttackRelease;
  readonly env: Environment;
}

/** The symbols of a document in its order; each lies within the one that holds it. */
export function provideDocumentSymbols(document: AdvisoryDocument, env: Environment): DocumentSymbol[] {
  const { root } = document;
  if (root?.kind !== 'mapping') return [];
  const outline = { document, env, attack: attackReleaseOf(document.advisory, env.catalogue) };
  return root.pairs.flatMap((pair) => pairSymbol(pair, [pair.key.value], root.span, outline));
}

function pairSymbol(pair: Pair, path: Path, within: Span, outline: Outline): DocumentSymbol[] {
  if (!contains(within, pair.span)) return [];
  const { value } = pair;
  const detail = value.kind === 'scalar' ? oneLine(value.value) : '';
  return [
    symbol(pair.key.value, detail, value, pair.span, pair.key.span, children(value, path, pair.span, outline), outline),
  ];
}

function children(node: YamlNode, path: Path, within: Span, outline: Outline): DocumentSymbol[] {
  if (path.length > deepest) return [];
  if (node.kind === 'mapping')
    return node.pairs.flatMap((pair) => pairSymbol(pair, [...path, pair.key.value], within, outline));
  if (node.kind === 'scalar') return [];
  return node.items.flatMap((item, index) => {
    // An alias shares the node of its anchor, which stands elsewhere.
    if (!contains(within, item.span)) return [];
    const own = [...path, index];
    const inner = item.kind === 'scalar' || node.items.length > manyRows ? [] : children(item, own, item.span, outline);
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
    // Clients refuse an empty name.
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

/** By which keys a row goes, where that is not what the schema requires of it. */
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

function rowName(item: YamlNode, path: Path, outline: Outline): string {
  if (item.kind === 'scalar') return techniqueName(oneLine(item.value), path, outline);
  const mapping = outline.env.schema.formAt(path)?.mapping;
  const parts = identityKeys(mapping).flatMap((key) => textOf(item, key));
  const first =
    item.kind === 'mapping' && parts.length === 0
      ? item.pairs.flatMap((pair) => textOf(item, pair.key.value)).slice(0, 1)
      : parts;
  return techniqueName(oneLine(first.join(mapping?.name === 'technique' ? ' - ' : ' ')), path, outline);
}

function identityKeys(mapping: MappingForm | undefined): readonly string[] {
  return mapping ? (identities[mapping.name] ?? mapping.required) : [];
}

function textOf(item: YamlNode, key: string): string[] {
  const value = pairOf(item, key)?.value;
  return value?.kind === 'scalar' && value.value !== '' ? [value.value] : [];
}

/** A technique's ID that stands alone gets the catalogue's name. */
function techniqueName(name: string, path: Path, { env, attack }: Outline): string {
  const form = env.schema.formAt(path);
  const wanted = form?.text?.value;
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
  return clip(text.replace(/\s+/g, ' ').trim(), longestName);
}
