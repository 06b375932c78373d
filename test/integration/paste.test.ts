import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, problemWith, openAdvisory, rangeOf } from './documents.ts';
import { sampleAdvisory } from './sample.ts';
import { until } from './until.ts';

/** Puts the cursor at the end of a text in the active editor, and returns the editor. */
function cursorAfter(text: string): vscode.TextEditor {
  const editor = vscode.window.activeTextEditor;
  assert.ok(editor, 'an editor is active');
  const { end } = rangeOf(editor.document, text);
  editor.selection = new vscode.Selection(end, end);
  return editor;
}

describe('converting lines in VS Code', () => {
  before(async () => {
    const document = await openAdvisory('paste', sampleAdvisory.replace('tlp: CLEAR', 'tlp: WHITE'));
    await problemWith(document, 'tlp/deprecated');
  });
  afterEach(closeEditors);

  it('converts lines of the document', async () => {
    const document = await openAdvisory('paste-there', `${sampleAdvisory}tags:\n• vpn\n• esxi\n`);
    const editor = cursorAfter('tags:\n');
    editor.selection = new vscode.Selection(editor.selection.active, rangeOf(document, '• esxi').end);
    await vscode.commands.executeCommand('advisory.convertPasted');
    await until('the items', () => document.getText().endsWith('tags:\n  - vpn\n  - esxi\n'));
  });
});
