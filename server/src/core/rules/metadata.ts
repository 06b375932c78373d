/** Codes that are raised elsewhere: `yaml/*` by the parser, `schema/*` by the validator, `advisory/*` by the engine. */
import type { Severity } from '../problems/problem.ts';
import type { MetadataRule } from './rule.ts';

/** Listed, documented and configured like any rule. */
export const metadataRules: readonly MetadataRule[] = [
  entry('advisory/internal-error', 'warning', 'A rule failed; the other rules still ran.'),
  entry('advisory/unused-suppression', 'hint', 'A comment silences nothing, or names a rule that does not exist.'),
  entry('schema/enum', 'error', 'A value is none of the allowed words.'),
  entry('schema/format', 'error', 'A date is not written as YYYY-MM-DD or as an RFC 3339 date-time.'),
  entry('schema/min-items', 'error', 'A list or mapping that needs content is empty.'),
  entry('schema/min-length', 'error', 'A text that needs content is empty.'),
  entry(
    'schema/pattern',
    'error',
    'A value is not of the form that its key demands, such as an ATT&CK ID in another notation.',
  ),
  entry('schema/required', 'error', 'A mapping other than the top one lacks a required key.'),
  entry('schema/type', 'error', 'A value is of another type than its key demands, such as a mapping in place of text.'),
  entry('schema/unknown-key', 'error', 'The format does not know this key here.'),
  entry(
    'schema/value',
    'error',
    'A value is outside what its key allows, such as a format version that does not exist.',
  ),
  entry('yaml/alias-expansion', 'error', 'Aliases expand beyond bounds.'),
  entry(
    'yaml/ambiguous-scalar',
    'information',
    'A plain scalar that other tools read as another value than its text; a warning in indicator values.',
  ),
  entry('yaml/comment-in-value', 'warning', 'A `#` made the value a comment.'),
  entry('yaml/duplicate-key', 'error', 'A mapping has the same key twice.'),
  entry(
    'yaml/escape-in-path',
    'warning',
    'A double-quoted path or registry key holds an escape that was read as another character.',
  ),
  entry('yaml/list-in-text', 'warning', 'Lines that begin like the items of a list are read as one text.'),
  entry('yaml/multiple-documents', 'error', 'A file holds more than one YAML document.'),
  entry('yaml/syntax', 'error', 'The text is not well-formed YAML.'),
  entry('yaml/too-large', 'error', 'The file is beyond the bounds within which it is checked.'),
  entry('yaml/unquoted-colon', 'error', 'Text became a mapping, or an error, because of an unquoted `: `.'),
];

function entry(code: string, severity: Severity, summary: string): MetadataRule {
  return { meta: { code, severity, summary } };
}
