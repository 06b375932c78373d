/** `textDocument/completion` and `completionItem/resolve`: the second describes an item as of where the first was requested. */
import type { DocumentContext } from '../../core/index.ts';
import { compactList } from '../answers/compactList.ts';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { Schedule } from '../scheduling/schedule.ts';

const schedule: Schedule = { priority: 'high', supersededBy: 'newer request' };
const resolveSchedule: Schedule = { priority: 'high' };

/** Registers the handlers. */
export function registerCompletion({ connection, host: { service }, client, run, onPosition }: RequestParts): void {
  /** The context of the last completion. */
  let completedIn: DocumentContext | undefined;
  connection.onCompletion(({ textDocument: { uri }, position: positions }, token) =>
    onPosition(
      { method: 'textDocument/completion', schedule, uri, token, positions },
      null,
      ({ advisory }, { documentContext }, at) => {
        completedIn = documentContext;
        return compactList(service.completion(advisory, at, documentContext), client());
      },
    ),
  );
  connection.onCompletionResolve((item, token) =>
    run({ method: 'completionItem/resolve', token, schedule: resolveSchedule, fallback: item }, () =>
      service.resolveCompletion(item, completedIn),
    ),
  );
}
