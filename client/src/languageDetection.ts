/** Makes advisories of YAML documents that say so: by their first line, or by the globs of `advisory.files`. */
import { Disposable, languages, workspace } from 'vscode';
import type { TextDocument } from 'vscode';
import { declaresAdvisory } from './firstLine.ts';

/** Looks at every YAML document that is open, opens or is saved. A language that the user chose later stays. */
export function detectLanguage(): Disposable {
  const decided = new WeakSet<TextDocument>();
  const detect = (document: TextDocument): void => {
    if (document.languageId !== 'yaml' || decided.has(document) || !isAdvisory(document)) return;
    decided.add(document);
    void languages.setTextDocumentLanguage(document, 'advisory');
  };
  const detectAll = (): void => workspace.textDocuments.forEach(detect);
  detectAll();
  return Disposable.from(
    workspace.onDidOpenTextDocument(detect),
    workspace.onDidSaveTextDocument(detect),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('advisory.files')) detectAll();
    }),
  );
}

function isAdvisory(document: TextDocument): boolean {
  if (declaresAdvisory(document.lineAt(0).text)) return true;
  const globs = workspace.getConfiguration('advisory', document).get<unknown>('files');
  if (!Array.isArray(globs)) return false;
  return globs.some((glob) => typeof glob === 'string' && languages.match({ pattern: glob }, document) > 0);
}
