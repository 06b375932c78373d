/** `textDocument/references`: everything in the workspace that mentions the same object. */
import type { CancellationToken, Location, ReferenceParams, ResponseError } from 'vscode-languageserver';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { CorpusClient } from './corpusClient.ts';
import { namedAt } from './mention.ts';

/** Returns the mentions, grouped by file; none if there is no object at the position. */
export async function references(
  parts: RequestParts,
  corpus: CorpusClient,
  params: ReferenceParams,
  token: CancellationToken,
): Promise<Location[] | ResponseError<never>> {
  const named = await namedAt(parts, 'textDocument/references', params, token);
  if (named === null || named instanceof Error) return named ?? [];
  const { kind, key } = named;
  const declaration = params.context.includeDeclaration;
  const found = await corpus.ask({ what: 'references', kind, key, declaration }, token);
  return (found ?? []).flatMap(({ path, places }) => {
    const [uri, ...rest] = [corpus.uriOf(path), ...places];
    return rest.map((place) => ({ ...corpus.locationOf(path, place), uri }));
  });
}
