/** The language features of open documents: each request is looked up, handed to the service and converted. */
import type { Connection } from 'vscode-languageserver';
import type { ClientFeatures } from './clientFeatures.ts';
import type { OpenDocument, OpenDocuments } from './documents.ts';
import type { ServerHost } from './host.ts';
import { createPositionConverter } from './positionEncoding.ts';
import type { PositionConverter } from './positionEncoding.ts';
import type { SafeRunner } from './runSafe.ts';
import type { Settings } from './settings.ts';
import { withPlainChanges } from './workspaceEdits.ts';

export interface FeatureParts {
  readonly connection: Connection;
  readonly host: ServerHost;
  readonly documents: OpenDocuments;
  readonly settings: Settings;
  readonly client: () => ClientFeatures;
  readonly run: SafeRunner;
}

/** Registers the handlers. A request for a document that is not open is answered by nothing: null or an empty list. */
export function registerFeatures({ connection, host, documents, settings, client, run }: FeatureParts): void {
  const { service } = host;
  const inDocument = <T>(
    uri: string,
    fallback: T,
    answer: (document: OpenDocument, convert: PositionConverter) => T,
  ): T => {
    const document = documents.get(uri);
    if (!document) return fallback;
    const convert = createPositionConverter(document.text, client().encoding);
    return convert.toClient(answer(document, convert));
  };

  connection.onCompletion(({ textDocument, position }, token) =>
    run('textDocument/completion', token, null, () =>
      inDocument(textDocument.uri, null, ({ advisory }, convert) =>
        service.completion(advisory, convert.toServer(position)),
      ),
    ),
  );
  connection.onCompletionResolve((item, token) =>
    run('completionItem/resolve', token, item, () => service.resolveCompletion(item)),
  );
  connection.onHover(({ textDocument, position }, token) =>
    run('textDocument/hover', token, null, () =>
      inDocument(textDocument.uri, null, ({ advisory }, convert) =>
        service.hover(advisory, convert.toServer(position)),
      ),
    ),
  );
  connection.onCodeAction(({ textDocument: { uri }, range, context }, token) =>
    run('textDocument/codeAction', token, [], async () => {
      const { rules } = await settings.of(uri);
      return inDocument(uri, [], ({ advisory, version }, convert) => {
        const [at, asked] = [convert.toServer(range), convert.toServer(context)];
        const actions = service.codeActions(advisory, uri, at, asked, rules, version);
        return client().appliesVersionedEdits ? actions : actions.map(withPlainChanges);
      });
    }),
  );
  connection.onDocumentSymbol(({ textDocument }, token) =>
    run('textDocument/documentSymbol', token, [], () =>
      inDocument(textDocument.uri, [], ({ advisory }) => service.documentSymbols(advisory)),
    ),
  );
  connection.onFoldingRanges(({ textDocument }, token) =>
    run('textDocument/foldingRange', token, [], () =>
      inDocument(textDocument.uri, [], ({ advisory }) => service.foldingRanges(advisory)),
    ),
  );
  connection.onDocumentLinks(({ textDocument }, token) =>
    run('textDocument/documentLink', token, [], () =>
      inDocument(textDocument.uri, [], ({ advisory }) => service.documentLinks(advisory)),
    ),
  );
}
