/** Commands that ask the client to apply edits to one open document. */
import type { Connection, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { ResolvedConfig } from '../../core/index.ts';
import type { AppliedResult } from '../../protocol/protocol.ts';
import { plainChanges } from '../answers/workspaceEdits.ts';
import { isRecord } from '../connection/checks.ts';
import type { ClientFeatures } from '../connection/clientFeatures.ts';
import type { OpenDocument } from '../documents/parsedDocuments.ts';
import { createPositionConverter } from '../positions/positionEncoding.ts';
import type { AnsweringParts } from './answeringParts.ts';
import type { ServerCommand } from './serverCommand.ts';

export interface EditCommand {
  readonly name: string;
  /** A description of the arguments for error messages; by default, the command takes only a URI. */
  readonly takes?: string;
  /** The label of the edit in the client's undo list. */
  readonly label: string;
  /** Returns the edits to the newest text, with positions in UTF-16. `rest` contains the arguments after the URI. */
  readonly edits: (document: OpenDocument, config: ResolvedConfig, rest: readonly unknown[]) => readonly TextEdit[];
}

/** Creates the command. For a document that is not open, its result is null. */
export function createEditCommand(
  { name, takes = 'the URI of an open advisory', label, edits }: EditCommand,
  { connection, documents, config, client }: Pick<AnsweringParts, 'connection' | 'documents' | 'config' | 'client'>,
): ServerCommand {
  return {
    name,
    takes,
    async run(uri, rest, token): Promise<AppliedResult | null> {
      const resolved = await config.of(uri);
      const open = documents.get(uri);
      if (!open || token.isCancellationRequested) return null;
      const found = edits(open, resolved, rest);
      if (found.length === 0) return { applied: false };
      const { text, version } = open;
      const converted = createPositionConverter(text, client().encoding).toClient([...found]);
      const edit = { documentChanges: [{ textDocument: { uri, version }, edits: converted }] };
      return applyEdit(label, edit, connection, client());
    },
  };
}

/** Asks the client to apply an edit, and returns whether it did. If the client does not support such requests, returns the edit instead. */
export async function applyEdit(
  label: string,
  versioned: WorkspaceEdit,
  connection: Connection,
  { appliesEdits, appliesVersionedEdits }: ClientFeatures,
): Promise<AppliedResult> {
  const edit = appliesVersionedEdits ? versioned : plainChanges(versioned);
  if (!appliesEdits) return { applied: false, edit };
  return { applied: await askToApply(label, edit, connection) };
}

/** Asks a client that supports such requests to apply an edit. Returns whether it did; a malformed answer means that it did not. */
export async function askToApply(label: string, edit: WorkspaceEdit, connection: Connection): Promise<boolean> {
  const answer: unknown = await connection.workspace.applyEdit({ label, edit });
  return isRecord(answer) && answer['applied'] === true;
}
