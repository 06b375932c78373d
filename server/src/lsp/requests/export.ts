/** Exports advisories on the request `advisory/export` and the command `advisory.export`. */
import { RequestType, RequestType0 } from 'vscode-languageserver';
import { exportCommand, exportFormatsRequest, exportRequest } from '../../protocol/protocol.ts';
import type { ExportFormatInfo, ExportParams, ExportResult } from '../../protocol/protocol.ts';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { ServerCommand } from '../requestKinds/serverCommand.ts';
import type { Schedule } from '../scheduling/schedule.ts';

const schedule: Schedule = { priority: 'low' };
const type = new RequestType<ExportParams, ExportResult | null, void>(exportRequest);
const formatsType = new RequestType0<readonly ExportFormatInfo[], void>(exportFormatsRequest);

/**
 * Registers the requests and returns the command. The result of an export is null if the document is not open and the request contains no
 * text.
 */
export function registerExport(parts: RequestParts): ServerCommand {
  const { connection, host, run } = parts;
  connection.onRequest(formatsType, (token) =>
    run<readonly ExportFormatInfo[]>({ method: exportFormatsRequest, token, schedule, fallback: [] }, () =>
      host.pages ? [...host.service.pageFormats(), ...host.service.exportFormats()] : host.service.exportFormats(),
    ),
  );
  connection.onRequest(type, (params, token) =>
    run<ExportResult | null>({ method: exportRequest, token, schedule, fallback: null }, () => exported(parts, params)),
  );
  return {
    name: exportCommand,
    takes: 'the URI of an open advisory, a format, and optionally a TLP label and a profile',
    run(uri, [to, maxTlp, profile]) {
      return exported(parts, {
        textDocument: { uri },
        to: typeof to === 'string' ? to : '',
        ...(typeof maxTlp === 'string' ? { maxTlp } : {}),
        ...(typeof profile === 'string' ? { profile } : {}),
      });
    },
  };
}

async function exported(
  { host, texts, documents, config }: RequestParts,
  { textDocument: { uri }, text, ...options }: ExportParams,
): Promise<ExportResult | null> {
  const { documentContext, loadResources } = await config.of(uri);
  // For the text of an open document, the parsed document is used.
  const open = text === undefined || text === texts.get(uri)?.getText() ? documents.get(uri) : undefined;
  const advisory = open?.advisory ?? (text === undefined ? undefined : host.service.parse(text));
  if (!advisory) return null;
  const { pages, service } = host;
  if (!pages || !service.pageFormats().some(({ to }) => to === options.to))
    return service.exported(advisory, options, documentContext);
  const { mistakes, ...resources } = await loadResources(advisory.advisory);
  const result = await service.page(advisory, options, pages, documentContext, resources);
  return 'files' in result ? { ...result, notes: [...mistakes, ...result.notes] } : result;
}
