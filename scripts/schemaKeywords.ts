/** Our extensions of JSON Schema; schemas/README.md describes each keyword. */
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
