import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, openAdvisory } from './documents.ts';
import { until } from './until.ts';

const before = [
  'title: A migration',
  'attack_version: "18.1" # of the report',
  'mitre_attack:',
  '  - T1562.001',
  "  - 'T1562.004 - Impair Defenses: Disable or Modify System Firewall'",
  '  - T1562',
  '',
].join('\n');

const after = [
  'title: A migration',
  'attack_version: "19.1" # of the report',
  'mitre_attack:',
  '  - T1685',
  "  - 'T1686 - Disable or Modify System Firewall'",
  '',
].join('\n');

describe('migration to the newest ATT&CK release in VS Code', () => {
  afterEach(closeEditors);

  it('changes the active advisory, in one step that can be undone', async () => {
    const document = await openAdvisory('migrate', before);
    await vscode.commands.executeCommand('advisory.migrateAttackVersion');
    assert.equal(document.getText(), after);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });

  it('shows the changes of the whole workspace before it applies them', async () => {
    const document = await openAdvisory('migrate-all', before);
    let isDone = false;
    const migrated = vscode.commands.executeCommand('advisory.migrateAttackVersionInWorkspace').then(() => {
      isDone = true;
    });
    // The command is repeated, because it does nothing until the preview of the changes is open.
    await until('the end of the migration', async () => {
      await vscode.commands.executeCommand('refactorPreview.discard');
      return isDone;
    });
    await migrated;
    assert.equal(document.getText(), before);
  });
});
