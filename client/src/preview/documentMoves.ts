/** Follows documents to their new names: files that are renamed or moved, and untitled documents that are saved. */
import { Disposable, window, workspace, TabInputText } from 'vscode';
import type { TextDocument } from 'vscode';
import { Uri } from 'vscode';
import type { Clock } from '../clock.ts';

export interface MoveEvents {
  /** Whether anybody shows this document, so that it matters where it goes. */
  isShown(uri: Uri): boolean;
  moved(from: Uri, to: Uri): void;
  /** An untitled document was closed without being saved: it is gone. */
  gone(uri: Uri): void;
}

/** How long a closed untitled document may take to come back as a file, or in another language. In milliseconds. */
const patience = 2000;

/**
 * Watches. VS Code says which files were renamed, but not that an untitled document was saved: that is seen as one that closes while a file
 * with its text opens, in either order.
 */
export function watchMoves(events: MoveEvents, clock: Clock): Disposable {
  /** Untitled documents that were closed a moment ago, with what calls off their end. */
  const closed = new Map<string, { readonly text: string; readonly callOff: () => void }>();
  const settle = (key: string): void => {
    closed.get(key)?.callOff();
    closed.delete(key);
  };
  const onClose = (document: TextDocument): void => {
    const { uri } = document;
    if (!document.isUntitled || !events.isShown(uri)) return;
    const text = document.getText();
    const file = workspace.textDocuments.find((other) => isSavedCopy(other, text));
    if (file) return events.moved(uri, file.uri);
    const key = uri.toString();
    const callOff = clock.after(patience, () => {
      closed.delete(key);
      events.gone(uri);
    });
    closed.set(key, { text, callOff });
  };
  const onOpen = (document: TextDocument): void => {
    // A change of language closes a document and opens it again.
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

/** Whether a document may be what an untitled one of this text was saved as. An empty text says nothing. */
function isSavedCopy(document: TextDocument, text: string): boolean {
  return text.trim() !== '' && !document.isUntitled && !document.isDirty && document.getText() === text;
}

/**
 * Where a document went when a file or a folder was renamed; undefined when it was not in it.
 *
 * @param from the old URI of the file or the folder
 */
export function movedUri(uri: Uri, from: Uri, to: Uri): Uri | undefined {
  if (uri.toString() === from.toString()) return to;
  const folder = `${from.path}/`;
  const isInside = uri.scheme === from.scheme && uri.authority === from.authority && uri.path.startsWith(folder);
  return isInside ? Uri.joinPath(to, uri.path.slice(folder.length)) : undefined;
}

/** Whether a document is open, or has a tab and will be once its window has started. */
export function isDocumentThere(uri: Uri): boolean {
  const key = uri.toString();
  return (
    workspace.textDocuments.some((document) => document.uri.toString() === key) ||
    window.tabGroups.all.some(({ tabs }) =>
      tabs.some(({ input }) => input instanceof TabInputText && input.uri.toString() === key),
    )
  );
}
