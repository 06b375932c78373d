/** The settings under `advisory.`, from whichever way the client has of giving them. */
import type { Connection } from 'vscode-languageserver';
import { readConfiguration, type Configuration } from '../../core/index.ts';
import { defaultSettings } from '../../protocol/protocol.ts';
import type { ClientFeatures } from '../connection/clientFeatures.ts';
import { describeError } from '../connection/describeError.ts';

export interface Settings {
  /** The settings that hold for a document. Never rejects: the defaults stand in. */
  of(uri: string): Promise<Configuration>;
  /** Forgets what was read for a document, which is closed. */
  forget(uri: string): void;
}

export interface SettingsEvents {
  isOpen(uri: string): boolean;
  /** Called after every change. */
  changed(): void;
}

/**
 * Reads settings by `workspace/configuration` where the client answers it, else takes those of
 * `workspace/didChangeConfiguration`, else the defaults. Those of documents that `isOpen` are kept until they change.
 */
export function createSettings(connection: Connection, client: () => ClientFeatures, events: SettingsEvents): Settings {
  const known = new Map<string, Promise<Configuration>>();
  let pushed: Configuration = defaultSettings;
  connection.onDidChangeConfiguration((params) => {
    pushed = readPushedSettings(params.settings);
    known.clear();
    events.changed();
  });
  const request = async (uri: string): Promise<Configuration> => {
    try {
      return readConfiguration(await connection.workspace.getConfiguration({ scopeUri: uri, section: 'advisory' }));
    } catch (error) {
      connection.console.error(`The settings of ${uri} could not be read: ${describeError(error)}`);
      return defaultSettings;
    }
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

/** Clients send either `{ "advisory": { … } }` or what is inside. */
function readPushedSettings(value: unknown): Configuration {
  return readConfiguration(isRecord(value) && isRecord(value['advisory']) ? value['advisory'] : value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
