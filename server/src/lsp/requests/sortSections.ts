/** The command `advisory.sortSections`. */
import { sortSectionsCommand } from '../../protocol/protocol.ts';
import { createEditCommand } from '../requestKinds/editCommand.ts';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { ServerCommand } from '../requestKinds/serverCommand.ts';

/** Creates the command, which asks the client to sort the sections into canonical order. */
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
