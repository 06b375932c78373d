import assert from 'node:assert/strict';
import path from 'node:path';
import * as vscode from 'vscode';
import { extensionApi } from './api.ts';
import { closeEditors, workspaceFolder } from './documents.ts';
import { until } from './until.ts';

const given = { title: 'Test Lures: against Bänke', category: 'phishing' };
const names = ['test-lures-against-banke.advisory.yaml', 'test-lures-against-banke-2.advisory.yaml'];

describe('a new advisory in VS Code', () => {
  afterEach(async () => {
    await closeEditors();
    await vscode.workspace.getConfiguration('advisory').update('authors', undefined);
    for (const name of names)
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(workspaceFolder(), name)).then(undefined, () => undefined);
  });

  it('is a file named after its title with the authors from the settings, next to its preview; a second one is another file', async () => {
    await vscode.workspace.getConfiguration('advisory').update('authors', ['Example Team: North', 'R. Example']);
    await vscode.commands.executeCommand('advisory.new', given);
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document, 'the file has the focus');
    assert.equal(path.basename(document.fileName), names[0]);
    await until('the file is saved', () => !document.isDirty);
    assert.match(document.getText(), /^title: "Test Lures: against Bänke"\n/);
    assert.match(document.getText(), /^status: draft\ncategory: phishing$/m);
    assert.match(
      document.getText(),
      /^analyzed: \d{4}-\d\d-\d\d\nauthors:\n {2}- "Example Team: North"\n {2}- R\. Example$/m,
    );
    assert.match(await (await extensionApi()).previewHtml(document.uri), /Test Lures: against Bänke/);
    await vscode.commands.executeCommand('advisory.new', given);
    assert.equal(path.basename(vscode.window.activeTextEditor?.document.fileName ?? ''), names[1]);
  });
});
