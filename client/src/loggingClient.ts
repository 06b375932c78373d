import { LanguageClient } from 'vscode-languageclient/node';

/**
 * The library's client, with its errors written only to the log. The library shows some of them in its own messages, several for one crash,
 * and none of them suggests a remedy; `serverMessage.ts` shows one that restarts the server. This is a class because the library has no
 * option for it.
 */
export class LoggingClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}
