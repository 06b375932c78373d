/** Shows and selects source lines for a preview. */
import { Range, Selection, TextEditorRevealType, ViewColumn, window, workspace } from 'vscode';
import type { Position, TextEditor, Uri } from 'vscode';

/** Returns the visible editors that show a document. */
export function editorsOf(uri: Uri): readonly TextEditor[] {
  const text = uri.toString();
  return window.visibleTextEditors.filter(({ document }) => document.uri.toString() === text);
}

/** Scrolls all visible editors that show a document to a zero-based line. A line after the end counts as the last one. */
export function scrollSource(uri: Uri, line: number): void {
  for (const editor of editorsOf(uri)) {
    const last = Math.min(line, editor.document.lineCount - 1);
    editor.revealRange(new Range(last, 0, last, 0), TextEditorRevealType.AtTop);
  }
}

/** Shows a document in its editor, or else in the first column, with the cursor at the start or end of a zero-based line. */
export async function jumpToSource(uri: Uri, line: number, end: 'start' | 'end'): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  const { range } = document.lineAt(Math.min(line, document.lineCount - 1));
  const cursor: Position = range[end];
  const editor = await window.showTextDocument(document, editorsOf(uri)[0]?.viewColumn ?? ViewColumn.One);
  editor.selection = new Selection(cursor, cursor);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}
