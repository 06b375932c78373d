/** What the other layers may use of core. */
export { analyze } from './analyze.ts';
export type {
  Actor,
  AttackObject,
  AttackRelease,
  Catalogue,
  OwnWord,
  Software,
  Tactic,
  Technique,
} from './catalogue/catalogue.ts';
export * from './catalogue/bundle/index.ts';
export { preferenceOf } from './catalogue/preferredNames.ts';
export { searchCatalogue, type Found } from './catalogue/catalogueSearch.ts';
export { createCatalogue } from './catalogue/createCatalogue.ts';
export { withOwnEntries, type OwnEntries } from './catalogue/own.ts';
export {
  configFileName,
  mergeConfigurations,
  readConfiguration,
  staysInside,
  type Configuration,
  type PreferredNaming,
  type RequiredSections,
} from './config/configuration.ts';
export { documentKindOf } from './config/documents.ts';
export { ownEntryEdits, ownSections } from './config/ownEntry.ts';
export {
  createWorkspace,
  type Knowledge,
  type TeamFile,
  type Workspace,
  type WorkspaceFiles,
} from './config/workspace.ts';
export { readObjectId } from './catalogue/objectId.ts';
export { parseAdvisory, type AdvisoryDocument, type DocumentKind } from './document.ts';
export { applyEdits, overlaps } from './edits.ts';
export {
  environmentFor,
  type DocumentSchema,
  type Environment,
  type RuleSettings,
  type Surroundings,
} from './environment.ts';
export { planMigration } from './migrate/plan.ts';
export type { MigrationChange, MigrationLeft, MigrationPlan } from './migrate/types.ts';
export type * from './model/advisory.ts';
export { severities, type Edit, type Fix, type Problem, type RelatedPlace, type Severity } from './problem.ts';
export { attackReleaseOf } from './release.ts';
export * from './render/index.ts';
export { renderReport } from './renderReport.ts';
export { allRules } from './rules/index.ts';
export type { MetadataRule, Rule, RuleMeta } from './rules/rule.ts';
export {
  createSchemaFacts,
  type JsonSchema,
  type KeyFact,
  type MappingForm,
  type SchemaFacts,
  type SchemaForm,
  type TextForm,
} from './schema/facts.ts';
export { nearestWords } from './schema/unknownKeys.ts';
export type { SchemaValidator } from './schema/validate.ts';
export { createSnippets, plainText, type SnippetFile, type Snippets } from './snippets.ts';
export { suppressionEdits } from './suppressionComment.ts';
export { createLines, lineBreakOf, type Lines, type Span, type TextPosition } from './text.ts';
export * from './words.ts';
export { appendItem, type NewItem } from './yaml/appendItem.ts';
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
