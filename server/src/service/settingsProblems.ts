/** Validates the settings of an editor against the schema of configuration files, which have the same keys. */
import { analyze, parseAdvisory, type Environment, type YamlNode } from '../core/index.ts';

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
    const path = document.root ? pathAt(document.root, span[0]) : [];
    // The schema's message refers to a configuration file.
    const inSettings = message
      .replace('in a configuration file', 'in the settings')
      .replace('the folder of this file', 'the workspace folder');
    return `\`${['advisory', ...path].join('.')}\`: ${inSettings}`;
  });
}

/** Returns the path of the innermost value that contains an offset, or whose key does. */
function pathAt(node: YamlNode, at: number): readonly string[] {
  const isIn = (start: number, { span }: YamlNode): boolean => start <= at && at < span[1];
  if (node.kind === 'mapping') {
    const pair = node.pairs.find(({ key, value }) => isIn(key.span[0], value));
    return pair ? [pair.key.value, ...pathAt(pair.value, at)] : [];
  }
  const items = node.kind === 'sequence' ? node.items : [];
  const index = items.findIndex((item) => isIn(item.span[0], item));
  const item = items[index];
  return item ? [String(index), ...pathAt(item, at)] : [];
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
