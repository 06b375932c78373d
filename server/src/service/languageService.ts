/** The composition root of the language service: builds every feature over one environment. */
import {
  analyze,
  createWorkspace,
  environmentFor,
  parseAdvisory,
  type AdvisoryDocument,
  type Catalogue,
  type Environment,
  type Problem,
  type RuleSettings,
  type Surroundings,
} from '../core/index.ts';
import { provideCodeActions } from './codeActions.ts';
import { provideCompletion } from './completion/index.ts';
import { resolveItem } from './completion/resolve.ts';
import { toSpan } from './convert.ts';
import { toDiagnostic } from './diagnostics.ts';
import { provideDocumentLinks } from './documentLinks.ts';
import { provideDocumentSymbols } from './documentSymbols.ts';
import { provideFoldingRanges } from './foldingRanges.ts';
import { provideHover } from './hover.ts';
import { provideTechniqueInsertion } from './insertTechnique.ts';
import { provideMigration } from './migration.ts';
import { provideRender } from './render.ts';
import { provideTechniqueSearch } from './techniqueSearch.ts';
import type { LanguageService } from './types.ts';

/**
 * Makes the service that all hosts use. It keeps nothing but the problems of the documents that its hosts hold, so that
 * diagnostics and the quick fixes asked for behind them are one analysis. Throws nothing for any text.
 */
export function createLanguageService(env: Environment): LanguageService {
  const problemsOf = createAnalysis(env);
  const envOf = (document: AdvisoryDocument, surroundings?: Surroundings): Environment =>
    environmentFor(document.kind, env, surroundings);
  return {
    parse: (text, kind = 'advisory', previous) =>
      parseAdvisory(text, (kind === 'advisory' ? env : env.others[kind]).schema, kind, previous),
    diagnostics: (document, settings, uri, surroundings) =>
      problemsOf(document, settings, surroundings).map((problem) => toDiagnostic(problem, document, env, uri)),
    teamFileDiagnostics: ({ document, problems }, uri) =>
      problems.map((problem) => toDiagnostic(problem, document, env, uri)),
    completion: (document, position, surroundings) =>
      provideCompletion(document, position, envOf(document, surroundings)),
    searchTechniques: (document, query, surroundings) =>
      provideTechniqueSearch(document, query, environmentFor('advisory', env, surroundings)),
    insertTechnique: (document, position, id, surroundings) =>
      document.kind === 'advisory'
        ? provideTechniqueInsertion(document, position, id, envOf(document, surroundings))
        : [],
    resolveCompletion: (item, surroundings) => resolveItem(item, environmentFor('advisory', env, surroundings)),
    hover: (document, position, surroundings) => provideHover(document, position, envOf(document, surroundings)),
    codeActions: (document, uri, range, context, settings, version, surroundings, catalogues = []) =>
      provideCodeActions(
        {
          document,
          uri,
          version,
          context,
          span: toSpan(range, document.lines),
          problems: problemsOf(document, settings, surroundings),
          catalogues,
        },
        env,
      ),
    documentSymbols: (document) => provideDocumentSymbols(document, envOf(document)),
    foldingRanges: (document) => provideFoldingRanges(document),
    documentLinks: (document) => provideDocumentLinks(document, envOf(document)),
    render: (document, surroundings) => provideRender(document, envOf(document, surroundings)),
    migration: (document, toRelease, surroundings) =>
      provideMigration(document, envOf(document, surroundings), toRelease),
    workspace: (files) => createWorkspace(env, files),
  };
}

type Analysis = (
  document: AdvisoryDocument,
  settings: RuleSettings,
  surroundings: Surroundings | undefined,
) => readonly Problem[];

/** Analyses a document once for the day, the settings and the surroundings that it was last asked for. */
function createAnalysis(env: Environment): Analysis {
  interface Last {
    readonly settings: string;
    readonly surroundings: Surroundings | undefined;
    readonly today: string;
    readonly catalogue: Catalogue;
    readonly problems: readonly Problem[];
  }
  const known = new WeakMap<AdvisoryDocument, Last>();
  return (document, settings, surroundings) => {
    const key = JSON.stringify(Object.entries(settings).sort());
    const today = env.today();
    const { catalogue } = env;
    const last = known.get(document);
    const isSame = last?.settings === key && last.today === today && last.catalogue === catalogue;
    if (isSame && last.surroundings === surroundings) return last.problems;
    const problems = analyze(document, env, settings, surroundings);
    known.set(document, { settings: key, surroundings, today, catalogue, problems });
    return problems;
  };
}
