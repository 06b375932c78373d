/** Codes that are reported elsewhere: `yaml/*` by the parser, `schema/*` by the validator, and some of `advisory/*` by the engine. */
import type { Severity } from '../problems/problem.ts';
import type { MetadataRule, RuleMeta } from './rule.ts';

/** The codes without a rule file. They are listed and configured like any other rule. */
export const metadataRules: readonly MetadataRule[] = [
  entry('advisory/internal-error', 'warning', 'A rule failed with an internal error; all other rules still ran.', {
    heldBack: 'never',
  }),
  entry(
    'advisory/unused-suppression',
    'hint',
    'A suppression comment has no effect, or names a rule that does not exist.',
    {
      tag: 'unnecessary',
    },
  ),
  schemaEntry('schema/enum', 'A value is not one of the allowed values.'),
  schemaEntry('schema/format', 'A date is not in YYYY-MM-DD or RFC 3339 date-time format.'),
  schemaEntry('schema/min-items', 'A list or mapping that must not be empty has no items.', { about: 'absence' }),
  schemaEntry('schema/min-length', 'A value that must not be empty is empty.', { about: 'absence' }),
  schemaEntry(
    'schema/pattern',
    'A value does not match the pattern of its key, such as an ATT&CK ID in another notation.',
  ),
  schemaEntry('schema/required', 'A required key is missing from a mapping below the top level.', {
    about: 'absence',
    heldBack: 'entry',
  }),
  schemaEntry(
    'schema/type',
    'A value does not have the type required by its key, such as a mapping instead of a string.',
    {
      about: 'absence',
    },
  ),
  schemaEntry('schema/unknown-key', 'A key is not part of the format.'),
  schemaEntry(
    'schema/value',
    'A value is outside the range allowed for its key, such as a format version that does not exist.',
  ),
  yamlEntry('yaml/alias-expansion', 'error', 'Aliases expand beyond a limit.'),
  yamlEntry(
    'yaml/ambiguous-scalar',
    'information',
    'An unquoted value is not read as text by other YAML tools; reported as a warning in indicator values.',
  ),
  yamlEntry(
    'yaml/comment-in-value',
    'warning',
    'A `#` starts a comment in the middle of a value, or instead of a value.',
    { marks: 'unquoted' },
  ),
  yamlEntry('yaml/duplicate-key', 'error', 'A mapping has the same key twice.'),
  yamlEntry(
    'yaml/escape-in-path',
    'warning',
    'A path or registry key in double quotes contains an escape sequence, which YAML replaces with another character.',
  ),
  yamlEntry('yaml/list-in-text', 'warning', 'Lines that look like list items are read as a single string.'),
  yamlEntry('yaml/multiple-documents', 'error', 'A file contains more than one YAML document.'),
  yamlEntry('yaml/syntax', 'error', 'The text is not well-formed YAML.', { marks: 'recovered' }),
  yamlEntry('yaml/too-large', 'error', 'The file exceeds a limit and is not checked.', {
    heldBack: 'never',
    marks: 'refused',
  }),
  yamlEntry('yaml/unquoted-colon', 'error', 'An unquoted `: ` turns text into a mapping or causes a syntax error.', {
    marks: 'unquoted',
  }),
];

function entry(code: string, severity: Severity, summary: string, more: Partial<RuleMeta> = {}): MetadataRule {
  return { meta: { code, severity, summary, ...more } };
}

/**
 * Returns the entry for a validator code. Its problems have `finds`, so that they are not reported for a value that must be quoted first.
 */
function schemaEntry(code: string, summary: string, more: Partial<RuleMeta> = {}): MetadataRule {
  return entry(code, 'error', summary, { finds: 'unknown-value', decides: true, ...more });
}

function yamlEntry(code: string, severity: Severity, summary: string, more: Partial<RuleMeta> = {}): MetadataRule {
  return entry(code, severity, summary, { about: 'syntax', decides: true, ...more });
}
