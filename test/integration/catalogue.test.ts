import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as vscode from 'vscode';
import { closeEditors, problemWith, noProblemWith, openAdvisory, rangeOf } from './documents.ts';
import { sampleAdvisory } from './sample.ts';
import { until } from './until.ts';

describe('the catalogue in VS Code', () => {
  afterEach(closeEditors);

  it('lets the user search a technique by the selected text, and inserts it in the notation of its place', async () => {
    const text = 'mitre_attack:\n  - windows lsass\n';
    const document = await openAdvisory('technique', text);
    const editor = await vscode.window.showTextDocument(document);
    const selected = rangeOf(document, 'windows lsass');
    editor.selection = new vscode.Selection(selected.start, selected.end);
    const inserted = vscode.commands.executeCommand('advisory.insertTechnique');
    await until('the technique in the document', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return document.getText() !== text;
    });
    await inserted;
    assert.equal(document.getText(), "mitre_attack:\n  - 'T1003.001 - OS Credential Dumping: LSASS Memory'\n");
  });

  it('is updated from a URL and reverted, and open advisories are checked again', async () => {
    const name = 'Test Cluster Actor';
    const cluster = { type: 'threat-actor', version: 1, values: [{ value: name, meta: {} }] };
    const server = createServer((_request, response) => response.end(JSON.stringify(cluster)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const document = await openAdvisory('actor', sampleAdvisory.replace('APT29', name));
      assert.equal((await problemWith(document, 'actor/unknown')).text, name);
      const { port } = server.address() as AddressInfo;
      await vscode.commands.executeCommand('advisory.updateCatalogue', `http://127.0.0.1:${port}/threat-actor.json`);
      await noProblemWith(document, 'actor/unknown');
      await vscode.commands.executeCommand('advisory.updateCatalogue', 'revert');
      assert.equal((await problemWith(document, 'actor/unknown')).text, name);
    } finally {
      server.close();
    }
  });
});
