/** The command `advisory.sortSections`, for clients that run commands of the server. */
import type { WorkspaceEdit } from 'vscode-languageserver';
import { sortSectionsCommand } from '../../protocol/protocol.ts';
import type { SortSectionsResult } from '../../protocol/protocol.ts';
import { plainChanges } from '../answers/workspaceEdits.ts';
import { createPositionConverter } from '../positions/positionEncoding.ts';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { ServerCommand } from '../requestKinds/serverCommand.ts';

/** The command, which has the client apply the edits. It answers with null for a document that is not open. */
export function createSortSections({ connection, documents, host, client }: RequestParts): ServerCommand {
  return {
    name: sortSectionsCommand,
    takes: 'the URI of an open advisory',
    async run(uri, _rest, token): Promise<SortSectionsResult | null> {
      const open = documents.get(uri);
      if (!open || token.isCancellationRequested) return null;
      const { advisory, text, version } = open;
      const sorted = host.service.sortSections(advisory);
      if (sorted.length === 0) return { applied: false };
      const { appliesEdits, appliesVersionedEdits, encoding } = client();
      const edits = createPositionConverter(text, encoding).toClient([...sorted]);
      const versioned: WorkspaceEdit = { documentChanges: [{ textDocument: { uri, version }, edits }] };
      const edit = appliesVersionedEdits ? versioned : plainChanges(versioned);
      if (!appliesEdits) return { applied: false, edit };
      const { applied } = await connection.workspace.applyEdit({ label: 'Sort sections', edit });
      return { applied };
    },
  };
}
