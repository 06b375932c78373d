/** Publishes the diagnostics of configuration files and catalogues that are not open, because clients do not request them. */
import type { Connection, Diagnostic } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ConfigFile } from '../../core/index.ts';
import { diagnosticsFor } from '../answers/diagnosticAnswers.ts';
import type { ClientFeatures } from '../connection/clientFeatures.ts';
import type { OpenTexts } from '../documents/openTexts.ts';
import type { ServerHost } from '../host.ts';
import { createPositionConverter } from '../positions/positionEncoding.ts';
import { describeError } from '../connection/describeError.ts';
import { logError } from '../connection/log.ts';

export interface ConfigFileDiagnostics {
  /** Publishes the problems of each file that is not open, unless they have already been published. */
  show(files: readonly ConfigFile[]): void;
  /** Withdraws the diagnostics of a file that has been opened, changed or closed in the editor. */
  hide(uri: string): void;
  /** Withdraws all diagnostics. Those that are still valid are published again when the files are read again. */
  clear(): void;
}

export interface ConfigFileDiagnosticsParts {
  readonly connection: Connection;
  readonly host: ServerHost;
  readonly texts: OpenTexts;
  readonly client: () => ClientFeatures;
}

/** Creates the publisher for a connection. */
export function createConfigFileDiagnostics({
  connection,
  host,
  texts,
  client,
}: ConfigFileDiagnosticsParts): ConfigFileDiagnostics {
  /** The files whose problems are published, by URI. */
  const shown = new Map<string, ConfigFile>();
  /** Lists of files whose problems have been published. Most calls of `show` repeat the same list. */
  let seen = new WeakSet<readonly ConfigFile[]>();
  const publish = (uri: string, diagnostics: Diagnostic[]): void => {
    connection
      .sendDiagnostics({ uri, diagnostics })
      .catch((error: unknown) =>
        logError(connection, `The diagnostics for ${uri} could not be sent: ${describeError(error)}`),
      );
  };
  return {
    show(files) {
      if (seen.has(files)) return;
      seen.add(files);
      for (const file of files) {
        const uri = host.files?.uriOf(file.path);
        if (uri === undefined || shown.get(uri) === file || isOpen(file.path)) continue;
        if (file.problems.length === 0 && !shown.has(uri)) continue;
        if (file.problems.length === 0) shown.delete(uri);
        else shown.set(uri, file);
        const text = TextDocument.create(uri, 'advisory', 0, file.document.text);
        const convert = createPositionConverter(text, client().encoding);
        const diagnostics = diagnosticsFor(host.service.teamFileDiagnostics(file, uri), client().diagnostics);
        publish(uri, convert.toClient(diagnostics));
      }
    },
    hide(uri) {
      const path = host.files?.pathOf(uri);
      const known = path === undefined ? undefined : host.files?.uriOf(path);
      if (known === undefined || !shown.delete(known)) return;
      publish(known, []);
      seen = new WeakSet();
    },
    clear() {
      for (const uri of shown.keys()) publish(uri, []);
      shown.clear();
      seen = new WeakSet();
    },
  };

  function isOpen(path: string): boolean {
    return texts.uris().some((uri) => host.files?.pathOf(uri) === path);
  }
}
