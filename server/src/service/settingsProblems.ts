/** Validates the settings of an editor against the schema of configuration files, which have the same keys. */
import { analyze, nodeUnder, parseAdvisory, type Environment } from '../core/index.ts';

/** Settings under `advisory` that configuration files do not support. They are not checked. */
export const editorSettings: ReadonlySet<string> = new Set(['authors', 'inlayHints', 'preview', 'trace']);

/**
 * Returns the problems in settings. Each problem is one sentence, which includes the name of the setting. Returns none for valid settings.
 * Never throws.
 */
export function settingsProblems(settings: unknown, env: Environment): readonly string[] {
  if (!isSet(settings)) return [];
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings))
    return ['`advisory` must be an object that contains settings.'];
  const shared = Object.entries(settings)
    .map(([key, value]: [string, unknown]) => [key, key === 'render' ? setPartsOf(value) : value] as const)
    .filter(([key, value]) => !editorSettings.has(key) && isSet(value));
  if (shared.length === 0) return [];
  // JSON is valid YAML.
  const document = parseAdvisory(JSON.stringify(Object.fromEntries(shared)), env.others.config.schema, 'config');
  return analyze(document, env, {}).map(({ span, message }) => {
    const path = nodeUnder(document, span[0])?.path ?? [];
    // The schema's message refers to a configuration file.
    return `\`${['advisory', ...path].join('.')}\`: ${message.replace('in a configuration file', 'in the settings')}`;
  });
}

/** Drops the settings below `render` that are not set. */
function setPartsOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, part]) => isSet(part)));
}

/**
 * Whether a setting is set. Editors also send the default values of settings, which are null or empty. Lua sends an empty table as a list.
 */
function isSet(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return value !== undefined && value !== null && value !== '';
}
