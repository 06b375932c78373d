/** `advisory/catalogueInfo`: information about the catalogue that the server uses. */
import { RequestType } from 'vscode-languageserver';
import { catalogueInfoRequest } from '../../protocol/protocol.ts';
import type { CatalogueInfo } from '../../protocol/protocol.ts';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { Schedule } from '../scheduling/schedule.ts';

const schedule: Schedule = { priority: 'normal' };
const type = new RequestType<Record<string, never>, CatalogueInfo | null, void>(catalogueInfoRequest);

/** Registers the request. Its result is null if the host cannot store updates. */
export function registerCatalogueInfo({ connection, host: { catalogue }, run }: RequestParts): void {
  connection.onRequest(type, (_params, token) =>
    run<CatalogueInfo | null>(
      { method: catalogueInfoRequest, token, schedule, fallback: null },
      () => catalogue?.info() ?? null,
    ),
  );
}
