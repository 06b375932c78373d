/** What the client does when the server ends by itself. */
import { CloseAction, ErrorAction } from 'vscode-languageclient';
import type { ErrorHandler } from 'vscode-languageclient';
import { createCrashPolicy } from './crashPolicy.ts';

/** So many unreadable messages of the server in a row are passed over. */
const mostErrors = 3;

/** Makes the handler of a client. `onGivenUp` is called when the server is not started again; the client itself then shows no message. */
export function createCrashHandler(onGivenUp: () => void): ErrorHandler {
  const policy = createCrashPolicy(Date.now);
  return {
    error: (_error, _message, count) => ({
      action: (count ?? 0) <= mostErrors ? ErrorAction.Continue : ErrorAction.Shutdown,
    }),
    closed() {
      if (policy.startsAgain()) return { action: CloseAction.Restart };
      onGivenUp();
      return {
        action: CloseAction.DoNotRestart,
        message: 'The language server has ended too often and is not started again.',
        handled: true,
      };
    },
  };
}
