/**
 * Prepares a document for its first edit during a pause after its first check, so that the first key press takes no longer than later
 * ones.
 */
import { describeError } from '../connection/describeError.ts';
import { logError } from '../connection/log.ts';
import type { Schedule } from '../scheduling/schedule.ts';
import type { DiagnosticsParts } from './parts.ts';
import { preparationPause } from './schedule.ts';

const schedule: Schedule = { priority: 'low' };

export interface Preparation {
  /** Called after each check of a version. Only the first check of an open document has an effect. */
  readonly checked: (uri: string, version: number) => void;
  /** Called when a document was closed. */
  forget(uri: string): void;
}

/** Creates the preparation of a connection. A document that is edited earlier is not prepared, because its edit has done the work. */
export function createPreparation({
  connection,
  host,
  texts,
  documents,
  config,
  scheduler,
}: DiagnosticsParts): Preparation {
  /** For each open document that has been checked, a function that cancels its preparation. */
  const begun = new Map<string, () => void>();
  const prepare = async (uri: string, version: number): Promise<void> => {
    const { rules, documentContext } = await config.of(uri);
    const document = texts.versionOf(uri) === version ? documents.get(uri) : undefined;
    if (document) host.service.prepareEdit(document.advisory, rules, documentContext);
  };
  return {
    checked(uri, version) {
      if (begun.has(uri)) return;
      const run = (): void => {
        scheduler
          .run(() => prepare(uri, version), schedule)
          .catch((error: unknown) =>
            logError(connection, `${uri} could not be prepared for edits: ${describeError(error)}`),
          );
      };
      begun.set(uri, host.timer.after(preparationPause, run));
    },
    forget(uri) {
      begun.get(uri)?.();
      begun.delete(uri);
    },
  };
}
