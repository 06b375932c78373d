/** Registers for changes to settings and files, and notifies the client of changes to reports. */
import { DidChangeConfigurationNotification, DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import type { Connection } from 'vscode-languageserver';
import type { ClientFeatures } from './clientFeatures.ts';
import { reportsChangedNotification } from '../../protocol/reports.ts';
import { describeError } from './describeError.ts';
import { logError } from './log.ts';

/**
 * Registers for changes to the settings and to YAML files, if the client supports this. Any YAML file may be a configuration file or a
 * catalogue.
 */
export function registerInterests(connection: Connection, client: ClientFeatures): void {
  if (client.registersConfiguration) {
    connection.client
      .register(DidChangeConfigurationNotification.type, { section: 'advisory' })
      .catch(complain(connection, 'Changes to settings will not be detected'));
  }
  if (client.watchesFiles) watch(connection, ['**/*.{yaml,yml}'], 'configuration files');
}

/** Notifies a client that shows reports that the appearance of reports may have changed. */
export function notifyOfReports(connection: Connection, { showsReports }: ClientFeatures): void {
  if (showsReports)
    connection
      .sendNotification(reportsChangedNotification)
      .catch(complain(connection, 'The client could not be notified that reports have changed'));
}

/** Registers for changes to the files that match a glob, if the client supports this. `registerInterests` already covers YAML files. */
export function registerFiles(connection: Connection, client: ClientFeatures, glob: string): void {
  if (client.watchesFiles && !/\.ya?ml$/.test(glob)) watch(connection, [glob], `the files ${glob}`);
}

function watch(connection: Connection, globs: readonly string[], what: string): void {
  const watchers = globs.map((globPattern) => ({ globPattern }));
  connection.client
    .register(DidChangeWatchedFilesNotification.type, { watchers })
    .catch(complain(connection, `Changes to ${what} will not be detected`));
}

const complain =
  (connection: Connection, consequence: string) =>
  (error: unknown): void =>
    logError(connection, `${consequence}: ${describeError(error)}`);
