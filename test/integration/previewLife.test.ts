import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extensionApi } from './api.ts';
import { closeEditors, openAdvisory, workspaceFolder } from './documents.ts';
import { sampleAdvisory } from './sample.ts';
import { until } from './until.ts';

/** Returns the titles of the open previews, in the order of their tabs. */
function previewTitles(): readonly string[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(({ input }) => input instanceof vscode.TabInputWebview).map(({ label }) => label);
}

/** Waits until exactly these previews are open. */
async function previewsAre(...titles: readonly string[]): Promise<void> {
  await until(
    `previews ${titles.join(', ') || 'none'}`,
    () => previewTitles().join('\n') === titles.join('\n'),
    vscode.window.tabGroups.onDidChangeTabs,
  );
}

/** Opens an untitled advisory in an editor; `save` writes it to a file in the folder without a dialog. */
async function openUntitled(name: string, text: string): Promise<vscode.TextDocument> {
  const file = vscode.Uri.joinPath(workspaceFolder(), `test-${name}.advisory.yaml`);
  const document = await vscode.workspace.openTextDocument(file.with({ scheme: 'untitled' }));
  await vscode.languages.setTextDocumentLanguage(document, 'advisory');
  const editor = await vscode.window.showTextDocument(document);
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), text));
  return document;
}

const untitledDocuments = () => vscode.workspace.textDocuments.filter(({ isUntitled }) => isUntitled);

describe('the preview when its document changes', () => {
  afterEach(closeEditors);

  it('follows an untitled advisory to the file that it is saved as', async () => {
    const document = await openUntitled('saved', sampleAdvisory.replace('Courier', 'Untitled'));
    await vscode.commands.executeCommand('advisory.showPreviewToSide');
    await previewsAre('Preview: test-saved');
    assert.equal(await document.save(), true);
    await until(
      'the untitled document is gone',
      () => untitledDocuments().length === 0,
      vscode.workspace.onDidCloseTextDocument,
    );
    await previewsAre('Preview: test-saved');
    assert.deepEqual(untitledDocuments(), []);
  });

  it('closes with an untitled advisory that is discarded, and does not open an empty one', async () => {
    await openUntitled('discarded', sampleAdvisory);
    await vscode.commands.executeCommand('advisory.showPreviewToSide');
    await previewsAre('Preview: test-discarded');
    await vscode.commands.executeCommand('workbench.action.focusFirstEditorGroup');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await previewsAre();
    assert.deepEqual(untitledDocuments(), []);
  });

  it('follows a file that is renamed, or whose folder is', async () => {
    const document = await openAdvisory('before', sampleAdvisory);
    await vscode.commands.executeCommand('advisory.showPreviewToSide');
    await previewsAre('Preview: test-before');
    const folder = vscode.Uri.joinPath(workspaceFolder(), 'test-folder');
    await rename(document.uri, vscode.Uri.joinPath(folder, 'after.advisory.yaml'));
    await previewsAre('Preview: after');
    const moved = vscode.Uri.joinPath(workspaceFolder(), 'test-moved');
    await rename(folder, moved);
    const api = await extensionApi();
    assert.match(await api.previewHtml(vscode.Uri.joinPath(moved, 'after.advisory.yaml')), /Courier lures/);
  });

  it('keeps the focus in the editor when it opens to the side', async () => {
    const document = await openAdvisory('focus', sampleAdvisory);
    await vscode.commands.executeCommand('advisory.showPreviewToSide');
    await previewsAre('Preview: test-focus');
    assert.equal(vscode.window.activeTextEditor?.document, document);
  });

  it('follows the active advisory until it is locked', async () => {
    await openAdvisory('one', sampleAdvisory);
    await vscode.commands.executeCommand('advisory.showPreviewToSide');
    await previewsAre('Preview: test-one');
    await openAdvisory('two', sampleAdvisory);
    await previewsAre('Preview: test-two');
    await vscode.commands.executeCommand('workbench.action.focusSecondEditorGroup');
    await vscode.commands.executeCommand('advisory.lockPreview');
    await previewsAre('[Preview] test-two');
    await vscode.commands.executeCommand('workbench.action.focusFirstEditorGroup');
    await openAdvisory('three', sampleAdvisory);
    await vscode.commands.executeCommand('advisory.showPreviewToSide');
    await previewsAre('[Preview] test-two', 'Preview: test-three');
  });
});

async function rename(from: vscode.Uri, to: vscode.Uri): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(from, to);
  assert.equal(await vscode.workspace.applyEdit(edit), true, `${from.path} is renamed`);
}
