/** The language features of open documents: each request is looked up, handed to the service and converted. */
import type { CancellationToken, ResponseError } from 'vscode-languageserver';
import type { AdvisoryDocument, DocumentContext } from '../../core/index.ts';
import { createAsking } from '../requestKinds/positionalRequest.ts';
import { compactList } from '../answers/compactList.ts';
import { createPositionConverter } from '../positions/positionEncoding.ts';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import { withPlainChanges } from '../answers/workspaceEdits.ts';

/** Registers the handlers. A request for a document that is not open is answered by nothing: null or an empty list. */
export function registerFeatures(parts: RequestParts): void {
  const { connection, host, documents, team, client, run } = parts;
  const { service } = host;
  const ask = createAsking(parts);
  /** Where the last completion was asked for: its items are described as they are known there. */
  let completedIn: DocumentContext | undefined;

  connection.onCompletion(({ textDocument: { uri }, position }, token) =>
    ask(
      { method: 'textDocument/completion', uri, token, places: position },
      null,
      ({ advisory }, { documentContext }, at) => {
        completedIn = documentContext;
        return compactList(service.completion(advisory, at, documentContext), client());
      },
    ),
  );
  connection.onCompletionResolve((item, token) =>
    run('completionItem/resolve', token, item, () => service.resolveCompletion(item, completedIn), 'first'),
  );
  connection.onHover(({ textDocument: { uri }, position }, token) =>
    ask({ method: 'textDocument/hover', uri, token, places: position }, null, ({ advisory }, { documentContext }, at) =>
      service.hover(advisory, at, documentContext),
    ),
  );
  connection.onCodeAction(({ textDocument: { uri }, range, context }, token) =>
    ask(
      { method: 'textDocument/codeAction', uri, token, places: { range, context } },
      [],
      ({ advisory, version }, known, at) => {
        const { rules, documentContext } = known;
        // Edits of other files than the one that is converted by stay as they are: in UTF-16.
        const own = client().encoding === 'utf-16' ? team.ownCatalogues(known) : [];
        const actions = service.codeActions(advisory, uri, at.range, at.context, rules, version, documentContext, own);
        return client().appliesVersionedEdits ? actions : actions.map(withPlainChanges);
      },
    ),
  );

  /** What is told of the whole text, for the newest one, behind what the author waits for. */
  const ofAll = <T>(
    method: string,
    uri: string,
    token: CancellationToken,
    answer: (document: AdvisoryDocument) => T[],
  ): Promise<T[] | ResponseError<never>> => {
    const job = async (): Promise<T[]> => {
      await team.of(uri);
      const document = token.isCancellationRequested ? undefined : documents.get(uri);
      return document
        ? createPositionConverter(document.text, client().encoding).toClient(answer(document.advisory))
        : [];
    };
    return run(method, token, [], job, 'last');
  };
  connection.onDocumentSymbol(({ textDocument: { uri } }, token) =>
    ofAll('textDocument/documentSymbol', uri, token, service.documentSymbols),
  );
  connection.onFoldingRanges(({ textDocument: { uri } }, token) =>
    ofAll('textDocument/foldingRange', uri, token, service.foldingRanges),
  );
  connection.onDocumentLinks(({ textDocument: { uri } }, token) =>
    ofAll('textDocument/documentLink', uri, token, service.documentLinks),
  );
}
