/** Tracks documents whose URI changes: files that are renamed or moved, and untitled documents that are saved. */
import { Disposable, window, workspace, TabInputText } from 'vscode';
import type { TextDocument } from 'vscode';
import { Uri } from 'vscode';
import type { Clock } from '../clock.ts';

export interface MoveEvents {
  /** Whether a preview shows this document. */
  isShown(uri: Uri): boolean;
  moved(from: Uri, to: Uri): void;
  /** Called some time after an untitled document that a preview shows was closed, if no saved copy of it has been opened. */
  gone(uri: Uri): void;
}

/** How long to wait in milliseconds for a closed document to reopen, as a saved file or in another language. */
const reopenTimeout = 2000;

/**
 * Watches for changes to the URIs of documents. VS Code reports renamed files, but not that an untitled document was saved. A saved
 * document is detected when the untitled document closes and a file with the same text opens, in either order.
 */
export function watchMoves(events: MoveEvents, clock: Clock): Disposable {
  /** Untitled documents that were closed recently, by URI: the text, and a function that cancels the pending call of `gone`. */
  const closed = new Map<string, { readonly text: string; readonly cancel: () => void }>();
  const settle = (key: string): void => {
    closed.get(key)?.cancel();
    closed.delete(key);
  };
  const onClose = (document: TextDocument): void => {
    const { uri } = document;
    if (!document.isUntitled || !events.isShown(uri)) return;
    const text = document.getText();
    const file = workspace.textDocuments.find((other) => isSavedCopy(other, text));
    if (file) return events.moved(uri, file.uri);
    const key = uri.toString();
    const cancel = clock.after(reopenTimeout, () => {
      closed.delete(key);
      events.gone(uri);
    });
    closed.set(key, { text, cancel });
  };
  const onOpen = (document: TextDocument): void => {
    // When the language of a document changes, the document is closed and reopened.
    settle(document.uri.toString());
    for (const [key, { text }] of closed) {
      if (!isSavedCopy(document, text)) continue;
      settle(key);
      events.moved(Uri.parse(key), document.uri);
    }
  };
  return Disposable.from(
    workspace.onDidCloseTextDocument(onClose),
    workspace.onDidOpenTextDocument(onOpen),
    workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) events.moved(oldUri, newUri);
    }),
    { dispose: () => [...closed.keys()].forEach(settle) },
  );
}

/** Whether a document may be the saved copy of an untitled document with this text. Blank text is too common to identify a document. */
function isSavedCopy(document: TextDocument, text: string): boolean {
  return text.trim() !== '' && !document.isUntitled && !document.isDirty && document.getText() === text;
}

/**
 * Returns the new URI of a document after a file or folder was renamed; undefined if the document is not affected.
 *
 * @param from the old URI of the file or folder
 */
export function movedUri(uri: Uri, from: Uri, to: Uri): Uri | undefined {
  if (uri.toString() === from.toString()) return to;
  const folder = `${from.path}/`;
  const isInside = uri.scheme === from.scheme && uri.authority === from.authority && uri.path.startsWith(folder);
  return isInside ? Uri.joinPath(to, uri.path.slice(folder.length)) : undefined;
}

/** Whether a document is open, or has a tab in which it will be opened once the window has started. */
export function isDocumentThere(uri: Uri): boolean {
  const key = uri.toString();
  return (
    workspace.textDocuments.some((document) => document.uri.toString() === key) ||
    window.tabGroups.all.some(({ tabs }) =>
      tabs.some(({ input }) => input instanceof TabInputText && input.uri.toString() === key),
    )
  );
}
