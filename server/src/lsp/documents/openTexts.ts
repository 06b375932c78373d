/** The texts of the open documents, as the client's changes leave them. Nothing is parsed here. */
import { TextDocuments } from 'vscode-languageserver';
import type { Connection, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ClientFeatures } from '../connection/clientFeatures.ts';
import { createPositionConverter } from '../positions/positionEncoding.ts';
import { createPositionTrackers } from '../positions/positionTrackers.ts';
import type { Tracked } from '../positions/positionTrackers.ts';

export interface OpenTexts {
  /** The newest version of an open document; undefined for one that is not open. */
  get(uri: string): TextDocument | undefined;
  /** The newest version's number. */
  versionOf(uri: string): number | undefined;
  uris(): string[];
  /**
   * A value whose positions, in the client's encoding now and in UTF-16 from here on, are carried through the changes of a document
   * until `release`; lost with the document, or when its whole text is replaced.
   */
  track<T>(uri: string, value: T): Tracked<T>;
}

export interface TextEvents {
  /** A document was opened, perhaps again; {@link changed} follows. */
  readonly opened: (uri: string) => void;
  /** The changes of one message, in UTF-16, before {@link changed}. */
  readonly edited: (uri: string, changes: readonly TextDocumentContentChangeEvent[]) => void;
  readonly changed: (uri: string) => void;
  readonly saved: (uri: string) => void;
  readonly closed: (uri: string) => void;
}

/** Follows the documents of a connection and reports every change. */
export function createOpenTexts(
  connection: Connection,
  client: () => ClientFeatures,
  { opened, edited, changed, saved, closed }: TextEvents,
): OpenTexts {
  const trackers = createPositionTrackers();
  const texts = new TextDocuments<TextDocument>({
    create: (...content) => TextDocument.create(...content),
    update(document, changes, version) {
      // The positions of each change are those of the text that the changes before it have left.
      const edits = changes.map((change) => {
        const converted = createPositionConverter(document, client().encoding).toServer(change);
        trackers.changed(document.uri, converted);
        TextDocument.update(document, [converted], version);
        return converted;
      });
      edited(document.uri, edits);
      return document;
    },
  });
  texts.onDidOpen(({ document: { uri } }) => {
    trackers.lost(uri);
    opened(uri);
  });
  texts.onDidChangeContent(({ document: { uri } }) => changed(uri));
  texts.onDidSave(({ document: { uri } }) => saved(uri));
  texts.onDidClose(({ document: { uri } }) => {
    trackers.lost(uri);
    closed(uri);
  });
  texts.listen(connection);
  return {
    get: (uri) => texts.get(uri),
    versionOf: (uri) => texts.get(uri)?.version,
    uris: () => texts.keys(),
    track(uri, value) {
      const text = texts.get(uri);
      return trackers.track(uri, text ? createPositionConverter(text, client().encoding).toServer(value) : value);
    },
  };
}
