import { CodeAction, Range, Uri, commands, l10n, window, workspace } from 'vscode';
import { showInformation } from '../notifications.ts';
import type { Command } from './command.ts';

/** The kind of the server's code action that sorts the sections. */
const kind = 'source.sortSections.advisory';

/** Sorts the sections of an advisory (by default, the active one) into canonical order. */
export const sortSections: Command = {
  id: 'advisory.sortSections',
  async run(_parts, resource) {
    const active = window.activeTextEditor?.document;
    const uri = resource instanceof Uri ? resource : active?.languageId === 'advisory' ? active.uri : undefined;
    if (!uri) return void showInformation(l10n.t('Open the advisory whose sections you want to sort.'));
    const actions = await commands.executeCommand<readonly unknown[]>(
      'vscode.executeCodeActionProvider',
      uri,
      new Range(0, 0, 0, 0),
      kind,
    );
    const action = actions.find((one): one is CodeAction => one instanceof CodeAction && one.edit !== undefined);
    if (!action?.edit)
      return void showInformation(
        l10n.t('The sections are already in order, or a syntax error or a YAML alias prevents sorting.'),
      );
    await workspace.applyEdit(action.edit);
  },
};
