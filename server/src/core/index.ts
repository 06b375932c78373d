/** The public interface of core for the other layers. */
export { analyze } from './analysis/analyze.ts';
export { fixAll, type Fixed } from './analysis/fixAll.ts';
export { sectionStates, type SectionState } from './analysis/sectionStates.ts';
export { replacedValues, safeFix } from './problems/safeFix.ts';
export type {
  Actor,
  AttackObject,
  AttackRelease,
  Catalogue,
  GalaxySoftware,
  Hit,
  TeamWord,
  Software,
  Tactic,
  Technique,
} from './catalogue/catalogue.ts';
export * from './catalogue/bundle/index.ts';
export { preferenceOf } from './catalogue/preferredNames.ts';
export { searchCatalogue, type Found } from './catalogue/catalogueSearch.ts';
export { compareReleases } from './catalogue/release.ts';
export { createCatalogue } from './catalogue/createCatalogue.ts';
export type { TeamEntries } from './catalogue/teamEntries.ts';
export { withTeamEntries } from './catalogue/withTeamEntries.ts';
export {
  configFileName,
  mergeConfigurations,
  readConfiguration,
  staysInside,
  type Configuration,
} from './configuration/configuration.ts';
export type { PreferredNaming, RequiredSections, RuleSeverity } from './settings/settings.ts';
export { coversRule, familyOf, layerRules } from './settings/ruleSettings.ts';
export { documentKindOf } from './configuration/documents.ts';
export { teamEntryEdits, teamSections } from './workspace/teamEntry.ts';
export { inFolder, liesIn } from './workspace/paths.ts';
export { createWorkspace, type Workspace, type WorkspaceFiles } from './workspace/workspace.ts';
export type { ConfigFile, ResolvedConfig, UnreadFile } from './workspace/resolvedConfig.ts';
export { readLook, type LoadedResources, type Loaded, type LoadBounds, type NamedFile } from './workspace/resources.ts';
export { renderFileKeys, type RenderFileKey, type RenderSettings } from './settings/renderSettings.ts';
export * from './corpus/index.ts';
export { readObjectId } from './catalogue/objectId.ts';
export {
  createLinkPolicy,
  defang,
  listedInAdvisory,
  liveMarks,
  nameOf as indicatorTypeName,
  readIndicator,
  refang,
} from './indicators/index.ts';
export type { TypedIndicator } from './indicators/index.ts';
export { typedIndicators } from './rules/shared/typedIndicators.ts';
export { collectedIn } from './collect/collectedIn.ts';
export { proseTexts } from './collect/proseTexts.ts';
export type { Found as CollectedFact } from './collect/collected.ts';
export { cvssScores } from './vulnerabilities/calculate.ts';
export { isSameScore, severityOf } from './vulnerabilities/cvss.ts';
export { metricsInWords } from './vulnerabilities/metricNames.ts';
export { readVector } from './vulnerabilities/vector.ts';
export { anchorsIn, type Anchor } from './yaml/anchors.ts';
export { parseAdvisory, type AdvisoryDocument, type DocumentKind } from './document/document.ts';
export { anyOf, firstSentence } from './text/wording.ts';
export { utf8Length, utf8LengthOf } from './text/bytes.ts';
export { applyEdits, overlaps } from './text/edits.ts';
export {
  environmentFor,
  type DocumentSchema,
  type Environment,
  type DocumentContext,
} from './environment/environment.ts';
export type { RuleSettings } from './settings/settings.ts';
export { formatObstacle, formatText } from './format/formatDocument.ts';
export { pasteEdit, type DocumentTools, type Pasted, type PasteEdit } from './paste/index.ts';
export { planMigration } from './migrate/plan.ts';
export type { MigrationChange, MigrationLeft, MigrationPlan } from './migrate/types.ts';
export type * from './model/advisory.ts';
export { severities, type Fix, type Problem, type RelatedLocation, type Severity } from './problems/problem.ts';
export type { Edit } from './text/edits.ts';
export { techniquesMeant, wordsForTactic } from './attack/fieldTerms.ts';
export { attackReleaseOf } from './attack/release.ts';
export { exportFormats, type ExportFormat, type ExportFormatId } from './export/formats.ts';
export * from './export/index.ts';
export { importFormats, type ImportFormat } from './import/formats.ts';
export * from './import/index.ts';
export * from './report/index.ts';
export { renderDocx, type DocxOptions } from './report/docx/index.ts';
export { labelTags } from './labels/labels.ts';
export { renderReport } from './report/renderReport.ts';
export * from './publish/index.ts';
export { allRules } from './rules/index.ts';
export { metaOf } from './rules/metaOf.ts';
export { placeholdersIn } from './rules/shared/placeholders.ts';
export type { HeldBack, MetadataRule, Rule, RuleMeta } from './rules/rule.ts';
export {
  createSchemaIndex,
  type JsonSchema,
  type KeyInfo,
  type MappingShape,
  type SchemaIndex,
  type SchemaShape,
  type TextShape,
} from './schema/schemaIndex.ts';
export { nearestWords } from './schema/unknownKeys.ts';
export type { SchemaValidator } from './schema/validate.ts';
export { freeFileName, slugOf } from './creation/fileName.ts';
export { newAdvisoryCategories, newAdvisoryText } from './creation/newAdvisory.ts';
export type { NewAdvisory } from './creation/skeleton.ts';
export { createSnippets, plainText, type SnippetFile, type Snippets } from './schema/snippets.ts';
export { readDirectives } from './suppressions/directives.ts';
export { suppressionEdits } from './suppressions/suppressionEdits.ts';
export { isDeviceName } from './util/deviceNames.ts';
export { betweenSpaces, withoutTrailing } from './util/ends.ts';
export { escapeXml } from './text/xml.ts';
export { createLines, lineBreakOf, type Lines, type Span, type TextPosition } from './text/text.ts';
export * from './model/vocabularies.ts';
export { sortSections } from './editing/sortSections.ts';
export { insertPairs } from './editing/insertPairs.ts';
export { createEditor } from './editing/createEditor.ts';
export { replaceScalar } from './editing/replaceScalar.ts';
export { splitTechnique } from './model/techniques.ts';
export { appendItem, type NewItem } from './editing/appendItem.ts';
export { cursorAt, joinedValue, nodeUnder, type LineColumn } from './cursor/cursor.ts';
export { isInside } from './cursor/isInside.ts';
export { hasValueBelow, openLevelsAt, type OpenLevel, type OpenLevels } from './cursor/openLevels.ts';
export { readLineShape, type LineShape } from './cursor/lineShape.ts';
export { isPlaceholder } from './text/placeholder.ts';
export { isLikeness, createSearchIndex, searchNames } from './catalogue/search.ts';
export { nameKey } from './catalogue/names.ts';
export { largest, pushAll, smallest } from './util/lists.ts';
export { isSwap } from './util/nearest.ts';
export type { CursorContext } from './cursor/cursorContext.ts';
export { isSafePlain, quoteScalar } from './yaml/quote.ts';
export {
  nodeAt,
  pairOf,
  type Comment,
  type Pair,
  type Path,
  type ScalarNode,
  type SequenceNode,
  type ScalarStyle,
  type YamlNode,
} from './yaml/tree.ts';
