/** Publishes diagnostics, each result only once. */
import { describeError } from '../connection/describeError.ts';
import type { Checked, DiagnosticsParts } from './parts.ts';
import { logError } from '../connection/log.ts';

export interface Publisher {
  /** Publishes a result for the newest version, unless it is the one that was published last. Rejects if it cannot be sent. */
  publish(uri: string, checked: Checked): Promise<void>;
  /** Withdraws the diagnostics of a closed document. */
  clear(uri: string): void;
}

/** Creates the publisher of a connection. */
export function createPublisher({ connection }: Pick<DiagnosticsParts, 'connection'>): Publisher {
  /** The ID of the last published result for each document. */
  const published = new Map<string, string>();
  return {
    async publish(uri, { version, resultId, items }) {
      if (published.get(uri) === resultId) return;
      published.set(uri, resultId);
      await connection.sendDiagnostics({ uri, version, diagnostics: items });
    },
    clear(uri) {
      if (!published.delete(uri)) return;
      connection
        .sendDiagnostics({ uri, diagnostics: [] })
        .catch((error: unknown) =>
          logError(connection, `The diagnostics for ${uri} could not be cleared: ${describeError(error)}`),
        );
    },
  };
}
