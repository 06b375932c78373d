/** The composition root of the language service: creates every feature with one environment. */
import {
  analyze,
  anchorsIn,
  createWorkspace,
  environmentFor,
  fixAll,
  importAdvisory,
  metaOf,
  parseAdvisory,
  sortSections,
  type AdvisoryDocument,
  type Catalogue,
  type Environment,
  type Problem,
  type RuleSettings,
  type DocumentContext,
} from '../core/index.ts';
import { newAdvisory } from './newAdvisory.ts';
import { createCorpusService } from './corpus/corpusService.ts';
import { provideCodeActions } from './codeActions.ts';
import { provideCompletion } from './completion/index.ts';
import { toSpan, toTextEdit } from './convert.ts';
import { toDiagnostic } from './diagnostics.ts';
import { offeredExports, provideExport } from './export.ts';
import { provideDocumentSymbols } from './documentSymbols.ts';
import { provideFoldingRanges } from './foldingRanges.ts';
import { provideFormatting } from './formatting.ts';
import { provideHover, resolveItem } from './explain.ts';
import { provideTechniqueInsertion } from './insertTechnique.ts';
import {
  findTokens,
  provideDocumentLinks,
  provideHighlights,
  provideInlayHints,
  provideSelectionRanges,
} from './marks/index.ts';
import { provideMigration } from './migration.ts';
import { provideNextPlaceholder } from './nextPlaceholder.ts';
import { provideOnEnter } from './onEnter.ts';
import { ruleBodyEdits, rulePathAt } from './refactor/index.ts';
import { provideRefactorings } from './refactorActions.ts';
import { provideConversion, providePaste } from './paste.ts';
import { offeredPages, providePage } from './pages.ts';
import { providePreview } from './preview.ts';
import { provideRender } from './render.ts';
import { provideSectionEdits, provideSections, provideSectionSnippet } from './sections.ts';
import { settingsProblems } from './settingsProblems.ts';
import { provideTechniqueSearch } from './techniqueSearch.ts';
import type { LanguageService } from './types.ts';

/**
 * Creates the service that all hosts use. It caches the problems of each document as long as the host holds the document, so that diagnostics
 * and the quick fixes requested afterwards share one analysis. Never throws, whatever the text.
 */
