/** The keywords of our schemas that JSON Schema does not have; schemas/README.md says what each means. */
export const schemaKeywords: readonly string[] = [
  'x-need',
  'x-value',
  'x-prose',
  'x-boolean',
  'x-synonyms',
  'x-deprecated',
  'x-suggestions',
  'x-other-names',
  'x-empty',
  'x-meant',
  'x-written',
  'x-list',
];
