/** Asks the user for the export formats. */
import { l10n, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { exportFormatsRequest } from '../../../server/src/protocol/protocol.ts';
import type { ExportFormatInfo } from '../../../server/src/protocol/protocol.ts';
import { showError } from '../notifications.ts';

/**
 * Returns the formats that the user chooses, or those passed by name. Returns none if the user cancels, or if a name is unknown, which is
 * shown as an error.
 */
export async function chooseFormats(
  client: BaseLanguageClient,
  given: readonly string[] | undefined,
): Promise<readonly ExportFormatInfo[]> {
  const offered = await client.sendRequest<readonly ExportFormatInfo[]>(exportFormatsRequest);
  if (given) {
    const unknown = given.filter((name) => !offered.some((format) => nameOf(format) === name));
    if (unknown.length > 0) void showError(l10n.t('Unknown export format: {0}.', unknown.join(', ')));
    return unknown.length > 0 ? [] : offered.filter((format) => given.includes(nameOf(format)));
  }
  const items = offered.map((format) => ({
    label: format.title,
    description: format.extension,
    detail: format.description,
    format,
  }));
  const options = {
    title: l10n.t('Export Advisory'),
    placeHolder: l10n.t('Formats to export'),
    canPickMany: true as const,
    matchOnDetail: true,
  };
  const chosen = (await window.showQuickPick(items, options)) ?? [];
  return chosen.map(({ format }) => format);
}

/** Returns the name by which a keybinding can select a format. For the profile `generic`, this is the name of the format alone. */
function nameOf({ profile, to }: ExportFormatInfo): string {
  return profile === undefined || profile === 'generic' ? to : `${to}:${profile}`;
}
