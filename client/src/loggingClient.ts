import { LanguageClient } from 'vscode-languageclient/node';

/**
 * The library's client, whose errors go to the log only. It shows some of them in messages of its own, several for one crash, none of
 * which says what to do; `serverMessage.ts` shows one that starts the server again. A class, because the library has no option for it.
 */
export class LoggingClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}
