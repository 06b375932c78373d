import { l10n, ProgressLocation, Uri, window } from 'vscode';
import type { CancellationToken, Progress } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  catalogueInfoRequest,
  installCatalogueRequest,
  revertCatalogueRequest,
} from '../../../server/src/protocol/protocol.ts';
import type { CatalogueInfo, CatalogueResult, InstallCatalogueParams } from '../../../server/src/protocol/protocol.ts';
import { attackBundles, megabytes, shownAddress } from '../../../server/src/download/updateSources.ts';
import { updateChoices } from '../updateChoices.ts';
import type { Downloads } from '../downloads.ts';
import { plainMessage } from '../../../server/src/protocol/plainMessage.ts';
import { showError, showInformation } from '../notifications.ts';
import type { Command } from './command.ts';

type Steps = Progress<{ message?: string; increment?: number }>;

/**
 * Updates the catalogue, or undoes the last update. A URL, the URI of a file or `revert` may be passed; otherwise, the user chooses what to
 * do. Files from URLs are downloaded first. The server installs files only if all of them are valid.
 */
export const updateCatalogue: Command = {
  id: 'advisory.updateCatalogue',
  async run({ client, downloads }, source) {
    if (!client.isRunning()) await client.start();
    const info = await client.sendRequest<CatalogueInfo | null>(catalogueInfoRequest, {});
    if (info === null || downloads === undefined) {
      void showInformation(l10n.t('The catalogue cannot be updated in VS Code for the Web.'));
      return;
    }
    if (source === 'revert') return revert(client);
    if (typeof source === 'string' || source instanceof Uri) return update([source], client, downloads);
    const choice = await window.showQuickPick(updateChoices(l10n.t, info), {
      title: plainMessage(l10n.t('Update Catalogue (in use: ATT&CK {0}, {1})', info.release, info.date)),
    });
    switch (choice?.action) {
      case 'attack':
        return update(attackBundles, client, downloads);
      case 'address': {
        const address = await askAddress();
        return address === undefined ? undefined : update([address], client, downloads);
      }
      case 'file': {
        const files = await window.showOpenDialog({
          canSelectMany: true,
          filters: { JSON: ['json'] },
          title: l10n.t('Update Catalogue'),
        });
        return files === undefined ? undefined : update(files, client, downloads);
      }
      case 'revert':
        return revert(client);
      case undefined:
        return undefined;
    }
  },
};

async function revert(client: BaseLanguageClient): Promise<void> {
  report(await client.sendRequest<CatalogueResult>(revertCatalogueRequest, {}), l10n.t('The update was undone.'));
}

function askAddress(): Thenable<string | undefined> {
  return window.showInputBox({
    title: l10n.t('Update Catalogue'),
    prompt: l10n.t('The http or https URL of an ATT&CK STIX bundle, or of the MISP galaxy’s threat-actor cluster'),
    validateInput: (text) =>
      /^https?:\/\/\S+$/i.test(text.trim()) ? undefined : l10n.t('The URL must start with https:// or http://'),
  });
}

/**
 * Downloads the sources that are URLs, installs all sources, and shows the result unless the user cancels. Downloaded files are removed in
 * any case.
 */
async function update(
  sources: readonly (string | Uri)[],
  client: BaseLanguageClient,
  downloads: Downloads,
): Promise<void> {
  const task = async (steps: Steps, token: CancellationToken): Promise<CatalogueResult | undefined> => {
    const stop = new AbortController();
    const listener = token.onCancellationRequested(() => stop.abort(new Error('cancelled')));
    const fetched: string[] = [];
    try {
      const files: { path: string; from: string }[] = [];
      for (const [at, source] of sources.entries()) {
        if (typeof source !== 'string') files.push({ path: source.fsPath, from: source.fsPath });
        else {
          const path = await downloads.fetch(source.trim(), stop.signal, progressOf(steps, at, sources.length));
          fetched.push(path);
          files.push({ path, from: shownAddress(source.trim()) });
        }
      }
      steps.report({ message: l10n.t('checking') });
      const params: InstallCatalogueParams = { files };
      return await client.sendRequest<CatalogueResult>(installCatalogueRequest, params, token);
    } catch (error) {
      if (token.isCancellationRequested) return undefined;
      return { refused: error instanceof Error ? error.message : String(error) };
    } finally {
      listener.dispose();
      await Promise.all(fetched.map((path) => downloads.remove(path)));
    }
  };
  const options = {
    location: ProgressLocation.Notification,
    title: l10n.t('Updating the catalogue'),
    cancellable: true,
  };
  const result = await window.withProgress(options, task);
  if (result !== undefined) report(result, l10n.t('The catalogue was updated.'));
}

/** Returns a function that shows how many bytes have been received, and updates this at most once per megabyte. */
function progressOf(steps: Steps, at: number, count: number): (received: number, total?: number) => void {
  let shown = -1;
  return (received, total) => {
    const step = Math.floor(received / 1_000_000);
    if (step === shown) return;
    shown = step;
    const so = megabytes(received);
    const size = total === undefined ? so : l10n.t('{0} of {1}', so, megabytes(total));
    steps.report({ message: count === 1 ? size : l10n.t('file {0} of {1}, {2}', at + 1, count, size) });
  };
}

/** Shows the result. Does not wait until the user dismisses the notification. */
function report(result: CatalogueResult, success: string): void {
  if ('refused' in result) void showError(l10n.t('The catalogue is unchanged: {0}.', result.refused));
  else {
    const { release, date } = result.info;
    void showInformation(
      `${success} ${l10n.t('The newest release in the catalogue is ATT&CK {0} ({1}).', release, date)}`,
    );
  }
}
