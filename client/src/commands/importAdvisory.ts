import { l10n, Uri, window, workspace } from 'vscode';
import type { DecodedSource } from '../../../server/src/core/creation/sourceText.ts';
import { importRequest } from '../../../server/src/protocol/import.ts';
import type { ImportParams, ImportResult } from '../../../server/src/protocol/import.ts';
import { decodeFile } from '../decodeFile.ts';
import { showError, showWarning } from '../notifications.ts';
import type { Command } from './command.ts';

/** The maximum size of a file, in bytes. The server accepts at most a million characters. */
const maxBytes = 4_000_000;

/**
 * Converts a file to an advisory: the file selected in the explorer, or a file that the user picks. The result opens as an untitled
 * document, so that the author can review it before saving it.
 */
export const importAdvisory: Command = {
  id: 'advisory.import',
  async run({ client }, first) {
    const source = first instanceof Uri ? first : await pickSource();
    if (!source) return;
    const name = source.path.split('/').at(-1) ?? '';
    const decoded = await readFile(source);
    if (!decoded)
      return void showError(
        l10n.t('{0} cannot be imported because it cannot be read, is not text, or is larger than 4 MB.', name),
      );
    const params: ImportParams = { text: decoded.text, name, assumedEncoding: decoded.assumed };
    const result = await client.sendRequest<ImportResult | null>(importRequest, params);
    if (!result) return;
    if ('refused' in result) return void showError(l10n.t('{0} cannot be imported. {1}', name, result.refused));
    const document = await workspace.openTextDocument({ language: 'advisory', content: result.text });
    await window.showTextDocument(document);
    if (result.unread > 0)
      void showWarning(
        l10n.t(
          'Parts of {0} could not be imported ({1}). They are listed in comments at the top of the advisory.',
          name,
          result.unread,
        ),
      );
  },
};

async function pickSource(): Promise<Uri | undefined> {
  const filters = {
    [l10n.t('Supported files')]: ['html', 'htm', 'txt', 'text', 'md', 'json', 'csv', 'tsv'],
    [l10n.t('All files')]: ['*'],
  };
  const picked = await window.showOpenDialog({
    title: l10n.t('Import Advisory'),
    openLabel: l10n.t('Import'),
    canSelectMany: false,
    filters,
  });
  return picked?.[0];
}

/** Reads and decodes a file. Returns undefined if the file is too large, is binary, or cannot be read. */
async function readFile(source: Uri): Promise<DecodedSource | undefined> {
  try {
    const { size } = await workspace.fs.stat(source);
    if (size > maxBytes) return undefined;
    return decodeFile(await workspace.fs.readFile(source));
  } catch {
    return undefined;
  }
}
