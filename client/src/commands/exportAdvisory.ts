import { l10n, Uri, window } from 'vscode';
import { chooseFormats } from '../export/choices.ts';
import { exportAll } from '../export/exportAll.ts';
import { readGiven } from '../export/given.ts';
import type { GivenExport } from '../export/given.ts';
import { save } from '../export/save.ts';
import { showInformation } from '../notifications.ts';
import type { Command, CommandParts } from './command.ts';

/**
 * Exports advisories to files: the ones selected in the explorer, or else the one in the active preview or editor. A keybinding may pass
 * URIs, formats and a folder, e.g. `{ "formats": ["stix", "csv:misp"], "folder": "file:///…" }`.
 */
export const exportAdvisory: Command = {
  id: 'advisory.export',
  async run(parts, first, selection) {
    const given = readGiven(first);
    const uris = urisOf(parts, first, selection, given);
    if (uris.length === 0) return void showInformation(l10n.t('Open the advisory that you want to export.'));
    const formats = await chooseFormats(parts.client, given?.formats);
    if (formats.length === 0) return;
    const exported = await exportAll(parts.client, uris, formats);
    if (exported) await save(parts.client, exported, given?.folder);
  },
};

function urisOf(
  { previews }: CommandParts,
  first: unknown,
  selection: unknown,
  given: GivenExport | undefined,
): readonly Uri[] {
  if (given && given.uris.length > 0) return given.uris;
  const selected = Array.isArray(selection) ? selection.filter((one: unknown) => one instanceof Uri) : [];
  if (selected.length > 0) return selected;
  const preview = previews.activeUri();
  if (preview) return [preview];
  if (first instanceof Uri) return [first];
  const active = window.activeTextEditor?.document;
  return active?.languageId === 'advisory' ? [active.uri] : [];
}
