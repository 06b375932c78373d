/** The settings under `advisory.`, obtained with the mechanism that the client supports. */
import type { Connection, DidChangeConfigurationParams } from 'vscode-languageserver';
import { readConfiguration, type Configuration } from '../../core/index.ts';
import { defaultSettings } from '../../protocol/settings.ts';
import { isRecord } from '../connection/checks.ts';
import type { ClientFeatures } from '../connection/clientFeatures.ts';
import { describeError } from '../connection/describeError.ts';
import { logError } from '../connection/log.ts';
import { createReporter } from '../connection/reporting.ts';
import type { Timer } from '../host.ts';

export interface Settings {
  /** Returns the settings for a document. Never rejects; if they cannot be read, the defaults are returned. */
  of(uri: string): Promise<Configuration>;
  /** Removes the cached settings of a closed document. */
  forget(uri: string): void;
}

export interface SettingsEvents {
  isOpen(uri: string): boolean;
  /** Returns the problems in settings, one sentence for each. */
  problemsIn(settings: unknown): readonly string[];
  /** Called after a change to the settings, and when settings arrive after the defaults have been used in their place. */
  changed(): void;
}

/**
 * Creates the settings. They are read with `workspace/configuration` if the client supports it, otherwise from
 * `workspace/didChangeConfiguration`. Default values apply if the client sends no settings, or until a slow client does. The settings for open
 * documents are cached until they change.
 */
export function createSettings(
  connection: Connection,
  client: () => ClientFeatures,
  timer: Timer,
  events: SettingsEvents,
): Settings {
  const known = new Map<string, Promise<Configuration>>();
  const complain = createComplaints(connection, (value) => events.problemsIn(value));
  let pushed: Configuration = defaults;
  connection.onDidChangeConfiguration((params: Partial<DidChangeConfigurationParams>) => {
    if (!client().answersConfiguration) pushed = complain(ownSettings(params.settings));
    known.clear();
    events.changed();
  });
  const ask = async (uri: string): Promise<Configuration> => {
    try {
      const settings: unknown = await connection.workspace.getConfiguration({ scopeUri: uri, section: 'advisory' });
      return complain(settings);
    } catch (error) {
      logError(connection, `The settings for ${uri} could not be read: ${describeError(error)}`);
      return defaults;
    }
  };
  const request = (uri: string): Promise<Configuration> => {
    let isLate = false;
    const first = new Promise<Configuration>((resolve) => {
      const stop = timer.after(patience, () => {
        isLate = true;
        resolve(defaults);
      });
      void ask(uri).then((settings) => {
        stop();
        resolve(settings);
        // The answer to a later request is newer.
        if (!isLate || known.get(uri) !== first) return;
        known.set(uri, Promise.resolve(settings));
        events.changed();
      });
    });
    return first;
  };
  return {
    of(uri) {
      if (!client().answersConfiguration) return Promise.resolve(pushed);
      const settings = known.get(uri) ?? request(uri);
      if (events.isOpen(uri)) known.set(uri, settings);
      return settings;
    },
    forget: (uri) => void known.delete(uri),
  };
}

const defaults = readConfiguration(defaultSettings);

/** How long the client may take to answer, in milliseconds. After that, the default values apply until it does. */
const patience = 5000;

/** Creates a function that extracts the settings from a value and reports the problems in them. */
function createComplaints(
  connection: Connection,
  problemsIn: (settings: unknown) => readonly string[],
): (settings: unknown) => Configuration {
  const report = createReporter(connection, 'Invalid setting');
  return (settings) => {
    report(problemsIn(settings));
    return readConfiguration(settings);
  };
}

/** Clients send either `{ "advisory": { … } }` or the value of `advisory`. */
const ownSettings = (value: unknown): unknown =>
  isRecord(value) && value['advisory'] !== undefined ? value['advisory'] : value;
