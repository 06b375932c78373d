/**
 * What any YAML document costs, in every kind of host: a look whether it is an advisory. Client, preview and commands are loaded, and
 * the server is started, when there is one, or something else needs them.
 */
import { commands, window, workspace } from 'vscode';
import type { Disposable, ExtensionContext, TextDocument, Uri, WebviewPanel } from 'vscode';
import { detectLanguage } from './languageDetection.ts';
import { previewType } from './preview/type.ts';

/** What `activate` gives to other extensions and to tests. */
export interface ExtensionApi {
  /** The newest report body that the preview of a document was given; waits for its first one. */
  previewHtml(uri: Uri): Promise<string>;
}

/** The rest of the extension. */
export interface Extension extends ExtensionApi {
  /** Starts the server. */
  start(): void;
  /** Asks the server whether a configuration file names a document; false where it does not run. */
  recognise(uri: Uri): Promise<boolean>;
  /** Runs a command of the manifest. */
  run(command: string, args: readonly unknown[]): unknown;
  /** Fills a preview of an earlier session, of which `state` was kept. */
  restorePreview(panel: WebviewPanel, state: unknown): void;
  dispose(): void;
}

/** Waits for a need of the extension, which `create` loads and makes; it calls its argument each time that the server starts. */
export function watchForAdvisories(
  context: ExtensionContext,
  create: (onRunning: () => void) => Extension,
): ExtensionApi {
  let made: Extension | undefined;
  const extension = (): Extension => {
    if (made) return made;
    made = create(() => detection.detectAll());
    context.subscriptions.push(made);
    return made;
  };
  const detection = detectLanguage(async (uri) => made !== undefined && (await made.recognise(uri)));
  const restore = (panel: WebviewPanel, state: unknown): Promise<void> =>
    Promise.resolve(extension().restorePreview(panel, state));
  context.subscriptions.push(
    detection,
    ...commandsOf(context).map((command) =>
      commands.registerCommand(command, (...args: unknown[]) => extension().run(command, args)),
    ),
    window.registerWebviewPanelSerializer(previewType, { deserializeWebviewPanel: restore }),
    onFirstAdvisory(() => extension().start()),
  );
  return { previewHtml: (uri) => extension().previewHtml(uri) };
}

/** The manifest says which commands there are. */
function commandsOf({ extension }: ExtensionContext): readonly string[] {
  const manifest = extension.packageJSON as { contributes: { commands: readonly { command: string }[] } };
  return manifest.contributes.commands.map(({ command }) => command);
}

/** Calls `start` once there is an advisory, or a configuration that may make advisories of other files. */
function onFirstAdvisory(start: () => void): Disposable {
  const isAdvisory = ({ languageId }: TextDocument): boolean => languageId === 'advisory';
  let started = false;
  const startOnce = (): void => {
    opened.dispose();
    if (!started) start();
    started = true;
  };
  const opened = workspace.onDidOpenTextDocument((document) => {
    if (isAdvisory(document)) startOnce();
  });
  if (workspace.textDocuments.some(isAdvisory)) startOnce();
  void workspace.findFiles('**/advisory.config.yaml', '**/node_modules/**', 1).then(([config]) => {
    if (config) startOnce();
  });
  return opened;
}
