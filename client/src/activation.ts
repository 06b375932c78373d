/**
 * Detects advisories in every kind of host, at minimal cost for other YAML documents. The rest of the extension is loaded, and the server
 * started, only when they are needed, e.g. when the first advisory is opened.
 */
import { commands, EventEmitter, window, workspace } from 'vscode';
import type { Disposable, ExtensionContext, TextDocument, TreeDataProvider, Uri, WebviewPanel } from 'vscode';
import type { AdvisoryNode } from './advisories/view.ts';
import type { SectionNode } from './sections/view.ts';
import { detectLanguage } from './languageDetection.ts';
import { previewType } from './preview/type.ts';

/** The API that `activate` returns to other extensions and to tests. */
export interface ExtensionApi {
  /** Resolves with the current report body in the preview of a document, after waiting for the first one if necessary. */
  previewHtml(uri: Uri): Promise<string>;
}

/** The part of the extension that is loaded on demand. */
export interface Extension extends ExtensionApi {
  /** Starts the server. */
  start(): void;
  /**
   * Asks the server whether a configuration file lists a document as an advisory or a catalogue. Resolves with false if the server is not
   * running.
   */
  recognise(uri: Uri): Promise<boolean>;
  /** Runs a command that the manifest declares. */
  run(command: string, args: readonly unknown[]): unknown;
  /** The tree of advisories. */
  readonly advisories: TreeDataProvider<AdvisoryNode>;
  /** The tree of the active advisory's sections. */
  readonly sections: TreeDataProvider<SectionNode>;
  /** Restores a preview from an earlier session; `state` is what its page saved. */
  restorePreview(panel: WebviewPanel, state: unknown): void;
  dispose(): void;
}

/**
 * Watches for advisories, and calls `create` when the rest of the extension is first needed. The function that is passed to `create` must
 * be called each time the server has started or its configuration may have changed.
 */
export function watchForAdvisories(
  context: ExtensionContext,
  create: (onConfigured: () => void) => Extension,
): ExtensionApi {
  let made: Extension | undefined;
  const extension = (): Extension => {
    if (made) return made;
    made = create(() => detection.configured());
    context.subscriptions.push(made);
    return made;
  };
  const detection = detectLanguage(async (uri) => made !== undefined && (await made.recognise(uri)));
  const restore = (panel: WebviewPanel, state: unknown): Promise<void> =>
    Promise.resolve(extension().restorePreview(panel, state));
  for (const command of commandsOf(context))
    context.subscriptions.push(
      commands.registerCommand(command, (...args: unknown[]) => extension().run(command, args)),
    );
  context.subscriptions.push(
    detection,
    onceShown('advisory.advisories', () => extension().advisories),
    onceShown('advisory.sections', () => extension().sections),
    window.registerWebviewPanelSerializer(previewType, { deserializeWebviewPanel: restore }),
    onFirstAdvisory(() => extension().start()),
  );
  return { previewHtml: (uri) => extension().previewHtml(uri) };
}

/** Registers the tree for a view. The tree is created when the view is first shown. */
function onceShown<T>(view: string, tree: () => TreeDataProvider<T>): Disposable {
  const shown = new EventEmitter<undefined>();
  let made: TreeDataProvider<T> | undefined;
  const get = (): TreeDataProvider<T> => {
    if (!made) {
      made = tree();
      made.onDidChangeTreeData?.(() => shown.fire(undefined));
    }
    return made;
  };
  return window.registerTreeDataProvider(view, {
    onDidChangeTreeData: shown.event,
    getTreeItem: (node: T) => get().getTreeItem(node),
    getChildren: (node?: T) => get().getChildren(node),
  });
}

/** Returns the commands that the manifest declares. */
function commandsOf({ extension }: ExtensionContext): readonly string[] {
  const manifest = extension.packageJSON as { contributes: { commands: readonly { command: string }[] } };
  return manifest.contributes.commands.map(({ command }) => command);
}

/**
 * Calls `start` at most once: as soon as an advisory is open, or the workspace is found to contain a configuration file, which may declare
 * that other files are advisories.
 */
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
