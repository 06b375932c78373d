/** Requests migration plans from the server, and converts them to VS Code edits. */
import { Range, workspace, WorkspaceEdit } from 'vscode';
import type { CancellationToken, Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { migrateRequest } from '../../server/src/protocol/protocol.ts';
import type { MigrateParams, MigrateResult } from '../../server/src/protocol/protocol.ts';

/** A plan and the text that it applies to. */
export interface PlannedMigration {
  readonly uri: Uri;
  readonly text: string;
  readonly plan: MigrateResult;
}

/**
 * Requests the plan that migrates an advisory to a release, by default the newest one. Resolves with undefined if the server has no plan.
 * Rejects if the file cannot be read or the request fails.
 */
export async function planMigration(
  client: BaseLanguageClient,
  uri: Uri,
  toRelease?: string,
  token?: CancellationToken,
): Promise<PlannedMigration | undefined> {
  const text = await textOf(uri);
  const params: MigrateParams = {
    textDocument: { uri: client.code2ProtocolConverter.asUri(uri) },
    text,
    ...(toRelease === undefined ? {} : { toRelease }),
  };
  // An undefined token must be omitted, because it would be sent as a second parameter.
  const plan = await (token
    ? client.sendRequest<MigrateResult | null>(migrateRequest, params, token)
    : client.sendRequest<MigrateResult | null>(migrateRequest, params));
  return plan ? { uri, text, plan } : undefined;
}

/** Returns the text of a document, including unsaved changes. */
async function textOf(uri: Uri): Promise<string> {
  const open = openDocument(uri);
  return open ? open.getText() : new TextDecoder().decode(await workspace.fs.readFile(uri));
}

const openDocument = (uri: Uri): { getText(): string } | undefined =>
  workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());

/**
 * Returns one edit for all plans. With `confirm`, the changes are shown in the refactor preview. They have one label per file, so that the
 * user accepts or rejects a file as a whole.
 */
export function editOf(migrations: readonly PlannedMigration[], confirm: boolean): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  for (const { uri, plan } of migrations) {
    const label = `ATT&CK ${plan.from} → ${plan.to}`;
    for (const { range, newText } of plan.edits) {
      const { start, end } = range;
      const location = new Range(start.line, start.character, end.line, end.character);
      edit.replace(uri, location, newText, confirm ? { needsConfirmation: true, label } : undefined);
    }
  }
  return edit;
}

/** Whether the plan may be applied: the document is closed, or its text is still the one that the plan was made for. */
export function isCurrent({ uri, text }: PlannedMigration): boolean {
  const open = openDocument(uri);
  return open === undefined || open.getText() === text;
}
