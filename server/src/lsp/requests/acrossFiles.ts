/** Requests concerning several files in a workspace. Their handlers are a separate bundle, which is loaded on first use. */
import { LSPErrorCodes, RequestType, ResponseError } from 'vscode-languageserver';
import type { CancellationToken } from 'vscode-languageserver';
import { advisoriesRequest, checkWorkspaceCommand } from '../../protocol/corpus.ts';
import type { AdvisoriesParams, AdvisoryGroup } from '../../protocol/corpus.ts';
import {
  advisoryGroups,
  checkWorkspace,
  definitions,
  prepareRename,
  references,
  rename,
  workspaceDiagnostics,
  workspaceSymbols,
} from '../corpus/index.ts';
import type { CorpusAccess } from '../corpus/access.ts';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { ServerCommand } from '../requestKinds/serverCommand.ts';
import type { Schedule } from '../scheduling/schedule.ts';

/** Normal priority: the index runs in its own thread and may have to be loaded first, so other jobs need not wait for its answers. */
const schedule: Schedule = { priority: 'normal' };
const groups = new RequestType<AdvisoriesParams, readonly AdvisoryGroup[], void>(advisoriesRequest);

/** Registers the handlers, and creates the command that checks the workspace. */
export function registerAcrossFiles(parts: RequestParts, corpus: CorpusAccess): ServerCommand {
  const { connection, run } = parts;
  connection.onDefinition((params, token) => definitions(parts, params, token));
  connection.onReferences((params, token) => references(parts, corpus.get(), params, token));
  connection.onPrepareRename((params, token) => prepareRename(parts, params, token, refused));
  connection.onRenameRequest((params, token) => rename(parts, corpus.get(), params, token, refused));
  const answer = <T>(
    method: string,
    token: CancellationToken,
    fallback: T,
    job: () => Promise<T>,
  ): Promise<T | ResponseError<never>> => run({ method, token, schedule, fallback }, job);
  connection.onWorkspaceSymbol(({ query }, token) =>
    answer('workspace/symbol', token, [], () => workspaceSymbols(corpus.get(), query, token)),
  );
  connection.onRequest(groups, (params, token) =>
    answer(advisoriesRequest, token, [], () => advisoryGroups(corpus.get(), params, token)),
  );
  connection.languages.diagnostics.onWorkspace((params, token, _progress, partial) => {
    const send = partial && ((items: Parameters<typeof partial.report>[0]['items']) => partial.report({ items }));
    return answer('workspace/diagnostic', token, { items: [] }, () =>
      workspaceDiagnostics(parts, corpus.get(), params, token, send),
    );
  });
  return {
    name: checkWorkspaceCommand,
    takes: 'no arguments',
    run: (_uri, _rest, token) => checkWorkspace(parts, corpus.get(), corpus.unopened(), token),
  };
}

const refused = (message: string): ResponseError<never> => new ResponseError(LSPErrorCodes.RequestFailed, message);
