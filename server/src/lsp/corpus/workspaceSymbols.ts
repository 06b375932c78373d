/** `workspace/symbol`: advisories, and what their rows name. */
import type { CancellationToken, SymbolInformation, SymbolKind } from 'vscode-languageserver';
import type { CorpusSymbol } from '../../core/index.ts';
import type { CorpusClient } from './corpusClient.ts';

/** The most symbols of an answer: a list to choose from, which clients filter again while the user types. */
const mostSymbols = 400;

/** Numbers of LSP's `SymbolKind`, whose icons tell the kinds apart. */
const kinds: Readonly<Record<CorpusSymbol['kind'], SymbolKind>> = {
  advisory: 1,
  technique: 6,
  actor: 5,
  software: 4,
  campaign: 3,
  vulnerability: 20,
  indicator: 15,
  tag: 14,
};

/** Returns what a query finds, names that begin with it first. */
export async function workspaceSymbols(
  corpus: CorpusClient,
  query: string,
  token: CancellationToken,
): Promise<SymbolInformation[]> {
  const found = await corpus.ask({ what: 'symbols', query, limit: mostSymbols }, token);
  return (found ?? []).map(({ kind, name, path, place, within }) => ({
    name,
    kind: kinds[kind],
    location: corpus.locationOf(path, place),
    ...(within === undefined ? {} : { containerName: within }),
  }));
}
