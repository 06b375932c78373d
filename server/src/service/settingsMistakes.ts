/** Validates an editor's settings in the same way as a configuration file, which has the same keys. */
import { analyze, nodeUnder, parseAdvisory, type Environment } from '../core/index.ts';

/** Settings under `advisory` that configuration files do not have; they are not checked. */
export const editorSettings: ReadonlySet<string> = new Set(['authors', 'inlayHints', 'preview', 'trace']);

/** Returns the mistakes in settings given as JSON, one sentence each, including the name of the setting; empty for valid settings. Never throws. */
export function settingsMistakes(settings: unknown, env: Environment): readonly string[] {
  if (!isSet(settings)) return [];
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings))
    return ['`advisory` must be a mapping of settings.'];
  const shared = Object.entries(settings)
    .map(([key, value]: [string, unknown]) => [key, key === 'render' ? setPartsOf(value) : value] as const)
    .filter(([key, value]) => !editorSettings.has(key) && isSet(value));
  if (shared.length === 0) return [];
  // JSON is valid YAML.
  const document = parseAdvisory(JSON.stringify(Object.fromEntries(shared)), env.others.config.schema, 'config');
  return analyze(document, env, {}).map(({ span, message }) => {
    const path = nodeUnder(document, span[0])?.path ?? [];
    // The schema's message mentions the configuration file.
    return `\`${['advisory', ...path].join('.')}\`: ${message.replace('in a configuration file', 'in the settings')}`;
  });
}

/** Drops the settings below `render` that have their empty default. */
function setPartsOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, part]) => isSet(part)));
}

/** Whether a setting is set. Editors also send defaults, which are null or empty; Lua sends an empty table as a list. */
function isSet(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return value !== undefined && value !== null && value !== '';
}
