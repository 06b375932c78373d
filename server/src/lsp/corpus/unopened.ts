/**
 * Publishes the diagnostics of advisories that are not open, and keeps them up to date. Does nothing until the user has checked the
 * workspace.
 */
import type { Diagnostic } from 'vscode-languageserver';
import { diagnosticsFor } from '../answers/diagnosticAnswers.ts';
import { describeError } from '../connection/describeError.ts';
import { logError } from '../connection/log.ts';
import type { CheckedFile } from '../../service/corpus/messages.ts';
import type { CorpusParts } from './corpusParts.ts';
import { neverCancelled, type CorpusClient } from './corpusClient.ts';

export interface Unopened {
  /** Publishes the diagnostics of files on disk. Nothing is sent for open files, or for files that neither have nor had diagnostics. */
  show(files: readonly CheckedFile[]): void;
  /** Withdraws the diagnostics of a file that has been opened. */
  hide(uri: string): void;
  /** Checks files again after they were changed, deleted or closed. Does nothing until the workspace has been checked. */
  recheck(uris: readonly string[]): void;
}

/** Creates the publisher of a connection. */
export function createUnopened({ connection, host, texts, client }: CorpusParts, corpus: CorpusClient): Unopened {
  /** The URIs of files with published diagnostics, by path. */
  const published = new Map<string, string>();
  let isOn = false;
  const publish = (uri: string, diagnostics: Diagnostic[]): void => {
    connection
      .sendDiagnostics({ uri, diagnostics })
      .catch((error: unknown) =>
        logError(connection, `The diagnostics for ${uri} could not be sent: ${describeError(error)}`),
      );
  };
  const pathOf = (uri: string): string => host.files?.pathOf(uri) ?? uri;
  const isOpen = (path: string): boolean => texts.uris().some((uri) => pathOf(uri) === path);
  const withdraw = (path: string): void => {
    const uri = published.get(path);
    if (uri !== undefined && published.delete(path)) publish(uri, []);
  };
  const show = (files: readonly CheckedFile[]): void => {
    isOn = true;
    for (const { path, diagnostics } of files) {
      if (isOpen(path)) continue;
      if (diagnostics.length === 0) {
        withdraw(path);
        continue;
      }
      const uri = corpus.uriOf(path);
      published.set(path, uri);
      publish(uri, diagnosticsFor([...diagnostics], client().diagnostics));
    }
  };
  const check = async (paths: readonly string[]): Promise<void> => {
    const gone = new Set(paths.filter((path) => !isOpen(path)));
    await corpus.check(paths, neverCancelled, (files) => {
      for (const { path } of files) gone.delete(path);
      show(files);
    });
    gone.forEach(withdraw);
  };
  return {
    show,
    hide: (uri) => withdraw(pathOf(uri)),
    recheck(uris) {
      if (!isOn) return;
      check(uris.map(pathOf)).catch((error: unknown) => logError(connection, describeError(error)));
    },
  };
}
