/** Warns the user, both in an editor message and in the log. */
import { MessageType, ShowMessageNotification } from 'vscode-languageserver';
import type { Connection } from 'vscode-languageserver';
import { plainMessage } from '../../protocol/plainMessage.ts';
import { describeError } from './describeError.ts';
import { logError } from './log.ts';

/** Shows a warning, as text without markup. This is a notification, because the connection's `showWarningMessage` waits for a response. */
export function showWarning(connection: Connection, text: string): void {
  connection
    .sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message: plainMessage(text) })
    .catch((error: unknown) => logError(connection, describeError(error)));
}

/**
 * Creates a function that reports mistakes, phrased to follow `title` and a colon. Each is reported once per connection: all in the log, and
 * the first of each call also in a message.
 */
export function createReporter(connection: Connection, title: string): (mistakes: readonly string[]) => void {
  const reported = new Set<string>();
  return (mistakes) => {
    const fresh = [...new Set(mistakes)].filter((mistake) => !reported.has(mistake));
    for (const mistake of fresh) {
      reported.add(mistake);
      connection.console.warn(`${title}: ${mistake}`);
    }
    const [first] = fresh;
    const more = fresh.length > 1 ? ` (and ${fresh.length - 1} more; see the log)` : '';
    if (first !== undefined) showWarning(connection, `${title}: ${first}${more}`);
  };
}
