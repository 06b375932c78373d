/** The text of each open document, kept up to date with the client's changes. Nothing is parsed here. */
import { TextDocuments } from 'vscode-languageserver';
import type { Connection, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ClientFeatures } from '../connection/clientFeatures.ts';
import { createPositionConverter } from '../positions/positionEncoding.ts';
import { createPositionTrackers } from '../positions/positionTrackers.ts';
import type { Tracked } from '../positions/positionTrackers.ts';

export interface OpenTexts {
  /** Returns the newest version of an open document; undefined for a document that is not open. */
  get(uri: string): TextDocument | undefined;
  /** Returns the number of the newest version of an open document; undefined for a document that is not open. */
  versionOf(uri: string): number | undefined;
  uris(): string[];
  /**
   * Tracks a value until `release` is called: converts its positions from the client's encoding to UTF-16, and adjusts them to changes. The
   * value is lost if the document is closed or its whole text is replaced.
   */
  track<T>(uri: string, value: T): Tracked<T>;
}

export interface TextEvents {
  /** Called when a document is opened, possibly a second time, before {@link changed}. */
  readonly opened: (uri: string) => void;
  /** Called with the changes in one message, with positions in UTF-16, before {@link changed}. */
  readonly edited: (uri: string, changes: readonly TextDocumentContentChangeEvent[]) => void;
  readonly changed: (uri: string) => void;
  readonly saved: (uri: string) => void;
  readonly closed: (uri: string) => void;
}

/** Creates the texts of open documents for a connection. Every change is reported to the event handlers. */
export function createOpenTexts(
  connection: Connection,
  client: () => ClientFeatures,
  { opened, edited, changed, saved, closed }: TextEvents,
): OpenTexts {
  const trackers = createPositionTrackers();
  const texts = new TextDocuments<TextDocument>({
    create: (...content) => TextDocument.create(...content),
    update(document, changes, version) {
      // The positions of a change refer to the text that results from the changes before it.
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
