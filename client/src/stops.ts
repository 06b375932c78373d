/** Shows the words that may stand in place of a placeholder as soon as it is selected: by Tab in a snippet, or by a command. */
import { commands, TextEditorSelectionChangeKind, window } from 'vscode';
import type { Disposable, TextEditor } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { nextPlaceholderRequest } from '../../server/src/protocol/protocol.ts';
import type { NextPlaceholder, NextPlaceholderParams } from '../../server/src/protocol/protocol.ts';

/** The longest placeholder of a skeleton is a sentence. */
const longest = 200;

/** Opens completion where a placeholder was selected by something other than the mouse, and the server has words for its place. */
export function openWordsAtStops(client: BaseLanguageClient): Disposable {
  return window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
    if (kind === TextEditorSelectionChangeKind.Mouse || !isAtPlaceholder(textEditor)) return;
    void openWords(client, textEditor);
  });
}

/** Whether exactly a placeholder is selected, as far as the text shows it. */
function isAtPlaceholder({ document, selections }: TextEditor): boolean {
  const [selection, another] = selections;
  if (document.languageId !== 'advisory' || !selection || another || selection.isEmpty) return false;
  if (document.offsetAt(selection.end) - document.offsetAt(selection.start) > longest) return false;
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
  // The author may have gone on meanwhile.
  if (window.activeTextEditor !== editor || document.version !== version || !editor.selection.isEqual(selection))
    return;
  await commands.executeCommand('editor.action.triggerSuggest');
}
