/** The notifications that the server registers for, beside those of documents. */
import { DidChangeConfigurationNotification, DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import type { Connection } from 'vscode-languageserver';
import type { ClientFeatures } from './clientFeatures.ts';
import { describeError } from './describeError.ts';

/** Registers for changes of the settings and of YAML files, which may be configuration or catalogues, where the client can register. */
export function registerInterests(connection: Connection, client: ClientFeatures): void {
  const complain =
    (what: string) =>
    (error: unknown): void =>
      connection.console.error(`Changes of the ${what} will go unnoticed: ${describeError(error)}`);
  if (client.registersConfiguration) {
    connection.client
      .register(DidChangeConfigurationNotification.type, { section: 'advisory' })
      .catch(complain('settings'));
  }
  if (client.watchesFiles) {
    connection.client
      .register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*.{yaml,yml}' }] })
      .catch(complain('configuration files'));
  }
}
