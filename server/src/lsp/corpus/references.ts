/** `textDocument/references`: everything in the workspace that mentions the same object. */
import type { CancellationToken, Location, ReferenceParams, ResponseError } from 'vscode-languageserver';
import { eachLocation } from '../../core/index.ts';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import { rangeOf, type CorpusClient } from './corpusClient.ts';
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
  if (!found) return [];
  const uriOf = corpus.uris();
  const locations: Location[] = [];
  let [lastPath, uri] = ['', ''];
  eachLocation(found, (path, location) => {
    if (path !== lastPath) [lastPath, uri] = [path, uriOf(path)];
    locations.push({ uri, range: rangeOf(location) });
  });
  return locations;
}