export function createLanguageService(env: Environment): LanguageService {
  const problemsOf = createAnalysis(env);
  const envOf = (document: AdvisoryDocument, documentContext?: DocumentContext): Environment =>
    environmentFor(document.kind, env, documentContext);
  const parse: LanguageService['parse'] = (text, kind = 'advisory', previous) =>
    parseAdvisory(text, (kind === 'advisory' ? env : env.others[kind]).schema, kind, previous);
  return {
    parse,
    diagnostics: (document, settings, uri, documentContext) =>
      problemsOf(document, settings, documentContext).map((problem) => toDiagnostic(problem, document, env, uri)),
    prepareEdit: (document, settings, documentContext) =>
      void problemsOf(parse(document.text, document.kind, document), settings, documentContext),
    teamFileDiagnostics: ({ document, problems }, uri) =>
      problems.map((problem) => toDiagnostic(problem, document, env, uri)),
    completion: (document, position, documentContext, again) =>
      provideCompletion(document, position, envOf(document, documentContext), again),
    searchTechniques: (document, query, documentContext) =>
      provideTechniqueSearch(document, query, environmentFor('advisory', env, documentContext)),
    nextPlaceholder: (document, position, documentContext) =>
      provideNextPlaceholder(document, position, envOf(document, documentContext)),
    insertTechnique: (document, position, id, documentContext) =>
      document.kind === 'advisory'
        ? provideTechniqueInsertion(document, position, id, envOf(document, documentContext))
        : [],
    newAdvisory: (facts) => newAdvisory(facts, env),
    imported(text, name, assumedEncoding) {
      const order = env.schema.root.keys.map(({ key }) => key);
      const result = importAdvisory(text, { from: 'auto', name, assumedEncoding, catalogue: env.catalogue, order });
      return typeof result === 'string' ? { refused: result } : { text: result.text, unread: result.unread };
    },
    paste: (document, range, pasted, documentContext) =>
      providePaste(document, range, pasted, envOf(document, documentContext)),
    convertPasted: (document, range, documentContext) =>
      provideConversion(document, range, envOf(document, documentContext)),
    resolveCompletion: (item, documentContext) => resolveItem(item, environmentFor('advisory', env, documentContext)),
    hover: (document, position, documentContext) =>
      provideHover(document, position, envOf(document, documentContext), { findAnchors: anchorsIn, metaOf }),
    codeActions: (document, uri, range, context, settings, version, documentContext, catalogues = []) => {
      const span = toSpan(range, document.lines);
      const own = { document, uri, version, span };
      return provideCodeActions(
        {
          ...own,
          context,
          problems: problemsOf(document, settings, documentContext),
          fixAll: () => fixAll(document, env, settings, documentContext).edits,
          refactorings: () => provideRefactorings(own, envOf(document, documentContext), documentContext),
          catalogues,
        },
        env,
      );
    },
    rulePathAt: (document, position) =>
      rulePathAt(document, document.lines.offsetAt(position), envOf(document)) ?? null,
    ruleBody: (document, position, content) =>
      ruleBodyEdits(document, document.lines.offsetAt(position), content, envOf(document)).map((edit) =>
        toTextEdit(edit, document.lines),
      ),
    documentSymbols: (document) => provideDocumentSymbols(document, envOf(document)),
    formatting: (document, range) => provideFormatting(document, range),
    onEnter: (document, position) => provideOnEnter(document, position, envOf(document)),
    foldingRanges: (document) => provideFoldingRanges(document),
    documentLinks: (document, uri) => provideDocumentLinks(document, envOf(document), uri),
    inlayHints: (document, range, settings, documentContext) =>
      provideInlayHints(document, range, envOf(document, documentContext), settings),
    semanticTokens: (document, range, documentContext) => findTokens(document, envOf(document, documentContext), range),
    highlights: (document, position, documentContext) =>
      provideHighlights(document, position, envOf(document, documentContext)),
    selectionRanges: (document, positions) => provideSelectionRanges(document, positions),
    render: (document, documentContext, resources) =>
      provideRender(document, envOf(document, documentContext), resources),
    preview: (document, documentContext, resources, since) =>
      providePreview(document, envOf(document, documentContext), resources, since),
    exportFormats: offeredExports,
    pageFormats: offeredPages,
    page: (document, options, printer, documentContext, resources = {}) =>
      providePage(document, envOf(document, documentContext), options, resources, printer),
    exported: (document, options, documentContext) =>
      provideExport(document, envOf(document, documentContext), options),
    migration: (document, toRelease, documentContext) =>
      provideMigration(document, envOf(document, documentContext), toRelease),
    fixAll: (document, settings, documentContext) =>
      fixAll(document, env, settings, documentContext).edits.map((edit) => toTextEdit(edit, document.lines)),
    settingsProblems: (settings) => settingsProblems(settings, env),
    sortSections: (document) => sortSections(document, env.schema.root).map((edit) => toTextEdit(edit, document.lines)),
    sections: (document, documentContext) => provideSections(document, env, documentContext),
    sectionEdits: (document, key) => provideSectionEdits(document, key, env),
    sectionSnippet: (document, key) => provideSectionSnippet(document, key, env),
    workspace: (files) => createWorkspace(env, files),
    corpus: createCorpusService(env, envOf, problemsOf),
  };
}

type Analysis = (
  document: AdvisoryDocument,
  settings: RuleSettings,
  documentContext: DocumentContext | undefined,
) => readonly Problem[];

/** Creates an analysis that caches a document's result until the settings, context, catalogue or current date change. */
function createAnalysis(env: Environment): Analysis {
  interface Last {
    readonly settings: string;
    readonly documentContext: DocumentContext | undefined;
    readonly today: string;
    readonly catalogue: Catalogue;
    readonly problems: readonly Problem[];
  }
  const known = new WeakMap<AdvisoryDocument, Last>();
  return (document, settings, documentContext) => {
    const key = JSON.stringify(Object.entries(settings).sort());
    const today = env.today();
    const { catalogue } = env;
    const last = known.get(document);
    const isSame = last?.settings === key && last.today === today && last.catalogue === catalogue;
    if (isSame && last.documentContext === documentContext) return last.problems;
    const problems = analyze(document, env, settings, documentContext);
    known.set(document, { settings: key, documentContext, today, catalogue, problems });
    return problems;
  };
}
