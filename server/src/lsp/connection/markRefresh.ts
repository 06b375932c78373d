/** Asks the client to request inlay hints and semantic tokens again after the settings or the catalogue have changed. */
import type { Connection } from 'vscode-languageserver';
import type { ClientFeatures } from './clientFeatures.ts';
import { describeError } from './describeError.ts';
import { logError } from './log.ts';

/**
 * Creates the function that asks for inlay hints and semantic tokens, each only if the client supports the request. The function does not
 * wait for responses.
 */
export function createMarkRefresh(connection: Connection, client: () => ClientFeatures): () => void {
  const send = (method: string): void => {
    connection
      .sendRequest(method)
      .catch((error: unknown) => logError(connection, `${method} failed: ${describeError(error)}`));
  };
  return () => {
    if (client().refreshesHints) send('workspace/inlayHint/refresh');
    if (client().refreshesTokens) send('workspace/semanticTokens/refresh');
  };
}
