import { LanguageClient } from 'vscode-languageclient/node';

/**
 * A language client that only logs errors. The library would show some of them as notifications: several for a single crash, and without a
 * remedy. `serverMessage.ts` instead shows one with a button that restarts the server. The library has no option that prevents its
 * notifications, so a method is overridden.
 */
export class LoggingClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}
