/** Opens the completion list when a placeholder that has known values is selected, e.g. with Tab in a snippet or by a command. */
import { commands, TextEditorSelectionChangeKind, window } from 'vscode';
import type { Disposable, TextEditor } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { nextPlaceholderRequest } from '../../server/src/protocol/protocol.ts';
import type { NextPlaceholder, NextPlaceholderParams } from '../../server/src/protocol/protocol.ts';

/** The maximum length of a selection that may be a placeholder. The longest placeholder in a skeleton is a sentence. */
const maxPlaceholderLength = 200;

/** Opens the completion list when a placeholder is selected by any means other than the mouse, and the server offers values for it. */
export function openValuesAtStops(client: BaseLanguageClient): Disposable {
  return window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
    if (kind === TextEditorSelectionChangeKind.Mouse || !isAtPlaceholder(textEditor)) return;
    void openWords(client, textEditor);
  });
}

/** Whether there is a single selection that may be a placeholder, judging only by its length and text. */
function isAtPlaceholder({ document, selections }: TextEditor): boolean {
  const [selection, another] = selections;
  if (document.languageId !== 'advisory' || !selection || another || selection.isEmpty) return false;
  if (document.offsetAt(selection.end) - document.offsetAt(selection.start) > maxPlaceholderLength) return false;
  return /^(?:<[^<>]+>$|TODO|TBD|FIXME)/.test(document.getText(selection));
}

async function openWords(client: BaseLanguageClient, editor: TextEditor): Promise<void> {
  const { document, selection } = editor;
  if (!client.isRunning()) return;
  const { version } = document;
  const before = document.positionAt(Math.max(0, document.offsetAt(selection.start) - 1));
  const params: NextPlaceholderParams = {
    textDocument: { uri: client.code2ProtocolConverter.asUri(document.uri) },
    position: client.code2ProtocolConverter.asPosition(before),
  };
  const found = await client.sendRequest<NextPlaceholder | null>(nextPlaceholderRequest, params);
  if (found?.hasWords !== true || !client.protocol2CodeConverter.asRange(found.range).isEqual(selection)) return;
  // The author may have moved the cursor during the await.
  if (window.activeTextEditor !== editor || document.version !== version || !editor.selection.isEqual(selection))
    return;
  await commands.executeCommand('editor.action.triggerSuggest');
}
