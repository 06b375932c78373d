/**
 * `textDocument/completion` and `completionItem/resolve`. A request to resolve an item does not identify a document, so the document
 * context of the last completion is used.
 */
import { CompletionTriggerKind } from 'vscode-languageserver';
import type { DocumentContext } from '../../core/index.ts';
import { documentedItemFor, listFor } from '../answers/completionAnswers.ts';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { Schedule } from '../scheduling/schedule.ts';

const schedule: Schedule = { priority: 'high', supersededBy: 'newer request' };
const resolveSchedule: Schedule = { priority: 'high' };

/** Registers the handlers. For a document that is not open, the completion list is null. */
export function registerCompletion({ connection, host: { service }, client, run, onPosition }: RequestParts): void {
  /** The document context of the last completion. */
  let completedIn: DocumentContext | undefined;
  connection.onCompletion(({ textDocument: { uri }, position: positions, context }, token) =>
    onPosition(
      { method: 'textDocument/completion', schedule, uri, token, positions },
      null,
      ({ advisory }, { documentContext }, at) => {
        completedIn = documentContext;
        const again = context?.triggerKind === CompletionTriggerKind.TriggerForIncompleteCompletions;
        return listFor(service.completion(advisory, at, documentContext, again), client().completion);
      },
    ),
  );
  connection.onCompletionResolve((item, token) =>
    run({ method: 'completionItem/resolve', token, schedule: resolveSchedule, fallback: item }, () =>
      documentedItemFor(service.resolveCompletion(item, completedIn), client().completion),
    ),
  );
}
