/** The notifications that the server registers for, beside those of documents. */
import { DidChangeConfigurationNotification, DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import type { Connection } from 'vscode-languageserver';
import type { ClientFeatures } from './clientFeatures.ts';
import { describeError } from './describeError.ts';

/** Registers for changes of the settings and of YAML files, which may be configuration or catalogues, where the client can register. */
export function registerInterests(connection: Connection, client: ClientFeatures): void {
  if (client.registersConfiguration) {
    connection.client
      .register(DidChangeConfigurationNotification.type, { section: 'advisory' })
      .catch(complain(connection, 'settings'));
  }
  if (client.watchesFiles) watch(connection, ['**/*.{yaml,yml}'], 'configuration files');
}

/** Registers for changes of files of a name, in any folder, where the client can register. */
export function registerFile(connection: Connection, client: ClientFeatures, name: string): void {
  if (!client.watchesFiles || /\.ya?ml$/.test(name)) return;
  // What has a meaning in globs stands for itself only where it is any one character.
  watch(connection, [`**/${name.replace(/[*?[\]{},!\\]/g, '?')}`], `file ${name}`);
}

function watch(connection: Connection, globs: readonly string[], what: string): void {
  const watchers = globs.map((globPattern) => ({ globPattern }));
  connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(complain(connection, what));
}

const complain =
  (connection: Connection, what: string) =>
  (error: unknown): void =>
    connection.console.error(`Changes of the ${what} will go unnoticed: ${describeError(error)}`);
