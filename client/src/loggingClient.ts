import { LanguageClient } from 'vscode-languageclient/node';

/**
 * The library's client, changed to write errors only to the log. The library would show some of them as notifications, several for a single crash,
 * and none of these suggest a remedy; `serverMessage.ts` shows a message with a button that restarts the server. This is a class because the
 * library has no option for it.
 */
export class LoggingClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}
