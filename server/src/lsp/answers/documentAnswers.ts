/** Adapts hovers, symbols, links and folding ranges to the client's capabilities. */
import type { DocumentLink, DocumentSymbol, FoldingRange, Hover, SymbolInformation } from 'vscode-languageserver';
import type { ClientFeatures } from '../connection/clientFeatures.ts';
import { plainMarkdown } from './plainMarkdown.ts';

/** Returns the hover, converted to plain text if the client does not support Markdown. */
export function hoverFor(hover: Hover | null, { hoverMarkdown }: ClientFeatures): Hover | null {
  if (!hover || hoverMarkdown) return hover;
  const { contents } = hover;
  if (typeof contents !== 'object' || !('kind' in contents)) return hover;
  return { ...hover, contents: { kind: 'plaintext', value: plainMarkdown(contents.value) } };
}

/** Returns the outline as a tree or, if the client does not support that, as a flat list in which each nested symbol names its container. */
export function symbolsFor(
  symbols: DocumentSymbol[],
  uri: string,
  { nestedSymbols }: ClientFeatures,
): DocumentSymbol[] | SymbolInformation[] {
  return nestedSymbols ? symbols : flattened(symbols, uri, undefined);
}

function flattened(
  symbols: readonly DocumentSymbol[],
  uri: string,
  containerName: string | undefined,
): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, range, children = [] }) => [
    { name, kind, location: { uri, range }, ...(containerName === undefined ? {} : { containerName }) },
    ...flattened(children, uri, name),
  ]);
}

/** Returns the links, with tooltips if the client supports them. */
export function linksFor(links: DocumentLink[], { linkTooltips }: ClientFeatures): DocumentLink[] {
  return linkTooltips ? links : links.map(({ tooltip: _tooltip, ...link }) => link);
}

/**
 * Returns at most as many ranges as the client accepts, in their original order. If there are too many, the shortest ranges are omitted.
 */
export function foldsFor(folds: FoldingRange[], { maxFolds }: ClientFeatures): FoldingRange[] {
  if (folds.length <= maxFolds) return folds;
  const longestFirst = [...folds].sort((a, b) => b.endLine - b.startLine - (a.endLine - a.startLine));
  const kept = new Set(longestFirst.slice(0, maxFolds));
  return folds.filter((fold) => kept.has(fold));
}
