/** `advisory/import`: converts text in another format to an advisory. */
import { RequestType } from 'vscode-languageserver';
import { importRequest } from '../../protocol/import.ts';
import type { ImportParams, ImportResult } from '../../protocol/import.ts';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { Schedule } from '../scheduling/schedule.ts';

const schedule: Schedule = { priority: 'low' };
const type = new RequestType<ImportParams, ImportResult | null, void>(importRequest);

/** Registers the request. The result is null only after an internal error, which is logged. */
export function registerImport({ connection, host: { service }, run }: RequestParts): void {
  connection.onRequest(type, ({ text, name, assumedEncoding }, token) =>
    run<ImportResult | null>({ method: importRequest, token, schedule, fallback: null }, () =>
      service.imported(text, name, assumedEncoding),
    ),
  );
}
