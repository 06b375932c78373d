/** The command `advisory.fixAll`, which quick-fix menus offer as "Apply all safe fixes". */
import { fixAllCommand } from '../../protocol/protocol.ts';
import { createEditCommand } from '../requestKinds/editCommand.ts';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { ServerCommand } from '../requestKinds/serverCommand.ts';

/** Creates the command, which asks the client to apply all safe fixes. */
export function createFixAll(parts: RequestParts): ServerCommand {
  const { service } = parts.host;
  return createEditCommand(
    {
      name: fixAllCommand,
      label: 'Apply all safe fixes',
      edits: ({ advisory }, { rules, documentContext }) => service.fixAll(advisory, rules, documentContext),
    },
    parts,
  );
}
