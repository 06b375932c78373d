/** Reads and merges a team's settings, which come from the editor and from `advisory.config.yaml`. */
import { layerRules } from '../settings/ruleSettings.ts';
import type { RenderSettings } from '../settings/renderSettings.ts';
import type { PreferredNaming, RequiredSections, RuleSettings } from '../settings/settings.ts';
import { mergeRenderSettings, readRenderSettings } from './renderSettings.ts';

/** The name of the configuration file. */
export const configFileName = 'advisory.config.yaml';

/** The settings from a single source. Settings that the source does not contain are absent. */
export interface Configuration {
  readonly rules?: RuleSettings;
  readonly requiredSections?: RequiredSections;
  /** Paths and globs of catalogue files, relative to the folder of the source. */
  readonly catalogues?: readonly string[];
  /** Globs of additional advisories, relative to the folder of the source. */
  readonly files?: readonly string[];
  readonly actors?: { readonly preferredNaming?: PreferredNaming };
  /** The appearance of reports; paths are relative to the folder of the source. */
  readonly render?: RenderSettings;
  /** The inlay hints to show. They can be set only in the editor's settings. */
  readonly inlayHints?: {
    readonly names?: boolean;
    readonly cvss?: boolean;
    readonly indicatorCounts?: boolean;
  };
}

const levels: readonly string[] = ['off', 'hint', 'info', 'warning', 'error'] satisfies RuleSettings[string][];

/** Reads a configuration from any JSON value; invalid parts are omitted. */
export function readConfiguration(value: unknown): Configuration {
  const given = recordOf(value);
  const rules = given['rules'] === undefined ? undefined : readRules(given['rules']);
  const sections = given['requiredSections'] === undefined ? undefined : interpretSections(given['requiredSections']);
  const naming = readNaming(recordOf(given['actors'])['preferredNaming']);
  const catalogues = readTexts(given['catalogues']);
  const files = readTexts(given['files']);
  const render = readRenderSettings(given['render']);
  const hints = Object.entries(recordOf(given['inlayHints'])).filter(([, shown]) => typeof shown === 'boolean');
  return {
    ...(rules ? { rules } : {}),
    ...(sections ? { requiredSections: sections } : {}),
    ...(catalogues ? { catalogues } : {}),
    ...(files ? { files } : {}),
    ...(naming === undefined ? {} : { actors: { preferredNaming: naming } }),
    ...(render ? { render } : {}),
    ...(hints.length === 0 ? {} : { inlayHints: Object.fromEntries(hints) }),
  };
}

/**
 * Merges configurations, which are sorted from the one nearest to the document to the farthest. For each key, the nearest value applies.
 * Severities are merged per rule, and a setting for a rule family overrides settings for that family's rules in farther configurations.
 * Required sections are merged per condition, and report settings per key.
 */
export function mergeConfigurations(nearestFirst: readonly Configuration[]): Configuration {
  return nearestFirst.reduceRight<Configuration>((far, near) => {
    const render = mergeRenderSettings(far.render, near.render);
    return {
      ...far,
      ...near,
      ...(render ? { render } : {}),
      ...(far.rules && near.rules ? { rules: layerRules(far.rules, near.rules) } : {}),
      ...(far.requiredSections && near.requiredSections
        ? { requiredSections: { ...far.requiredSections, ...near.requiredSections } }
        : {}),
    };
  }, {});
}

/**
 * Whether a path or glob cannot leave the folder to which it is relative: it is not empty, not absolute and not a URI, does not begin with
 * `~`, and has no segment `..`.
 */
export function staysInside(path: string): boolean {
  if (path.trim() === '' || /^(?:[/\\~]|[a-z][a-z0-9+.-]*:)/i.test(path)) return false;
  return !path.split(/[/\\]/).includes('..');
}

/** Whether a path refers to a single file inside the folder to which it is relative: it cannot leave that folder and is not a glob. */
export function namesFile(path: string): boolean {
  return !/[*?[\]{}!()]/.test(path) && staysInside(path);
}

function readRules(value: unknown): RuleSettings {
  const entries = Object.entries(recordOf(value)).filter(
    (entry): entry is [string, RuleSettings[string]] => typeof entry[1] === 'string' && levels.includes(entry[1]),
  );
  return Object.fromEntries(entries);
}

function interpretSections(value: unknown): RequiredSections {
  const entries = Object.entries(recordOf(value)).flatMap(([condition, sections]) => {
    const names = readTexts(sections);
    return names ? [[condition, names] as const] : [];
  });
  return Object.fromEntries(entries);
}

function readNaming(value: unknown): PreferredNaming | undefined {
  if (value === 'any' || value === 'attack' || value === 'misp') return value;
  return Array.isArray(value) ? readTexts(value) : undefined;
}

/**
 * Returns the strings in a list that are not blank, without surrounding whitespace. A single string is treated as a list with one item.
 * Returns undefined for a blank string and for any other value.
 */
function readTexts(value: unknown): readonly string[] | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : [value.trim()];
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((item: unknown) => (typeof item === 'string' && item.trim() !== '' ? [item.trim()] : []));
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
