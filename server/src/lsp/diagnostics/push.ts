/** Pushed diagnostics: of the newest version alone, once for all changes that come together. */
import type { Checked, DiagnosticsParts } from './parts.ts';
import type { Pauses } from '../scheduling/debounce.ts';
import { describeError } from '../scheduling/requestRunner.ts';

export interface Publisher {
  /** Publishes what is found in a document, unless that was done for the same version and settings. */
  readonly schedule: (uri: string) => void;
  /** Takes back what was published of a document that was closed. */
  clear(uri: string): void;
}

/** Makes it for one connection. */
export function createPublisher(
  { connection, documents, turns }: DiagnosticsParts,
  pauses: Pauses,
  check: (uri: string) => Promise<Checked | undefined>,
): Publisher {
  /** What is to come, by document; the value calls it off. */
  const waiting = new Map<string, () => void>();
  const published = new Map<string, string>();
  const callOff = (uri: string): void => {
    waiting.get(uri)?.();
    waiting.delete(uri);
  };
  const publish = async (uri: string): Promise<void> => {
    const checked = await check(uri);
    // What changed or closed meanwhile has its own turn, and older results must not overwrite newer ones.
    if (!checked || documents.versionOf(uri) !== checked.version || published.get(uri) === checked.resultId) return;
    published.set(uri, checked.resultId);
    await connection.sendDiagnostics({ uri, version: checked.version, diagnostics: checked.items });
  };
  return {
    schedule(uri) {
      callOff(uri);
      const state = { isCancellationRequested: false };
      const job = async (): Promise<void> => {
        if (state.isCancellationRequested) return;
        waiting.delete(uri);
        await publish(uri);
      };
      const start = (): void =>
        void turns
          .last(job, state)
          .catch((error: unknown) =>
            connection.console.error(`The diagnostics of ${uri} failed: ${describeError(error)}`),
          );
      const cancelPause = pauses.after(uri, start);
      waiting.set(uri, () => {
        state.isCancellationRequested = true;
        cancelPause();
      });
    },
    clear(uri) {
      callOff(uri);
      published.delete(uri);
      connection
        .sendDiagnostics({ uri, diagnostics: [] })
        .catch((error: unknown) => connection.console.error(`Clearing ${uri} failed: ${describeError(error)}`));
    },
  };
}
