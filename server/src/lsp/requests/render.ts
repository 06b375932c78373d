/** The report of an open advisory, by request `advisory/render` and by command `advisory.render`. */
import { RequestType } from 'vscode-languageserver';
import type { Connection } from 'vscode-languageserver';
import { renderCommand, renderRequest } from '../../protocol/protocol.ts';
import type { RenderParams, RenderResult } from '../../protocol/protocol.ts';
import type { ServerCommand } from './executeCommand.ts';
import type { OpenDocuments } from '../documents/openTexts.ts';
import type { ServerHost } from '../host.ts';
import type { SafeRunner } from '../scheduling/requestRunner.ts';
import type { Team } from '../workspace/workspaceConfig.ts';

const renderRequestType = new RequestType<RenderParams, RenderResult | null, void>(renderRequest);

/** Registers the request and gives the command. A document that is not open is answered by null. */
export function registerRender(
  connection: Connection,
  host: ServerHost,
  documents: OpenDocuments,
  team: Team,
  run: SafeRunner,
): ServerCommand {
  const render = async (uri: string): Promise<RenderResult | null> => {
    const { documentContext } = await team.of(uri);
    const document = documents.get(uri);
    return document ? { ...host.service.render(document.advisory, documentContext), version: document.version } : null;
  };
  connection.onRequest(renderRequestType, (params, token) =>
    run<RenderResult | null>(renderRequest, token, null, () => render(params.textDocument.uri), 'last'),
  );
  return { name: renderCommand, takes: 'one argument, the URI of an open advisory', run: (uri) => render(uri) };
}
