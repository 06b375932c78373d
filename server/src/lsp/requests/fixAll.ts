/** The command `advisory.fixAll`, with which the menu of code actions ends. */
import { fixAllCommand } from '../../protocol/protocol.ts';
import { createEditCommand } from '../requestKinds/editCommand.ts';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { ServerCommand } from '../requestKinds/serverCommand.ts';

/** The command, which has the client make all safe fixes. */
export function createFixAll(parts: RequestParts): ServerCommand {
  const { service } = parts.host;
  return createEditCommand(
    {
      name: fixAllCommand,
      label: 'Fix all safe problems',
      edits: ({ advisory }, { rules, documentContext }) => service.fixAll(advisory, rules, documentContext),
    },
    parts,
  );
}
