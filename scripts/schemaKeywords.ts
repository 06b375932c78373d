/** The JSON Schema keywords that this project defines; schemas/README.md describes each of them. */
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
