/** What the other layers may use of core. */
export { analyze } from './analyze.ts';
export type {
  Actor,
  AttackObject,
  AttackRelease,
  Catalogue,
  Software,
  Tactic,
  Technique,
} from './catalogue/catalogue.ts';
export { createCatalogue } from './catalogue/createCatalogue.ts';
export { parseAdvisory, type AdvisoryDocument } from './document.ts';
export { applyEdits, overlaps } from './edits.ts';
export type { Environment, RuleSettings } from './environment.ts';
export type * from './model/advisory.ts';
export { severities, type Edit, type Fix, type Problem, type RelatedPlace, type Severity } from './problem.ts';
export { attackReleaseOf } from './release.ts';
export * from './render/index.ts';
export { renderReport } from './renderReport.ts';
export { allRules } from './rules/index.ts';
export type { MetadataRule, Rule, RuleMeta } from './rules/rule.ts';
export {
  createSchemaFacts,
  type KeyFact,
  type MappingForm,
  type SchemaFacts,
  type SchemaForm,
  type TextForm,
} from './schema/facts.ts';
export type { SchemaValidator } from './schema/validate.ts';
export { createSnippets, plainText, type SnippetFile, type Snippets } from './snippets.ts';
export { createLines, lineBreakOf, type Lines, type Span, type TextPosition } from './text.ts';
export * from './words.ts';
export { cursorAt, nodeUnder } from './yaml/cursor.ts';
export type { CursorContext } from './yaml/cursorContext.ts';
export { isSafePlain, quoteScalar } from './yaml/quote.ts';
export {
  nodeAt,
  pairOf,
  type Comment,
  type Pair,
  type Path,
  type ScalarNode,
  type ScalarStyle,
  type YamlNode,
} from './yaml/tree.ts';
