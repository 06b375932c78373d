/** The report of an open advisory, by request `advisory/render` and by command `advisory.render`. */
import { ErrorCodes, RequestType, ResponseError } from 'vscode-languageserver';
import type { Connection } from 'vscode-languageserver';
import { renderCommand, renderRequest } from '../protocol.ts';
import type { RenderParams, RenderResult } from '../protocol.ts';
import type { OpenDocuments } from './documents.ts';
import type { ServerHost } from './host.ts';
import type { SafeRunner } from './runSafe.ts';

const renderRequestType = new RequestType<RenderParams, RenderResult | null, void>(renderRequest);

/** Registers both. A document that is not open is answered by null; a command with other arguments by InvalidParams. */
export function registerRender(
  connection: Connection,
  host: ServerHost,
  documents: OpenDocuments,
  run: SafeRunner,
): void {
  const render = (uri: string): RenderResult | null => {
    const document = documents.get(uri);
    return document ? { ...host.service.render(document.advisory), version: document.version } : null;
  };
  connection.onRequest(renderRequestType, (params, token) =>
    run<RenderResult | null>(renderRequest, token, null, () => render(params.textDocument.uri)),
  );
  connection.onExecuteCommand((params, token) => {
    const uri: unknown = params.arguments?.[0];
    if (params.command !== renderCommand) return invalid(`There is no command ${params.command}.`);
    if (typeof uri !== 'string') return invalid(`${renderCommand} takes one argument, the URI of an open advisory.`);
    return run<RenderResult | null>(renderCommand, token, null, () => render(uri));
  });
}

const invalid = (message: string): ResponseError<void> => new ResponseError(ErrorCodes.InvalidParams, message);
