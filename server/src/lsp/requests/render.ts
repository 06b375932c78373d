/** Returns the report of an open advisory for the requests `advisory/render` and `advisory/preview`, and the command `advisory.render`. */
import { RequestType } from 'vscode-languageserver';
import { createReporter } from '../connection/reporting.ts';
import { renderCommand, renderRequest } from '../../protocol/protocol.ts';
import type { RenderParams, RenderResult } from '../../protocol/protocol.ts';
import { previewRequest } from '../../protocol/preview.ts';
import type { PreviewParams, PreviewResult } from '../../protocol/preview.ts';
import type { DocumentContext, RenderResources } from '../../core/index.ts';
import type { OpenDocument } from '../documents/parsedDocuments.ts';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { ServerCommand } from '../requestKinds/serverCommand.ts';
import type { Schedule } from '../scheduling/schedule.ts';

const schedule: Schedule = { priority: 'low' };
const type = new RequestType<RenderParams, RenderResult | null, void>(renderRequest);
const previewType = new RequestType<PreviewParams, PreviewResult | null, void>(previewRequest);

/** Creates a report. `templateProblem` is the error in the template, as a phrase that follows the template's name. */
type Make<T> = (
  document: OpenDocument,
  documentContext: DocumentContext,
  resources: RenderResources,
) => T & { readonly templateProblem?: string };

/** Registers the requests and returns the command. For a document that is not open, the results are null. */
export function registerRender({ connection, host, documents, config, run }: RequestParts): ServerCommand {
  const { service } = host;
  const report = createReporter(connection, 'A file used for reports is ignored');
  const withResources = async <T>(
    uri: string,
    make: Make<T>,
  ): Promise<(Omit<T, 'templateProblem'> & { version: number }) | null> => {
    const { configuration, documentContext, loadResources } = await config.of(uri);
    const before = documents.get(uri);
    if (!before) return null;
    const { mistakes, ...resources } = await loadResources(before.advisory.advisory);
    // The text may have changed during the await.
    const document = documents.get(uri);
    if (!document) return null;
    const { templateProblem, ...rendered } = make(document, documentContext, resources);
    const template = `${configuration.render?.template ?? ''} (render.template)`;
    report([...mistakes, ...(templateProblem === undefined ? [] : [`${template} ${templateProblem}`])]);
    return { ...rendered, version: document.version };
  };
  const render = (uri: string): Promise<RenderResult | null> =>
    withResources(uri, ({ advisory }, documentContext, resources) =>
      service.render(advisory, documentContext, resources),
    );
  connection.onRequest(type, ({ textDocument: { uri } }, token) =>
    run<RenderResult | null>({ method: renderRequest, token, schedule, fallback: null }, () => render(uri)),
  );
  connection.onRequest(previewType, ({ textDocument: { uri }, since }, token) =>
    run<PreviewResult | null>({ method: previewRequest, token, schedule, fallback: null }, () =>
      withResources(uri, ({ advisory }, documentContext, resources) =>
        service.preview(advisory, documentContext, resources, since),
      ),
    ),
  );
  return { name: renderCommand, takes: 'one argument, the URI of an open advisory', run: (uri) => render(uri) };
}
