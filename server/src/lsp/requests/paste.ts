/** `advisory/paste`, the equivalent command for other editors, and the command that converts text in the document. */
import { ErrorCodes, RequestType, ResponseError } from 'vscode-languageserver';
import type { Range } from 'vscode-languageserver';
import { convertPastedCommand, pasteAsCommand, pasteRequest } from '../../protocol/protocol.ts';
import type { PastedResult, PasteParams, PasteResult } from '../../protocol/protocol.ts';
import type { Conversion } from '../../service/paste.ts';
import { isRange } from '../connection/checks.ts';
import type { OpenDocument } from '../documents/parsedDocuments.ts';
import { createPositionConverter } from '../positions/positionEncoding.ts';
import { applyEdit } from '../requestKinds/editCommand.ts';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { ServerCommand } from '../requestKinds/serverCommand.ts';
import type { Schedule } from '../scheduling/schedule.ts';
import type { ResolvedConfig } from '../../core/index.ts';

const schedule: Schedule = { priority: 'high', supersededBy: 'newer request' };
const type = new RequestType<PasteParams, PasteResult | null, void>(pasteRequest);

/** Registers the request. The result is null if the advisory is not open, or if the text cannot be converted. */
export function registerPaste({ connection, host: { service }, onPosition }: RequestParts): void {
  connection.onRequest(type, ({ textDocument: { uri }, range: positions, text, html, fileName }, token) =>
    onPosition<Range, PasteResult | null>(
      { method: pasteRequest, schedule, uri, token, positions },
      null,
      ({ advisory }, { documentContext }, range) =>
        service.paste(
          advisory,
          range,
          { text, ...(html === undefined ? {} : { html }), ...(fileName === undefined ? {} : { fileName }) },
          documentContext,
        ),
    ),
  );
}

/** Creates the command that converts text and replaces a range with the result. */
export function createPasteAs(parts: RequestParts): ServerCommand {
  const { service } = parts.host;
  return {
    name: pasteAsCommand,
    takes: 'the URI of an open advisory, a range, a string, and optionally the name of the file it comes from',
    run(uri, [range, text, fileName]) {
      if (typeof text !== 'string') throw invalid(pasteAsCommand, 'third', 'a text');
      const pasted = { text, ...(typeof fileName === 'string' ? { fileName } : {}) };
      return convert(parts, uri, [pasteAsCommand, range], ({ advisory }, { documentContext }, at) =>
        service.paste(advisory, at, pasted, documentContext),
      );
    },
  };
}

/** Creates the command that converts the text in a range of the document. */
export function createConvertPasted(parts: RequestParts): ServerCommand {
  const { service } = parts.host;
  return {
    name: convertPastedCommand,
    takes: 'the URI of an open advisory, and a range',
    run: (uri, [range]) =>
      convert(parts, uri, [convertPastedCommand, range], ({ advisory }, { documentContext }, at) =>
        service.convertPasted(advisory, at, documentContext),
      ),
  };
}

type Convert = (document: OpenDocument, config: ResolvedConfig, range: Range) => Conversion | null;

async function convert(
  { connection, documents, config, client }: RequestParts,
  uri: string,
  [command, range]: readonly [string, unknown],
  conversion: Convert,
): Promise<PastedResult | null> {
  if (!isRange(range)) throw invalid(command, 'second', 'a range');
  const resolved = await config.of(uri);
  const open = documents.get(uri);
  if (!open) return null;
  const positions = createPositionConverter(open.text, client().encoding);
  const made = conversion(open, resolved, positions.toServer(range));
  if (!made) return { applied: false };
  const { version } = open;
  const edits = positions.toClient([...made.edits]);
  const edit = { documentChanges: [{ textDocument: { uri, version }, edits }] };
  return { ...(await applyEdit(made.title, edit, connection, client())), title: made.title };
}

const invalid = (command: string, which: string, what: string): ResponseError<void> =>
  new ResponseError(ErrorCodes.InvalidParams, `The ${which} argument of ${command} must be ${what}.`);
