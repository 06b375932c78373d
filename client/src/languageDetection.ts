/** Sets the language of YAML documents to advisory, based on their first line, the settings, or configuration files in the workspace. */
import { Disposable, languages, workspace } from 'vscode';
import type { TextDocument, Uri } from 'vscode';
import { declaresAdvisory } from './firstLine.ts';

/**
 * Asks the server whether a configuration file lists a document as an advisory or a catalogue. Resolves with false if the server is not
 * running.
 */
export type Recognise = (uri: Uri) => Promise<boolean>;

export interface LanguageDetection extends Disposable {
  /**
   * Checks every open YAML document again, unless a configuration file has unsaved changes. Must be called when the server has started, or
   * its configuration may have changed.
   */
  configured(): void;
}

const isConfiguration = /[/\\]advisory\.config\.yaml$/;

/** Checks open YAML documents, and those that are opened or saved later. If the user then selects another language, that language is kept. */
export function detectLanguage(recognise: Recognise): LanguageDetection {
  const decided = new WeakSet<TextDocument>();
  const isOpenYaml = (document: TextDocument): boolean =>
    document.languageId === 'yaml' && !document.isClosed && !decided.has(document);
  const detect = async (document: TextDocument): Promise<void> => {
    if (!isOpenYaml(document)) return;
    if (!isAdvisory(document) && !(await recognise(document.uri))) return;
    if (!isOpenYaml(document)) return;
    decided.add(document);
    await languages.setTextDocumentLanguage(document, 'advisory');
  };
  const detectAll = (): void => workspace.textDocuments.forEach((document) => void detect(document));
  detectAll();
  // An unfinished glob may match every file, and the language of a document that was once an advisory is not changed back.
  const configured = (): void => {
    if (!workspace.textDocuments.some(({ isDirty, fileName }) => isDirty && isConfiguration.test(fileName)))
      detectAll();
  };
  const subscriptions = Disposable.from(
    workspace.onDidOpenTextDocument((document) => void detect(document)),
    workspace.onDidSaveTextDocument((document) => void detect(document)),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('advisory.files') || event.affectsConfiguration('advisory.catalogues'))
        detectAll();
    }),
  );
  return { configured, dispose: () => void subscriptions.dispose() };
}

function isAdvisory(document: TextDocument): boolean {
  if (declaresAdvisory(document.lineAt(0).text)) return true;
  const settings = workspace.getConfiguration('advisory', document);
  const folder = workspace.getWorkspaceFolder(document.uri);
  const matches = (glob: unknown, base: typeof folder): boolean =>
    typeof glob === 'string' &&
    languages.match({ pattern: base ? { baseUri: base.uri, base: base.uri.fsPath, pattern: glob } : glob }, document) >
      0;
  const files = settings.get<unknown>('files');
  if (Array.isArray(files) && files.some((glob) => matches(glob, undefined))) return true;
  const catalogues = settings.get<unknown>('catalogues');
  return folder !== undefined && Array.isArray(catalogues) && catalogues.some((glob) => matches(glob, folder));
}
