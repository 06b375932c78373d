/** The language features of open documents: each request is looked up, handed to the service and converted. */
import type { Connection } from 'vscode-languageserver';
import type { Knowledge, Surroundings } from '../core/index.ts';
import type { ClientFeatures } from './clientFeatures.ts';
import type { OpenDocument, OpenDocuments } from './documents.ts';
import type { ServerHost } from './host.ts';
import { createPositionConverter } from './positionEncoding.ts';
import type { PositionConverter } from './positionEncoding.ts';
import type { SafeRunner } from './runSafe.ts';
import type { Team } from './team.ts';
import { withPlainChanges } from './workspaceEdits.ts';

export interface FeatureParts {
  readonly connection: Connection;
  readonly host: ServerHost;
  readonly documents: OpenDocuments;
  readonly team: Team;
  readonly client: () => ClientFeatures;
  readonly run: SafeRunner;
}

/** Registers the handlers. A request for a document that is not open is answered by nothing: null or an empty list. */
export function registerFeatures({ connection, host, documents, team, client, run }: FeatureParts): void {
  const { service } = host;
  /** Where the last completion was asked for: its items are described as they are known there. */
  let completedIn: Surroundings | undefined;
  const inDocument = async <T>(
    uri: string,
    fallback: T,
    answer: (document: OpenDocument, known: Knowledge, convert: PositionConverter) => T,
  ): Promise<T> => {
    // What a document is may depend on what its workspace says.
    const known = await team.of(uri);
    const document = documents.get(uri);
    if (!document) return fallback;
    const convert = createPositionConverter(document.text, client().encoding);
    return convert.toClient(answer(document, known, convert));
  };

  connection.onCompletion(({ textDocument, position }, token) =>
    run('textDocument/completion', token, null, () =>
      inDocument(textDocument.uri, null, ({ advisory }, { surroundings }, convert) => {
        completedIn = surroundings;
        return service.completion(advisory, convert.toServer(position), surroundings);
      }),
    ),
  );
  connection.onCompletionResolve((item, token) =>
    run('completionItem/resolve', token, item, () => service.resolveCompletion(item, completedIn)),
  );
  connection.onHover(({ textDocument, position }, token) =>
    run('textDocument/hover', token, null, () =>
      inDocument(textDocument.uri, null, ({ advisory }, { surroundings }, convert) =>
        service.hover(advisory, convert.toServer(position), surroundings),
      ),
    ),
  );
  connection.onCodeAction(({ textDocument: { uri }, range, context }, token) =>
    run('textDocument/codeAction', token, [], () =>
      inDocument(uri, [], ({ advisory, version }, known, convert) => {
        const { rules, surroundings } = known;
        // Edits of other files than the one that is converted by stay as they are: in UTF-16.
        const ownCatalogues = client().encoding === 'utf-16' ? team.ownCatalogues(known) : [];
        const [at, asked] = [convert.toServer(range), convert.toServer(context)];
        const actions = service.codeActions(advisory, uri, at, asked, rules, version, surroundings, ownCatalogues);
        return client().appliesVersionedEdits ? actions : actions.map(withPlainChanges);
      }),
    ),
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
