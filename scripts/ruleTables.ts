/** Generates tables and settings from the rules' metadata and from the manifest. */
import type { MetadataRule } from '../server/src/core/rules/rule.ts';
import { familyOf } from '../server/src/core/settings/ruleSettings.ts';
import type { JsonSchema } from '../server/src/core/schema/schemaIndex.ts';

interface Setting {
  type?: string | string[];
  default?: unknown;
  enum?: string[];
  description?: string;
  markdownDescription?: string;
}

/** The parts of package.json that are used here. */
export interface Manifest {
  contributes?: { configuration: { properties: Record<string, Setting> } };
}

const levels = ['off', 'hint', 'info', 'warning', 'error'];

/** Returns the schema of the setting `advisory.rules`, with one property for each rule code and each family. */
export function rulesSetting(rules: readonly MetadataRule[]): object {
  const properties = rules.map(({ meta }) => [
    meta.code,
    { type: 'string', enum: levels, default: level(meta.severity), description: meta.summary },
  ]);
  return {
    type: 'object',
    default: {},
    additionalProperties: false,
    properties: { ...(Object.fromEntries(properties) as object), ...Object.fromEntries(familySettings(rules)) },
  };
}

/** Returns the settings for families. A family (`tlp/*`) applies to those of its rules that have no setting of their own. */
function familySettings(rules: readonly MetadataRule[]): readonly (readonly [string, object])[] {
  return familiesOf(rules).map((family) => [family, { type: 'string', enum: levels, description: familyText(family) }]);
}

function familiesOf(rules: readonly MetadataRule[]): readonly string[] {
  return [...new Set(rules.map(({ meta }) => familyOf(meta.code)))];
}

const familyText = (family: string): string => `All rules in the family ${family} that are not listed individually.`;

/** Returns the schema of the configuration file, extended with rule codes, families of rules, and the names of an advisory's sections. */
export function configSchema(written: JsonSchema, rules: readonly MetadataRule[], advisory: JsonSchema): JsonSchema {
  const properties = rules.map(({ meta }): [string, JsonSchema] => [
    meta.code,
    {
      title: meta.code,
      description: meta.summary,
      default: level(meta.severity),
      examples: ['off'],
      $ref: '#/$defs/level',
    },
  ]);
  const families = familiesOf(rules).map((family): [string, JsonSchema] => [
    family,
    { title: family, description: familyText(family), examples: ['off'], $ref: '#/$defs/level' },
  ]);
  const sections = Object.keys(advisory.properties ?? {});
  return {
    ...written,
    $defs: {
      ...written.$defs,
      rules: {
        type: 'object',
        properties: Object.fromEntries([...properties, ...families]),
        additionalProperties: false,
      },
      sectionName: { type: 'string', enum: sections },
    },
  };
}

/** Returns the table in docs/rules/README.md. */
export function rulesTable(rules: readonly MetadataRule[]): string {
  const rows = rules.map(({ meta }) => {
    const page = `${meta.code.replace('/', '-')}.md`;
    return `| [\`${meta.code}\`](${page}) | ${meta.severity} | ${cell(meta.summary)} |`;
  });
  return ['| Rule | Default | Fires when |', '|---|---|---|', ...rows].join('\n');
}

/** Returns the table of settings in README.md. */
export function settingsTable(manifest: Manifest): string {
  const rows = Object.entries(manifest.contributes?.configuration.properties ?? {}).map(([name, setting]) => {
    const text = setting.markdownDescription ?? setting.description ?? '';
    return `| \`${name}\` | \`${JSON.stringify(setting.default ?? null)}\` | ${cell(text)} |`;
  });
  return ['| Setting | Default | What it does |', '|---|---|---|', ...rows].join('\n');
}

const level = (severity: string): string => (severity === 'information' ? 'info' : severity);
const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ');
