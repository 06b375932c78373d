/** The command `advisory.sortSections`, for clients that run commands of the server. */
import { sortSectionsCommand } from '../../protocol/protocol.ts';
import { createEditCommand } from '../requestKinds/editCommand.ts';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { ServerCommand } from '../requestKinds/serverCommand.ts';

/** The command, which has the client put the sections into canonical order. */
export function createSortSections(parts: RequestParts): ServerCommand {
  const { service } = parts.host;
  return createEditCommand(
    {
      name: sortSectionsCommand,
      label: 'Sort sections',
      edits: ({ advisory }) => service.sortSections(advisory),
    },
    parts,
  );
}
