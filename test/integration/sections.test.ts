import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, openAdvisory } from './documents.ts';
import { sampleAdvisory } from './sample.ts';
import { until } from './until.ts';

/** Returns the text that is selected in the active editor. */
function selected(): string {
  const editor = vscode.window.activeTextEditor;
  assert.ok(editor, 'an editor is active');
  return editor.document.getText(editor.selection);
}

describe('inserting a section in VS Code', () => {
  afterEach(closeEditors);

  it('inserts the skeleton in canonical order, with placeholders as tab stops', async () => {
    const document = await openAdvisory('insert-section', sampleAdvisory);
    await vscode.commands.executeCommand('advisory.insertSection', document.uri, 'timeline');
    assert.match(
      document.getText(),
      /\ntimeline:\n {2}- time: <YYYY-MM-DD>\n {4}event: <what happened>\ndetection_availability:\n/,
    );
    assert.equal(selected(), '<YYYY-MM-DD>');
    await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
    assert.equal(selected(), '<what happened>');
  });

  it('offers values for a placeholder', async () => {
    const document = await openAdvisory('insert-words', sampleAdvisory);
    await vscode.commands.executeCommand('advisory.insertSection', document.uri, 'published');
    assert.equal(selected(), '<YYYY-MM-DD>');
    await until('a date in place of the placeholder', async () => {
      await vscode.commands.executeCommand('acceptSelectedSuggestion');
      return /^published: \d{4}-\d\d-\d\d$/m.test(document.getText());
    });
  });

  it('changes nothing if the section is present', async () => {
    const document = await openAdvisory('insert-present', sampleAdvisory);
    // Not awaited, because the command waits until its warning is closed.
    void vscode.commands.executeCommand('advisory.insertSection', document.uri, 'actors');
    await vscode.commands.executeCommand('advisory.insertSection', document.uri, 'tags');
    assert.equal(document.getText().match(/^actors:/gm)?.length, 1);
    assert.match(document.getText(), /^tags:$/m);
  });
});
