import { ProgressLocation, Uri, env, l10n, window, workspace } from 'vscode';
import { publishArguments, publishMessage, readPublishArgument } from '../publish/message.ts';
import type { PublishRun } from '../publish/message.ts';
import type { Publisher } from '../publish/publisher.ts';
import { confirm, showError, showInformation, showWarning } from '../notifications.ts';
import type { Command, CommandParts } from './command.ts';

/**
 * Publishes a folder as a site: the folder selected in the explorer, or a folder that the user picks. A keybinding may pass all answers,
 * e.g. `{ "folder": "file:///…", "site": "file:///…", "title": "…", "baseUrl": "https://…", "maxTlp": "GREEN", "drafts": true }`.
 */
export const publish: Command = {
  id: 'advisory.publish',
  async run(parts, first) {
    const { publisher } = parts;
    if (!publisher) return void showInformation(l10n.t('A site cannot be published from VS Code for the Web.'));
    const given = readPublishArgument(first instanceof Uri ? undefined : first);
    const selected = first instanceof Uri ? first : given.folder === undefined ? undefined : Uri.parse(given.folder);
    const folder =
      selected ??
      (await pickFolder(
        l10n.t('Publish Advisories'),
        l10n.t('Publish This Folder'),
        workspace.workspaceFolders?.[0]?.uri,
      ));
    if (!folder) return;
    const site =
      given.site === undefined
        ? await pickFolder(l10n.t('Site Folder'), l10n.t('Publish Site Here'), Uri.joinPath(folder, '..'))
        : Uri.parse(given.site);
    if (!site) return;
    if (folder.scheme !== 'file' || site.scheme !== 'file')
      return void showError(l10n.t('The advisory folder and the site folder must both be local.'));
    const title = given.title ?? (await askTitle(parts, folder));
    if (title === undefined || !(await saved(folder))) return;
    const args = publishArguments(folder.fsPath, site.fsPath, { ...given, title });
    const run = await withProgress(publisher, args).catch((error: unknown) => {
      parts.client.error('The site could not be published.', error, false);
      return undefined;
    });
    if (run) await report(parts, run, site);
    else void showError(l10n.t('The site could not be published. See the output for the reason.'));
  },
};

async function pickFolder(title: string, openLabel: string, defaultUri: Uri | undefined): Promise<Uri | undefined> {
  const options = { canSelectFiles: false, canSelectFolders: true, title, openLabel };
  return (await window.showOpenDialog({ ...options, ...(defaultUri ? { defaultUri } : {}) }))?.[0];
}

/** Asks for the name of the site, and suggests the one last entered for the folder. Resolves with undefined if the user enters none. */
async function askTitle({ context }: CommandParts, folder: Uri): Promise<string | undefined> {
  const key = `advisory.publish.title ${folder.toString()}`;
  const value = context.workspaceState.get<string>(key) ?? l10n.t('Threat advisories');
  const title = await window.showInputBox({
    title: l10n.t('Publish Advisories'),
    prompt: l10n.t('The name of the site'),
    value,
  });
  if (title?.trim()) await context.workspaceState.update(key, title.trim());
  return title?.trim() ? title.trim() : undefined;
}

/**
 * Offers to save files with unsaved changes in the folder, because advisories are read from disk. Returns false if the user declines or a
 * file cannot be saved.
 */
async function saved(folder: Uri): Promise<boolean> {
  const base = `${folder.toString().replace(/\/$/, '')}/`;
  const changed = workspace.textDocuments.filter(({ isDirty, uri }) => isDirty && uri.toString().startsWith(base));
  if (changed.length === 0) return true;
  const message =
    changed.length === 1
      ? l10n.t('A file in the folder has unsaved changes.')
      : l10n.t('{0} files in the folder have unsaved changes.', changed.length);
  if (!(await confirm(message, l10n.t('Save and Publish')))) return false;
  const results = await Promise.all(changed.map((document) => document.save()));
  if (results.every(Boolean)) return true;
  void showError(l10n.t('A file could not be saved, so nothing was published.'));
  return false;
}

function withProgress(publisher: Publisher, args: readonly string[]): Promise<PublishRun> {
  const options = {
    location: ProgressLocation.Notification,
    title: l10n.t('Publishing advisories'),
    cancellable: true,
  };
  return Promise.resolve(window.withProgress(options, (_progress, token) => publisher.run(args, token)));
}

async function report({ client }: CommandParts, run: PublishRun, site: Uri): Promise<void> {
  const { details, kind, text } = publishMessage(l10n.t, run);
  for (const line of details) client.outputChannel.appendLine(line);
  const [openIt, showAll] = [l10n.t('Open'), l10n.t('Show All')];
  const actions = [...(kind === 'error' ? [] : [openIt]), ...(details.length > 1 ? [showAll] : [])];
  const show = { information: showInformation, warning: showWarning, error: showError }[kind];
  const chosen = await show(text, ...actions);
  if (chosen === openIt) await env.openExternal(Uri.joinPath(site, 'index.html'));
  if (chosen === showAll) client.outputChannel.show();
}
