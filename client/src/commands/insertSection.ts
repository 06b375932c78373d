import { l10n, QuickPickItemKind, SnippetString, Uri, window, workspace } from 'vscode';
import type { QuickPickItem, TextDocument } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  insertSectionRequest,
  type InsertSectionParams,
  type SectionInsertion,
} from '../../../server/src/protocol/sections.ts';
import { advisoryInFront } from '../advisoryInFront.ts';
import { showInformation, showWarning } from '../notifications.ts';
import { editorsOf } from '../preview/source.ts';
import { choicesOf } from '../sections/items.ts';
import { requestSections } from '../sections/request.ts';
import type { Command } from './command.ts';

/**
 * Inserts the skeleton of a section at its canonical position, and lets the author step through its placeholders. The tree and the preview
 * pass a URI and a key; a keybinding may pass a key. Without a URI, the section is inserted into the active advisory. Without a key, the
 * author chooses among the missing sections.
 */
export const insertSection: Command = {
  id: 'advisory.insertSection',
  async run({ client, previews }, resource, given) {
    const uri = resource instanceof Uri ? resource : advisoryInFront(previews);
    if (!uri) return void showInformation(l10n.t('Open the advisory that you want to insert a section into.'));
    const document = await workspace.openTextDocument(uri);
    const wanted = typeof resource === 'string' ? resource : given;
    const key = typeof wanted === 'string' ? wanted : await chooseSection(client, uri);
    if (key !== undefined) await insert(client, document, key);
  },
};

/** Lets the author choose among the missing sections, required ones first. Resolves with a key; undefined if none is missing or chosen. */
async function chooseSection(client: BaseLanguageClient, uri: Uri): Promise<string | undefined> {
  const choices = choicesOf(l10n.t, await requestSections(client, uri));
  if (choices.length === 0) return void showInformation(l10n.t('This advisory already contains every section.'));
  const items = choices.map(({ label, key, description, detail }): QuickPickItem & { readonly key?: string } =>
    key === undefined
      ? { label, kind: QuickPickItemKind.Separator }
      : {
          label,
          key,
          ...(description === undefined ? {} : { description }),
          ...(detail === undefined ? {} : { detail }),
        },
  );
  const chosen = await window.showQuickPick(items, {
    title: l10n.t('Insert Section'),
    placeHolder: l10n.t('The section to insert'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.key;
}

async function insert(client: BaseLanguageClient, document: TextDocument, key: string): Promise<void> {
  const { uri, version } = document;
  const params: InsertSectionParams = { textDocument: { uri: client.code2ProtocolConverter.asUri(uri) }, key };
  const found = await client.sendRequest<SectionInsertion | null>(insertSectionRequest, params);
  if (document.version !== version) return;
  if (found === null)
    return void showWarning(
      l10n.t(
        'The section {0} cannot be inserted: it is already present, or the top-level keys are not on separate lines.',
        key,
      ),
    );
  const { start } = client.protocol2CodeConverter.asRange(found.range);
  const column = editorsOf(uri)[0]?.viewColumn;
  const editor = await window.showTextDocument(document, column === undefined ? {} : { viewColumn: column });
  // The snippet contains all indentation. VS Code must not add the indentation of the current line.
  await editor.insertSnippet(new SnippetString(found.snippet), start, {
    undoStopBefore: true,
    undoStopAfter: true,
    keepWhitespace: true,
  });
  editor.revealRange(editor.selection);
}
