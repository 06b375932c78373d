/**
 * Runs the rules on a document. Rules that read rows run on each chunk that changed, rules that read certain sections run if one of these
 * changed, and all other rules run every time.
 */
import type { AdvisoryDocument } from '../document/document.ts';
import type { Environment, DocumentContext } from '../environment/environment.ts';
import { ruleSetting } from '../settings/ruleSettings.ts';
import type { RuleSettings } from '../settings/settings.ts';
import { cacheKey, settled } from '../cache/cache.ts';
import type { Problem } from '../problems/problem.ts';
import { attackReleaseOf } from '../attack/release.ts';
import { createCollect } from '../collect/collect.ts';
import { collectedItems } from '../collect/collected.ts';
import { rules } from './index.ts';
import { internalError } from './internalError.ts';
import { sectionsByKey, type SectionsByKey } from './sectionsByKey.ts';
import { rowProblems } from './rowProblems.ts';
import { readsRows, readsWhole, type Injected } from './rule.ts';
import type { Header } from '../attack/header.ts';
import { domainsOf, techniqueIds } from '../attack/tacticVerdicts.ts';
import { sectionProblems } from './sectionProblems.ts';

/** Returns the problems that the enabled rules report for an advisory. Results for unchanged parts are reused where possible. */
export function ruleProblems(
  document: AdvisoryDocument,
  env: Environment,
  settings: RuleSettings,
  documentContext: DocumentContext,
): readonly Problem[] {
  const { cache } = document;
  const sections = sectionsByKey(document.sections);
  const injected = inject(document, sections, env, documentContext);
  const { header } = injected;
  const of = settled(cache, basisKey, [
    env.schema.root,
    env.snippets,
    injected.catalogue,
    injected.attack,
    injected.today,
    injected.requiredSections,
    injected.preferredNaming,
    ...Object.values({ ...header, domains: header.domains.join() }),
  ]);
  const run = rules.filter(({ meta }) => ruleSetting(settings, meta.code) !== 'off');
  const [rowRules, otherRules] = [run.filter(readsRows), run.filter(readsWhole)];
  const found = [
    ...rowProblems({ sections: sections.all, cache, of }, rowRules, env, injected),
    ...sectionProblems({ document, sections, of }, otherRules, env, documentContext, injected),
  ];
  const failed = new Set(found.flatMap((one) => one.failed));
  return [...found.flatMap(({ problems }) => problems), ...[...failed].map(internalError)];
}

const basisKey = cacheKey<readonly unknown[]>('rules/basis');

function inject(
  { advisory }: AdvisoryDocument,
  sections: SectionsByKey,
  env: Environment,
  documentContext: DocumentContext,
): Injected {
  const { catalogue } = env;
  const schema = env.schema.root;
  const collect = createCollect((keys) => (keys ? sections.under(keys) : sections.all), schema);
  const attack = attackReleaseOf(advisory, catalogue);
  const header: Header = {
    attackVersion: advisory.attackVersion?.value,
    published: advisory.published?.value,
    analyzed: advisory.analyzed?.value,
    status: advisory.status?.value,
    domains: domainsOf(collectedItems({ collect }, techniqueIds), attack),
  };
  const { requiredSections = none, preferredNaming = 'any' } = documentContext;
  return { schema, catalogue, attack, today: env.today(), requiredSections, preferredNaming, header, collect };
}

/** Used in place of absent settings. It is a constant because settings are compared by identity to detect changes. */
const none = {};
