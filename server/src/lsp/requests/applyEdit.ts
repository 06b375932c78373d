/** The command `advisory.applyEdit`, for clients that do not support code actions with edits. */
import { ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { applyEditCommand } from '../../protocol/protocol.ts';
import type { AppliedResult } from '../../protocol/protocol.ts';
import { isRecord } from '../connection/checks.ts';
import { applyEdit } from '../requestKinds/editCommand.ts';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { ServerCommand } from '../requestKinds/serverCommand.ts';

/**
 * Creates the command that asks the client to apply the edit of a code action, unless the text has changed. Positions stay in the client's
 * encoding.
 */
export function createApplyEdit({ connection, texts, client }: RequestParts): ServerCommand {
  return {
    name: applyEditCommand,
    takes: 'the URI of an open advisory, the version of its text, and a workspace edit',
    async run(uri, [version, edit]): Promise<AppliedResult> {
      if (!isRecord(edit))
        throw new ResponseError(
          ErrorCodes.InvalidParams,
          `The third argument of ${applyEditCommand} must be a workspace edit.`,
        );
      if (texts.versionOf(uri) !== version)
        throw new ResponseError(LSPErrorCodes.ContentModified, 'The document has changed since the request was sent.');
      return applyEdit('Fix', edit, connection, client());
    },
  };
}
