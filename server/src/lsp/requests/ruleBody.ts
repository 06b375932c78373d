/** The command that inserts the content of a rule file into the advisory. */
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { AppliedResult } from '../../protocol/protocol.ts';
import { ruleBodyCommand } from '../../service/actionKinds.ts';
import { isRecord } from '../connection/checks.ts';
import { createPositionConverter } from '../positions/positionEncoding.ts';
import { applyEdit } from '../requestKinds/editCommand.ts';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { ServerCommand } from '../requestKinds/serverCommand.ts';

/**
 * Creates the command. The result is null if the document is not open or has no path, or if the position is invalid. `applied` is false if
 * no rule file can be read or inserted.
 */
export function createRuleBody({ connection, host, documents, client }: RequestParts): ServerCommand {
  const { files, service } = host;
  return {
    name: ruleBodyCommand,
    takes: 'the URI of an open advisory, the version of its text, and a position in a rule',
    async run(uri, [version, at]): Promise<AppliedResult | null> {
      const open = documents.get(uri);
      const own = files?.pathOf(uri);
      if (!open || !files || own === undefined || !isRecord(at)) return null;
      const { line, character } = at;
      if (typeof line !== 'number' || typeof character !== 'number') return null;
      const convert = createPositionConverter(open.text, client().encoding);
      const position = convert.toServer({ line, character });
      const path = service.rulePathAt(open.advisory, position);
      const folder = own.slice(0, own.lastIndexOf('/'));
      const content = path === null ? undefined : await files.read(`${folder}/${path}`, folder);
      // The client may have changed the text while the file was being read.
      if (documents.get(uri)?.version !== version)
        throw new ResponseError(LSPErrorCodes.ContentModified, 'The document has changed since the request was sent.');
      const edits = content === undefined ? [] : service.ruleBody(open.advisory, position, content);
      if (edits.length === 0) return { applied: false };
      const edit = {
        documentChanges: [{ textDocument: { uri, version: open.version }, edits: convert.toClient(edits) }],
      };
      return applyEdit('Insert rule body', edit, connection, client());
    },
  };
}
