/** Saves exported files where the user chooses. */
import { env, l10n, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { confirm, showError, showInformation, showWarning } from '../notifications.ts';
import { exportSummary, fileName, sharedNames } from './summary.ts';
import type { AdvisoryFile } from './exportAll.ts';
import type { AllExported } from './summary.ts';

/** A file, and the URI under which it will be saved. */
interface Placed {
  readonly target: Uri;
  readonly file: AdvisoryFile;
}

/**
 * Saves exported files and shows the notes. Unless `folder` is given, the user chooses a name for a single file, or a folder for several
 * files and for a file in a subfolder.
 */
export async function save(
  client: BaseLanguageClient,
  { files, notes }: AllExported<AdvisoryFile>,
  folder: Uri | undefined,
): Promise<void> {
  const shared = sharedNames(files);
  if (shared.length > 0)
    return void showError(
      l10n.t('Several advisories would be exported to {0}. Export them one at a time.', shared[0] ?? ''),
    );
  const placed = files.length === 0 ? [] : await location(files, folder);
  if (!placed) return;
  for (const note of notes) client.outputChannel.appendLine(note);
  for (const { target, file } of placed) {
    try {
      await workspace.fs.writeFile(target, bytesOf(file));
    } catch (error) {
      client.error(`${target.toString()} could not be written.`, error, false);
      return void showError(l10n.t('{0} could not be written.', workspace.asRelativePath(target)));
    }
  }
  const summary = exportSummary(l10n.t, placed.length, notes);
  const [only] = placed;
  const [openIt, showAll] = [l10n.t('Open'), l10n.t('Show All')];
  const actions = [...(placed.length === 1 ? [openIt] : []), ...(notes.length > 1 ? [showAll] : [])];
  const chosen = await (notes.length > 0 ? showWarning : showInformation)(summary, ...actions);
  if (chosen === openIt && only) await open(only);
  if (chosen === showAll) client.outputChannel.show();
}

/** Opens a text file in an editor, and any other file in the default application for it. */
async function open({ target, file }: Placed): Promise<void> {
  if (file.encoding === 'base64') await env.openExternal(target);
  else await window.showTextDocument(target);
}

const bytesOf = ({ encoding, text }: AdvisoryFile): Uint8Array =>
  encoding === 'base64' ? Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0)) : new TextEncoder().encode(text);

/**
 * Determines where the files will be saved. Returns undefined if the user cancels, or chooses the name of an advisory or a configuration
 * file, which are never overwritten.
 */
async function location(
  files: readonly AdvisoryFile[],
  folder: Uri | undefined,
): Promise<readonly Placed[] | undefined> {
  const [first] = files;
  if (!first) return [];
  const nearby = Uri.joinPath(first.uri, '..');
  if (files.length === 1 && !folder && !first.suffix.includes('/')) {
    const defaultUri = Uri.joinPath(nearby, fileName(first));
    const target = await window.showSaveDialog({ defaultUri, title: l10n.t('Export Advisory') });
    if (!target) return undefined;
    return isSource(target) ? refused(target) : [{ target, file: first }];
  }
  const chosen = folder ?? (await chooseFolder(nearby));
  if (!chosen) return undefined;
  const placed = files.map((file) => ({
    target: Uri.joinPath(chosen, ...fileName(file).split('/')),
    file,
  }));
  return (await mayReplace(placed)) ? placed : undefined;
}

const isSource = ({ path }: Uri): boolean => /\.advisory\.ya?ml$|\/advisory\.config\.yaml$/i.test(path);

function refused(target: Uri): undefined {
  void showError(
    l10n.t(
      '{0} is an advisory or a configuration file, which exports do not overwrite.',
      workspace.asRelativePath(target),
    ),
  );
}

async function chooseFolder(defaultUri: Uri): Promise<Uri | undefined> {
  const options = {
    canSelectFiles: false,
    canSelectFolders: true,
    openLabel: l10n.t('Export Here'),
    title: l10n.t('Export Advisories'),
  };
  return (await window.showOpenDialog({ ...options, defaultUri }))?.[0];
}

/** Asks whether existing files may be overwritten. */
async function mayReplace(placed: readonly Placed[]): Promise<boolean> {
  const there: string[] = [];
  for (const { target } of placed) {
    const isThere = await workspace.fs.stat(target).then(
      () => true,
      () => false,
    );
    if (isThere) there.push(workspace.asRelativePath(target));
  }
  const [first] = there;
  if (first === undefined) return true;
  const question =
    there.length === 1
      ? l10n.t('{0} already exists. Replace it?', first)
      : l10n.t('{0} files already exist. Replace them?', there.length);
  return confirm(question, l10n.t('Replace'));
}
