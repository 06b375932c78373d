/** `advisory/searchTechniques`: techniques by ID, name, tactic or platform. */
import { RequestType } from 'vscode-languageserver';
import { searchTechniquesRequest } from '../../protocol/protocol.ts';
import type { FoundTechnique, SearchTechniquesParams } from '../../protocol/protocol.ts';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { Schedule } from '../scheduling/schedule.ts';

const schedule: Schedule = { priority: 'high' };
const type = new RequestType<SearchTechniquesParams, readonly FoundTechnique[], void>(searchTechniquesRequest);

/** Registers the request. The result is empty if the advisory is not open. */
export function registerSearchTechniques({ connection, host: { service }, onDocument }: RequestParts): void {
  connection.onRequest(type, ({ textDocument: { uri }, query }, token) =>
    onDocument<readonly FoundTechnique[]>(
      { method: searchTechniquesRequest, schedule, uri, token },
      [],
      ({ advisory }, { documentContext }) => service.searchTechniques(advisory, query, documentContext),
    ),
  );
}
