/** The composition root of the language service: builds every feature over one environment. */
import {
  analyze,
  parseAdvisory,
  type AdvisoryDocument,
  type Environment,
  type Problem,
  type RuleSettings,
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
import { provideRender } from './render.ts';
import type { LanguageService } from './types.ts';

/**
 * Makes the service that all hosts use. It keeps nothing but the problems of the documents that its hosts hold, so that
 * diagnostics and the quick fixes asked for behind them are one analysis. Throws nothing for any text.
 */
export function createLanguageService(env: Environment): LanguageService {
  const problemsOf = createAnalysis(env);
  return {
    parse: (text) => parseAdvisory(text, env.schema),
    diagnostics: (document, settings, uri) =>
      problemsOf(document, settings).map((problem) => toDiagnostic(problem, document, env, uri)),
    completion: (document, position) => provideCompletion(document, position, env),
    resolveCompletion: (item) => resolveItem(item, env),
    hover: (document, position) => provideHover(document, position, env),
    codeActions: (document, uri, range, context, settings, version) =>
      provideCodeActions(
        {
          document,
          uri,
          version,
          context,
          span: toSpan(range, document.lines),
          problems: problemsOf(document, settings),
        },
        env,
      ),
    documentSymbols: (document) => provideDocumentSymbols(document, env),
    foldingRanges: (document) => provideFoldingRanges(document),
    documentLinks: (document) => provideDocumentLinks(document, env),
    render: (document) => provideRender(document, env),
  };
}

type Analysis = (document: AdvisoryDocument, settings: RuleSettings) => readonly Problem[];

/** Analyses a document once for the day and the settings that it was last asked for. */
function createAnalysis(env: Environment): Analysis {
  const known = new WeakMap<AdvisoryDocument, { settings: string; today: string; problems: readonly Problem[] }>();
  return (document, settings) => {
    const key = JSON.stringify(Object.entries(settings).sort());
    const today = env.today();
    const last = known.get(document);
    if (last && last.settings === key && last.today === today) return last.problems;
    const problems = analyze(document, env, settings);
    known.set(document, { settings: key, today, problems });
    return problems;
  };
}
