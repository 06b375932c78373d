/** `workspace/symbol`: advisories, and the objects that their rows name. */
import type { CancellationToken, SymbolInformation, SymbolKind } from 'vscode-languageserver';
import type { CorpusSymbol } from '../../core/index.ts';
import { rangeOf, type CorpusClient } from './corpusClient.ts';

/** The maximum number of symbols in a response. Clients request symbols again while the user types. */
const maxSymbols = 400;

/** The LSP `SymbolKind` for each kind of symbol, chosen for its icon, so that kinds can be told apart. */
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

/** Returns the symbols that match a query, starting with names that begin with the query. */
export async function workspaceSymbols(
  corpus: CorpusClient,
  query: string,
  token: CancellationToken,
): Promise<SymbolInformation[]> {
  const found = await corpus.ask({ what: 'symbols', query, limit: maxSymbols }, token);
  const uriOf = corpus.uris();
  return (found ?? []).map(({ kind, name, path, location, within }) => ({
    name,
    kind: kinds[kind],
    location: { uri: uriOf(path), range: rangeOf(location) },
    ...(within === undefined ? {} : { containerName: within }),
  }));
}
