/** The report of an open advisory, by request `advisory/render` and by command `advisory.render`. */
import { RequestType } from 'vscode-languageserver';
import { createReporter } from '../connection/reporting.ts';
import { renderCommand, renderRequest } from '../../protocol/protocol.ts';
import type { RenderParams, RenderResult } from '../../protocol/protocol.ts';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { ServerCommand } from '../requestKinds/serverCommand.ts';
import type { Schedule } from '../scheduling/schedule.ts';

const schedule: Schedule = { priority: 'low' };
const type = new RequestType<RenderParams, RenderResult | null, void>(renderRequest);

/** Registers the request and returns the command. The result is null for a document that is not open. */
export function registerRender({ connection, host, documents, config, run }: RequestParts): ServerCommand {
  const report = createReporter(connection, 'A file of reports does not count');
  const render = async (uri: string): Promise<RenderResult | null> => {
    const { configuration, documentContext, dress } = await config.of(uri);
    const before = documents.get(uri);
    if (!before) return null;
    const { mistakes, ...dressing } = await dress(before.advisory.advisory);
    // The text may have changed meanwhile.
    const document = documents.get(uri);
    if (!document) return null;
    const { mistake, ...rendered } = host.service.render(document.advisory, documentContext, dressing);
    const template = `${configuration.render?.template ?? ''}, which render.template names,`;
    report([...mistakes, ...(mistake === undefined ? [] : [`${template} ${mistake}`])]);
    return { ...rendered, version: document.version };
  };
  connection.onRequest(type, ({ textDocument: { uri } }, token) =>
    run<RenderResult | null>({ method: renderRequest, token, schedule, fallback: null }, () => render(uri)),
  );
  return { name: renderCommand, takes: 'one argument, the URI of an open advisory', run: (uri) => render(uri) };
}
