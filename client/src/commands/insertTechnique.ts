import { CancellationTokenSource, l10n, window, workspace } from 'vscode';
import type { CancellationToken, QuickPick, TextEditor } from 'vscode';
import type { BaseLanguageClient, WorkspaceEdit } from 'vscode-languageclient';
import { insertTechniqueRequest, searchTechniquesRequest } from '../../../server/src/protocol/protocol.ts';
import type {
  FoundTechnique,
  InsertTechniqueParams,
  SearchTechniquesParams,
} from '../../../server/src/protocol/protocol.ts';
import { createLatestSearch } from '../latestSearch.ts';
import { techniqueItems } from '../techniqueItems.ts';
import type { TechniqueItem } from '../techniqueItems.ts';
import { showInformation, showWarning } from '../notifications.ts';
import type { Command } from './command.ts';

/**
 * Searches ATT&CK techniques as the user types. Inserts the chosen one at the cursor if a technique is allowed there, otherwise into
 * `mitre_attack`.
 */
export const insertTechnique: Command = {
  id: 'advisory.insertTechnique',
  async run({ client }) {
    const editor = window.activeTextEditor;
    if (editor?.document.languageId !== 'advisory') {
      void showInformation(l10n.t('Open the advisory that you want to insert a technique into.'));
      return;
    }
    const chosen = await choose(client, editor);
    if (chosen !== undefined) await insert(client, editor, chosen.id);
  },
};

/**
 * Lets the user choose a technique. The server ranks and filters the results. VS Code's own filter would hide results that were found by a
 * former name or a tactic.
 */
function choose(client: BaseLanguageClient, editor: TextEditor): Promise<TechniqueItem | undefined> {
  const textDocument = { uri: client.code2ProtocolConverter.asUri(editor.document.uri) };
  const pick: QuickPick<TechniqueItem> = window.createQuickPick();
  pick.title = l10n.t('Insert ATT&CK Technique');
  pick.placeholder = l10n.t('ID, name, tactic or platform: t1566.2, lsass, persistence linux');
  const search = createLatestSearch<readonly FoundTechnique[], CancellationToken>({
    source: () => new CancellationTokenSource(),
    search: (query, token) => {
      const params: SearchTechniquesParams = { textDocument, query };
      return client.sendRequest<readonly FoundTechnique[]>(searchTechniquesRequest, params, token);
    },
    busy: (busy) => (pick.busy = busy),
    show: (found) => (pick.items = techniqueItems(l10n.t, found)),
    failed: (error) => client.error('The search for techniques failed.', error),
  });
  return new Promise((resolve) => {
    pick.onDidChangeValue((query) => search.ask(query));
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      // The user pressed Enter before any results arrived.
      if (chosen === undefined) return;
      resolve(chosen);
      pick.hide();
    });
    pick.onDidHide(() => {
      search.dispose();
      pick.dispose();
      resolve(undefined);
    });
    pick.show();
    const typed = typedQuery(editor);
    if (typed !== '') search.ask((pick.value = typed));
  });
}

/**
 * Returns the initial query: the selected text or, without a selection, the technique that has been typed in the list item before the
 * cursor. Returns an empty string if there is neither, or if the selection spans several lines.
 */
function typedQuery({ document, selection }: TextEditor): string {
  if (!selection.isSingleLine) return '';
  if (!selection.isEmpty) return document.getText(selection).trim();
  const before = document.lineAt(selection.active.line).text.slice(0, selection.active.character);
  return /^\s*-\s+(?:id:\s*)?([\w./][\w./ ]*)$/.exec(before)?.[1]?.trim() ?? '';
}

async function insert(client: BaseLanguageClient, editor: TextEditor, id: string): Promise<void> {
  const { document, selection } = editor;
  const params: InsertTechniqueParams = {
    textDocument: { uri: client.code2ProtocolConverter.asUri(document.uri) },
    position: client.code2ProtocolConverter.asPosition(selection.active),
    id,
  };
  const answer = await client.sendRequest<WorkspaceEdit | null>(insertTechniqueRequest, params);
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(answer);
  if (edit === undefined || !(await workspace.applyEdit(edit)))
    void showWarning(l10n.t('{0} could not be inserted: the advisory has no list of techniques to add it to.', id));
}
