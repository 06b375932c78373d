import path from 'node:path';
import * as vscode from 'vscode';
import { until } from './until.ts';

/** Returns the folder that the window has open: a copy of the examples. */
export function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('the window has no folder open');
  return folder.uri;
}

/** Returns the names of the example advisories in the folder, sorted. */
export async function exampleNames(): Promise<readonly string[]> {
  const found = await vscode.workspace.findFiles('**/*.advisory.yaml', 'test-*');
  return found.map((uri) => path.relative(workspaceFolder().fsPath, uri.fsPath)).sort();
}

/** Opens a file in the workspace folder in an editor, and returns its document. */
export async function openFile(name: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(workspaceFolder(), name));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Writes the advisory `test-NAME.advisory.yaml` into the workspace folder, opens it in an editor, and returns its document. */
export async function openAdvisory(name: string, text: string): Promise<vscode.TextDocument> {
  const uri = vscode.Uri.joinPath(workspaceFolder(), `test-${name}.advisory.yaml`);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return openFile(`test-${name}.advisory.yaml`);
}

/** Saves the open files, whose folder is a copy, and closes every editor: a dialog about unsaved changes could not be answered. */
export async function closeEditors(): Promise<void> {
  await vscode.workspace.saveAll(false);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Replaces the first occurrence of `from` in a document by `to`. Throws if there is none, or if VS Code rejects the edit. */
export async function replaceText(document: vscode.TextDocument, from: string, to: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, rangeOf(document, from), to);
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(`the edit of ${from} was refused`);
}

/** Returns the range of the first occurrence of a text; throws if there is none. */
export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const start = document.getText().indexOf(text);
  if (start < 0) throw new Error(`the document does not hold ${text}`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}

/** A diagnostic as the editor shows it. */
export interface Problem {
  readonly code: string;
  readonly severity: vscode.DiagnosticSeverity;
  /** The underlined text. */
  readonly text: string;
  readonly source: string | undefined;
  /** The target of the link on the code. */
  readonly page: string | undefined;
  readonly message: string;
  readonly range: vscode.Range;
}

/** Returns the current diagnostics of a document. */
export function problemsOf(document: vscode.TextDocument): readonly Problem[] {
  return vscode.languages.getDiagnostics(document.uri).map(({ code, severity, message, source, range }) => ({
    code: String(typeof code === 'object' ? code.value : code),
    page: typeof code === 'object' ? code.target.toString() : undefined,
    severity,
    message,
    source,
    range,
    text: document.getText(range),
  }));
}

/** Waits until the document has a diagnostic with that code, and returns it. */
export function problemWith(document: vscode.TextDocument, code: string): Promise<Problem> {
  return until(
    `${code} on ${path.basename(document.fileName)}`,
    () => problemsOf(document).find((problem) => problem.code === code),
    vscode.languages.onDidChangeDiagnostics,
  );
}

/** Waits until the document has no diagnostic with that code. */
export async function noProblemWith(document: vscode.TextDocument, code: string): Promise<void> {
  await until(
    `the end of ${code} on ${path.basename(document.fileName)}`,
    () => problemsOf(document).every((problem) => problem.code !== code),
    vscode.languages.onDidChangeDiagnostics,
  );
}
