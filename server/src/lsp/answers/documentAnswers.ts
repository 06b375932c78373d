/** Hovers, symbols, links and folding ranges for what a client can read. */
import type { DocumentLink, DocumentSymbol, FoldingRange, Hover, SymbolInformation } from 'vscode-languageserver';
import type { ClientFeatures } from '../connection/clientFeatures.ts';
import { plainMarkdown } from './plainMarkdown.ts';

/** The hover, in plain text where the client has no Markdown. */
export function hoverFor(hover: Hover | null, { hoverMarkdown }: ClientFeatures): Hover | null {
  if (!hover || hoverMarkdown) return hover;
  const { contents } = hover;
  if (typeof contents !== 'object' || !('kind' in contents)) return hover;
  return { ...hover, contents: { kind: 'plaintext', value: plainMarkdown(contents.value) } };
}

/** The outline: as a tree, else as the list of its symbols, each with the name of the one that holds it. */
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

/** The links, with tooltips where the client shows them. */
export function linksFor(links: DocumentLink[], { linkTooltips }: ClientFeatures): DocumentLink[] {
  return linkTooltips ? links : links.map(({ tooltip: _tooltip, ...link }) => link);
}

/** As many ranges as the client takes, those of the fewest levels first: a range within another comes after it. */
export function foldsFor(folds: FoldingRange[], { mostFolds }: ClientFeatures): FoldingRange[] {
  if (folds.length <= mostFolds) return folds;
  const longestFirst = [...folds].sort((a, b) => b.endLine - b.startLine - (a.endLine - a.startLine));
  const kept = new Set(longestFirst.slice(0, mostFolds));
  return folds.filter((fold) => kept.has(fold));
}
