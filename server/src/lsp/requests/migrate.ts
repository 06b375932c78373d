/** Migrates advisories to a later ATT&CK release, on the request `advisory/migrate` and the command `advisory.migrateAttackVersion`. */
import { RequestType } from 'vscode-languageserver';
import type { AnnotatedTextEdit, ChangeAnnotation, WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { migrateCommand, migrateRequest } from '../../protocol/protocol.ts';
import type { MigrateParams, MigrateResult } from '../../protocol/protocol.ts';
import type { Migration } from '../../service/types.ts';
import { plainChanges } from '../answers/workspaceEdits.ts';
import type { ClientFeatures } from '../connection/clientFeatures.ts';
import { createPositionConverter } from '../positions/positionEncoding.ts';
import { askToApply } from '../requestKinds/editCommand.ts';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { ServerCommand } from '../requestKinds/serverCommand.ts';
import type { Schedule } from '../scheduling/schedule.ts';

const schedule: Schedule = { priority: 'normal' };
const type = new RequestType<MigrateParams, MigrateResult | null, void>(migrateRequest);

/**
 * Registers the request, which returns a plan, and creates the command, which asks the client to apply the plan. If the client supports
 * versioned edits with annotations, each change asks for confirmation. The command returns the plan and, if it contains edits, whether they
 * were applied; a client that cannot apply them also gets the workspace edit.
 */
export function registerMigrate(parts: RequestParts): ServerCommand {
  const { connection, texts, client, run } = parts;
  connection.onRequest(type, (params, token) =>
    run<MigrateResult | null>({ method: migrateRequest, token, schedule, fallback: null }, () => plan(parts, params)),
  );
  return {
    name: migrateCommand,
    takes: 'the URI of an open advisory, and optionally a release',
    async run(uri, [release], token) {
      const version = texts.versionOf(uri) ?? null;
      const params = { textDocument: { uri }, ...(typeof release === 'string' ? { toRelease: release } : {}) };
      const planned = await plan(parts, params);
      if (!planned || planned.edits.length === 0 || token.isCancellationRequested) return planned;
      const edit = workspaceEdit(planned, uri, version, client());
      if (!client().appliesEdits) return { ...planned, applied: false, edit };
      return { ...planned, applied: await askToApply(`Migrate to ATT&CK ${planned.to}`, edit, connection) };
    },
  };
}

/** Returns the plan, with positions in the client's encoding; null if the document is not open and the request contains no text. */
async function plan(
  { host, texts, documents, config, client }: RequestParts,
  { textDocument: { uri }, text, toRelease }: MigrateParams,
): Promise<Migration | null> {
  const { documentContext } = await config.of(uri);
  // For the text of an open document, the parsed document is used.
  const open = text === undefined || text === texts.get(uri)?.getText() ? documents.get(uri) : undefined;
  const advisory = open?.advisory ?? (text === undefined ? undefined : host.service.parse(text));
  if (!advisory) return null;
  const source = open?.text ?? TextDocument.create(uri, 'advisory', 0, advisory.text);
  const convert = createPositionConverter(source, client().encoding);
  return convert.toClient(host.service.migration(advisory, toRelease, documentContext));
}

function workspaceEdit(
  { edits, to }: Migration,
  uri: string,
  version: number | null,
  { annotatesChanges, appliesVersionedEdits }: ClientFeatures,
): WorkspaceEdit {
  const changeAnnotations: Record<string, ChangeAnnotation> = {};
  const annotated = edits.map(({ range, newText, label }): AnnotatedTextEdit => {
    changeAnnotations[label] = { label, needsConfirmation: true, description: `Migration to ATT&CK ${to}` };
    return { range, newText, annotationId: label };
  });
  if (annotatesChanges && appliesVersionedEdits)
    return { documentChanges: [{ textDocument: { uri, version }, edits: annotated }], changeAnnotations };
  const plain = edits.map(({ range, newText }) => ({ range, newText }));
  const edit = { documentChanges: [{ textDocument: { uri, version }, edits: plain }] };
  return appliesVersionedEdits ? edit : plainChanges(edit);
}
