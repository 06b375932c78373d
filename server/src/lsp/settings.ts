/** The settings under `advisory.`, from whichever way the client has of giving them. */
import type { Connection } from 'vscode-languageserver';
import { defaultSettings } from '../protocol.ts';
import type { AdvisorySettings, RuleSeverity } from '../protocol.ts';
import type { ClientFeatures } from './clientFeatures.ts';
import { describeError } from './runSafe.ts';

export interface Settings {
  /** The settings that hold for a document. Never rejects: the defaults stand in. */
  of(uri: string): Promise<AdvisorySettings>;
  /** Forgets what was read for a document that is closed. */
  forget(uri: string): void;
}

/**
 * Reads settings by `workspace/configuration` where the client answers it, else takes those of
 * `workspace/didChangeConfiguration`, else the defaults. `changed` is called after every change.
 */
export function createSettings(connection: Connection, client: () => ClientFeatures, changed: () => void): Settings {
  const known = new Map<string, Promise<AdvisorySettings>>();
  let pushed = defaultSettings;
  connection.onDidChangeConfiguration((params) => {
    pushed = readPushedSettings(params.settings);
    known.clear();
    changed();
  });
  const ask = async (uri: string): Promise<AdvisorySettings> => {
    try {
      return readSettings(await connection.workspace.getConfiguration({ scopeUri: uri, section: 'advisory' }));
    } catch (error) {
      connection.console.error(`The settings of ${uri} could not be read: ${describeError(error)}`);
      return defaultSettings;
    }
  };
  return {
    of(uri) {
      if (!client().answersConfiguration) return Promise.resolve(pushed);
      const settings = known.get(uri) ?? ask(uri);
      known.set(uri, settings);
      return settings;
    },
    forget: (uri) => void known.delete(uri),
  };
}

/** Takes from any value what are settings, and the defaults for the rest. */
export function readSettings(value: unknown): AdvisorySettings {
  const rules: Record<string, RuleSeverity> = {};
  if (isRecord(value) && isRecord(value['rules'])) {
    for (const [code, severity] of Object.entries(value['rules'])) if (isRuleSeverity(severity)) rules[code] = severity;
  }
  return { ...defaultSettings, rules };
}

/** Clients send either `{ "advisory": { … } }` or what is inside. */
function readPushedSettings(value: unknown): AdvisorySettings {
  return readSettings(isRecord(value) && isRecord(value['advisory']) ? value['advisory'] : value);
}

const ruleSeverities: readonly string[] = ['off', 'hint', 'info', 'warning', 'error'] satisfies RuleSeverity[];

function isRuleSeverity(value: unknown): value is RuleSeverity {
  return typeof value === 'string' && ruleSeverities.includes(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
