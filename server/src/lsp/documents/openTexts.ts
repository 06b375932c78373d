/** The open documents, each parsed at most once a version. */
import { TextDocuments } from 'vscode-languageserver';
import type { Connection, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { AdvisoryDocument, DocumentKind } from '../../core/index.ts';
import type { LanguageService } from '../../service/types.ts';
import type { ClientFeatures } from '../connection/clientFeatures.ts';
import { createFollowers } from '../positions/positionTrackers.ts';
import type { Followed } from '../positions/positionTrackers.ts';
import { createPositionConverter } from '../positions/positionEncoding.ts';

/** A document at one version; `advisory` is what was parsed of that version's text. */
export interface OpenDocument {
  readonly uri: string;
  readonly version: number;
  readonly text: TextDocument;
  readonly advisory: AdvisoryDocument;
}

export interface OpenDocuments {
  /** The newest version of an open document, parsed; undefined for one that is not open. */
  get(uri: string): OpenDocument | undefined;
  /** The newest text of an open document, without parsing. */
  textOf(uri: string): string | undefined;
  /** The newest version's number, without parsing. */
  versionOf(uri: string): number | undefined;
  uris(): string[];
  /**
   * A value whose positions, in the client's encoding now and in UTF-16 from here on, are carried through the changes of a document
   * until `release`; lost with the document, or when its whole text is replaced.
   */
  follow<T>(uri: string, value: T): Followed<T>;
}

export interface DocumentEvents {
  /** What a text is by its address and first line, or by what the workspace says of it. */
  kindOf(uri: string, text: string): DocumentKind;
  changed(uri: string): void;
  /** The changes of one message, in UTF-16, before {@link changed}. */
  edited(uri: string, changes: readonly TextDocumentContentChangeEvent[]): void;
  closed(uri: string): void;
}

interface Parsed {
  readonly version: number;
  readonly kind: DocumentKind;
  readonly advisory: AdvisoryDocument;
}

/** Follows the documents of a connection and tells of every change; what was parsed is dropped on close. */
export function createDocuments(
  connection: Connection,
  service: LanguageService,
  client: () => ClientFeatures,
  events: DocumentEvents,
): OpenDocuments {
  const followers = createFollowers();
  const texts = new TextDocuments<TextDocument>({
    create: (...content) => TextDocument.create(...content),
    update(document, changes, version) {
      // Each change speaks of the text that those before it have left.
      const edits = changes.map((change) => {
        const converted = createPositionConverter(document, client().encoding).toServer(change);
        followers.changed(document.uri, converted);
        TextDocument.update(document, [converted], version);
        return converted;
      });
      events.edited(document.uri, edits);
      return document;
    },
  });
  const parsed = new Map<string, Parsed>();
  const parse = (text: TextDocument): AdvisoryDocument => {
    const known = parsed.get(text.uri);
    const kind = events.kindOf(text.uri, text.getText());
    if (known?.version === text.version && known.kind === kind) return known.advisory;
    const advisory = service.parse(text.getText(), kind, known?.kind === kind ? known.advisory : undefined);
    parsed.set(text.uri, { version: text.version, kind, advisory });
    return advisory;
  };
  const replaced = (uri: string): void => {
    parsed.delete(uri);
    followers.lost(uri);
  };
  texts.onDidOpen(({ document }) => replaced(document.uri));
  texts.onDidChangeContent(({ document }) => events.changed(document.uri));
  texts.onDidClose(({ document }) => {
    replaced(document.uri);
    events.closed(document.uri);
  });
  texts.listen(connection);
  return {
    get(uri) {
      const text = texts.get(uri);
      return text && { uri, version: text.version, text, advisory: parse(text) };
    },
    textOf: (uri) => texts.get(uri)?.getText(),
    versionOf: (uri) => texts.get(uri)?.version,
    uris: () => texts.keys(),
    follow(uri, value) {
      const text = texts.get(uri);
      return followers.follow(uri, text ? createPositionConverter(text, client().encoding).toServer(value) : value);
    },
  };
}
