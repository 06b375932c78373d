/** Handles crashes of the server. */
import { CloseAction, ErrorAction } from 'vscode-languageclient';
import type { ErrorHandler } from 'vscode-languageclient';
import { createCrashPolicy } from './crashPolicy.ts';

/** The maximum number of consecutive connection errors, such as unreadable messages, that are ignored. */
const maxErrors = 3;

/** Creates the handler for a client. `onGivenUp` is called if the server is not restarted. The client itself shows no notification. */
export function createCrashHandler(onGivenUp: () => void): ErrorHandler {
  const policy = createCrashPolicy(Date.now);
  return {
    error: (_error, _message, count) => ({
      action: (count ?? 0) <= maxErrors ? ErrorAction.Continue : ErrorAction.Shutdown,
    }),
    closed() {
      if (policy.startsAgain()) return { action: CloseAction.Restart };
      onGivenUp();
      return {
        action: CloseAction.DoNotRestart,
        message: 'The language server stopped too often and is not restarted.',
        handled: true,
      };
    },
  };
}
