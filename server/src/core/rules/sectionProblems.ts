/**
 * Runs the rules that read more than rows. Rules that read certain sections run only if one of these sections, or another value that they
 * depend on, has changed. All others run every time.
 */
import { cacheKey, createCache, update } from '../cache/cache.ts';
import { derived } from '../cache/derivation.ts';
import type { AdvisoryDocument } from '../document/document.ts';
import type { Environment, DocumentContext } from '../environment/environment.ts';
import { createEditor } from '../editing/createEditor.ts';
import { check, createSharedContext, type SharedContext } from './check.ts';
import { reuseProblems, type RuleProblems, type CachedProblems } from './reuseProblems.ts';
import { unparsedKeys } from '../document/unparsedKeys.ts';
import type { Injected, RuleContext, WholeRule } from './rule.ts';
import { sectionsByKey, type SectionsByKey } from './sectionsByKey.ts';
import { once } from '../util/once.ts';

interface Whole {
  readonly document: AdvisoryDocument;
  readonly sections: SectionsByKey;
  /** The values, other than the sections, that the results depend on. */
  readonly of: readonly unknown[];
}

/** Returns the result of each rule in `run`, all of which read more than rows. */
export function sectionProblems(
  { document, sections, of }: Whole,
  run: readonly WholeRule[],
  env: Environment,
  documentContext: DocumentContext,
  injected: Injected,
): readonly RuleProblems[] {
  const shared = sharedContextOf(document, env, documentContext, injected);
  const cut = once(() => (document.sections.length > 1 ? sections : sectionsByKey(document.cutSections())));
  return run.map((rule) => {
    const { reads } = rule;
    if (typeof reads === 'string') return check([rule], env, shared);
    const read = sections.under(reads);
    const key = cacheKey<CachedProblems>(`rules/problems of ${rule.meta.code}`);
    return update(document.cache, key, (earlier) => {
      const problems = (earlier && reuseProblems(earlier, read, of)) ?? check([rule], env, shared);
      return { problems, sections: read, cut: () => cut().under(reads), of };
    }).problems;
  });
}

function sharedContextOf(
  document: AdvisoryDocument,
  env: Environment,
  documentContext: DocumentContext,
  injected: Injected,
): SharedContext {
  const cache = createCache();
  return createSharedContext((report) => {
    const context: RuleContext = {
      ...injected,
      advisory: document.advisory,
      root: document.root,
      text: document.text,
      lines: document.lines,
      unparsedKeys: unparsedKeys(document),
      fileExists: (path) => documentContext.fileExists?.(path),
      sameId: (id) => documentContext.sameId?.(id) ?? [],
      edit: createEditor(document, env.schema.root, env.snippets),
      derive: (derivation) => derived(cache, derivation, context),
      report,
    };
    return context;
  });
}
