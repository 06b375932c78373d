/** `advisory/insertTechnique`: returns the edits that insert a technique. */
import { RequestType } from 'vscode-languageserver';
import type { Position, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { insertTechniqueRequest } from '../../protocol/protocol.ts';
import type { InsertTechniqueParams } from '../../protocol/protocol.ts';
import { plainChanges } from '../answers/workspaceEdits.ts';
import type { ClientFeatures } from '../connection/clientFeatures.ts';
import type { OpenDocument } from '../documents/parsedDocuments.ts';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { Schedule } from '../scheduling/schedule.ts';

const schedule: Schedule = { priority: 'high', supersededBy: 'newer request' };
const type = new RequestType<InsertTechniqueParams, WorkspaceEdit | null, void>(insertTechniqueRequest);

/** Registers the request. The result is null if the advisory is not open, or if the technique cannot be inserted. */
export function registerInsertTechnique({ connection, host: { service }, client, onPosition }: RequestParts): void {
  connection.onRequest(type, ({ textDocument: { uri }, position: positions, id }, token) =>
    onPosition<Position, WorkspaceEdit | null>(
      { method: insertTechniqueRequest, schedule, uri, token, positions },
      null,
      (document, { documentContext }, at) =>
        insertion(document, service.insertTechnique(document.advisory, at, id, documentContext), client()),
    ),
  );
}

function insertion(
  { uri, version }: OpenDocument,
  edits: readonly TextEdit[],
  { appliesVersionedEdits }: ClientFeatures,
): WorkspaceEdit | null {
  if (edits.length === 0) return null;
  const edit = { documentChanges: [{ textDocument: { uri, version }, edits: [...edits] }] };
  return appliesVersionedEdits ? edit : plainChanges(edit);
}
