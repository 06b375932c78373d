import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeEditors,
  exampleNames,
  problemsOf,
  problemWith,
  noProblemWith,
  openAdvisory,
  openFile,
  rangeOf,
  replaceText,
} from './documents.ts';
import { sampleAdvisory } from './sample.ts';

/** Returns the code actions of a kind at a range that have an edit, which is resolved. */
async function actionsAt(
  document: vscode.TextDocument,
  range: vscode.Range,
  kind: vscode.CodeActionKind,
): Promise<readonly vscode.CodeAction[]> {
  const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    kind.value,
    20,
  );
  return found.filter((action) => action.edit !== undefined);
}

/** Applies the first action whose title contains a word; throws with the titles if there is none. */
async function applyAction(actions: readonly vscode.CodeAction[], word: string): Promise<void> {
  const action = actions.find(({ title }) => title.includes(word));
  assert.ok(action?.edit, `an action with "${word}" among: ${actions.map(({ title }) => title).join(' | ')}`);
  assert.equal(await vscode.workspace.applyEdit(action.edit), true);
}

/** Returns the labels of the completion list at the end of a text, except snippets, in the order of the list. */
async function labelsAfter(document: vscode.TextDocument, text: string): Promise<readonly string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    rangeOf(document, text).end,
  );
  const labelOf = ({ label }: vscode.CompletionItem) => (typeof label === 'string' ? label : label.label);
  const sortTextOf = (item: vscode.CompletionItem) => item.sortText ?? labelOf(item);
  // The response also contains VS Code's own snippets, which are not shown in advisories (`editor.suggest.showSnippets`).
  const shown = list.items.filter(({ kind }) => kind !== vscode.CompletionItemKind.Snippet);
  const sorted = shown.toSorted((a, b) => (sortTextOf(a) < sortTextOf(b) ? -1 : 1));
  return sorted.map(labelOf);
}

function symbolNames(symbols: readonly vscode.DocumentSymbol[]): readonly string[] {
  return symbols.flatMap((symbol) => [symbol.name, ...symbolNames(symbol.children)]);
}

describe('an advisory in VS Code', () => {
  afterEach(closeEditors);

  it('has no error and no warning in the examples', async () => {
    const name = (await exampleNames())[0];
    assert.ok(name, 'the folder holds an example');
    const document = await openFile(name);
    assert.equal(document.languageId, 'advisory');
    const text = document.getText();
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(document.lineCount, 0), '\nsumary: planted\n');
    await vscode.workspace.applyEdit(edit);
    assert.equal((await problemWith(document, 'schema/unknown-key')).text, 'sumary');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text);
    await noProblemWith(document, 'schema/unknown-key');
    const grave = problemsOf(document).filter(({ severity }) => severity <= vscode.DiagnosticSeverity.Warning);
    assert.deepEqual(grave, []);
  });

  it('underlines a wrong value, and its quick fix replaces it by the right one', async () => {
    const document = await openAdvisory('tlp', sampleAdvisory.replace('tlp: CLEAR', 'tlp: WHITE'));
    const problem = await problemWith(document, 'tlp/deprecated');
    assert.equal(problem.text, 'WHITE');
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Warning);
    assert.equal(problem.source, 'advisory');
    assert.match(problem.page ?? '', /tlp-deprecated/);
    await applyAction(await actionsAt(document, problem.range, vscode.CodeActionKind.QuickFix), 'CLEAR');
    assert.equal(document.getText(), sampleAdvisory);
    await noProblemWith(document, 'tlp/deprecated');
  });

  it('offers the successor of a revoked technique', async () => {
    const document = await openAdvisory('revoked', `${sampleAdvisory}  - T1086\n`);
    const problem = await problemWith(document, 'attack/revoked');
    assert.equal(problem.text, 'T1086');
    await applyAction(await actionsAt(document, problem.range, vscode.CodeActionKind.QuickFix), 'T1059.001');
    assert.equal(document.getText(), `${sampleAdvisory}  - T1059.001\n`);
  });

  it('applies all safe fixes at once', async () => {
    const wrong = sampleAdvisory.replace('tlp: CLEAR', 'tlp: WHITE').replace('Spearphishing Link', 'Spearfishing Link');
    const document = await openAdvisory('fix-all', wrong);
    await problemWith(document, 'tlp/deprecated');
    assert.equal((await problemWith(document, 'attack/name-mismatch')).severity, vscode.DiagnosticSeverity.Warning);
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const kind = vscode.CodeActionKind.SourceFixAll.append('advisory');
    await applyAction(await actionsAt(document, whole, kind), '');
    assert.equal(document.getText(), sampleAdvisory);
  });

  it('checks text while it is typed', async () => {
    const document = await openAdvisory('typed', sampleAdvisory);
    await replaceText(document, 'severity: high', 'severity: enormous');
    const problem = await problemWith(document, 'schema/enum');
    assert.equal(problem.text, 'enormous');
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
    await replaceText(document, 'severity: enormous', 'severity: critical');
    await noProblemWith(document, 'schema/enum');
  });

  it('completes a technique by ID and by words of its name', async () => {
    const document = await openAdvisory('complete', `${sampleAdvisory}  - T1003.0\n  - dcsync\n`);
    const byId = await labelsAfter(document, 'T1003.0');
    assert.match(byId.slice(0, 3).join('\n'), /T1003\.001/);
    const byName = await labelsAfter(document, 'dcsync');
    assert.match(byName.slice(0, 3).join('\n'), /T1003\.006/);
  });

  it('completes the values of a key', async () => {
    const document = await openAdvisory('values', sampleAdvisory.replace('confidence: moderate', 'confidence: '));
    const labels = await labelsAfter(document, 'confidence: ');
    assert.deepEqual([...labels].sort(), ['high', 'low', 'moderate']);
  });

  it('explains a technique on hover', async () => {
    const document = await openAdvisory('hover', sampleAdvisory);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      rangeOf(document, 'T1566.002 - Phishing').start.translate(0, 2),
    );
    const text = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (typeof content === 'string' ? content : content.value))
      .join('\n');
    assert.match(text, /Spearphishing Link/);
    assert.match(text, /Initial Access/);
  });

  it('shows the sections in the outline', async () => {
    const document = await openAdvisory('outline', sampleAdvisory);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    const names = symbolNames(symbols).join('\n');
    assert.match(names, /key.takeaways/i);
    assert.match(names, /hunting.hypotheses/i);
    assert.match(names, /mitre.att&?a?c?k/i);
  });

  it('shows its problems again after a restart of the server', async () => {
    const document = await openAdvisory('restart', sampleAdvisory.replace('tlp: CLEAR', 'tlp: WHITE'));
    await problemWith(document, 'tlp/deprecated');
    await vscode.commands.executeCommand('advisory.restartServer');
    await replaceText(document, 'severity: high', 'severity: enormous');
    assert.equal((await problemWith(document, 'schema/enum')).text, 'enormous');
    assert.equal((await problemWith(document, 'tlp/deprecated')).text, 'WHITE');
  });
});
