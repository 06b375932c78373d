/** The report of an open advisory, by request `advisory/render` and by command `advisory.render`. */
import { RequestType } from 'vscode-languageserver';
import { renderCommand, renderRequest } from '../../protocol/protocol.ts';
import type { RenderParams, RenderResult } from '../../protocol/protocol.ts';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { ServerCommand } from '../requestKinds/serverCommand.ts';
import type { Schedule } from '../scheduling/schedule.ts';

const schedule: Schedule = { priority: 'low' };
const type = new RequestType<RenderParams, RenderResult | null, void>(renderRequest);

/** Registers the request and returns the command. The result is null for a document that is not open. */
export function registerRender({ connection, host, documents, config, run }: RequestParts): ServerCommand {
  const render = async (uri: string): Promise<RenderResult | null> => {
    const { documentContext } = await config.of(uri);
    const document = documents.get(uri);
    return document ? { ...host.service.render(document.advisory, documentContext), version: document.version } : null;
  };
  connection.onRequest(type, ({ textDocument: { uri } }, token) =>
    run<RenderResult | null>({ method: renderRequest, token, schedule, fallback: null }, () => render(uri)),
  );
  return { name: renderCommand, takes: 'one argument, the URI of an open advisory', run: (uri) => render(uri) };
}
