/** Migrates the stages of hunting hypotheses and attack chains. */
import type { Domain, Tactic } from '../catalogue/catalogue.ts';
import type { TechniqueEntry, Text } from '../model/advisory.ts';
import {
  isUnder,
  shareDomain,
  stillMeans,
  tacticSuccessors,
  tacticLike,
  tacticParts,
  tacticsOf,
} from '../attack/tactics.ts';
import { domainsOf, namedTechniques } from '../attack/tacticVerdicts.ts';
import { anyOf } from '../text/wording.ts';
import { followed } from './techniques.ts';
import { nothing, together, type RuleProblems, type Migration, type MigrationLeft } from './types.ts';

/** Plans the migration of every stage that names a tactic. Stages in the author's own words remain unchanged. */
export function planStages(migration: Migration): RuleProblems {
  const { attackChain, huntingHypotheses } = migration.advisory;
  const chain = attackChain && 'items' in attackChain ? attackChain.items : [];
  const rest = domainsOf(namedTechniques(migration), migration.from);
  return together([
    ...chain.map((row) => planStage(migration, row.stage, row.techniques, rest)),
    ...(huntingHypotheses?.items ?? []).map((row) => planStage(migration, row.attackStage, row.techniques, rest)),
  ]);
}

/**
 * Plans the migration of one stage, which may name several tactics (`Execution / Persistence`). A tactic that the later release does not contain
 * is replaced with those of its successors that the row's techniques belong to. In a row without techniques, a tactic is replaced only if it has
 * a single successor. In all other cases, the author has to choose.
 */
function planStage(
  migration: Migration,
  stage: Text | undefined,
  entries: readonly TechniqueEntry[],
  rest: readonly Domain[],
): RuleProblems {
  if (!stage) return nothing;
  const pairs = entries.flatMap((entry) => followed(migration, entry) ?? []);
  const domains = pairs.length > 0 ? pairs.flatMap(({ then }) => then.domains) : rest;
  const left: MigrationLeft[] = [];
  let text = stage.value;
  for (const part of tacticParts(stage, migration.text)) {
    const successors = successorsIn(migration, part.value, domains);
    if (!successors) continue;
    const fit = successors.filter((successor) => pairs.some(({ now }) => isUnder(now, successor)));
    const certain = fit.length > 0 ? fit : pairs.length === 0 && successors.length === 1 ? successors : [];
    if (certain.length > 0) {
      text = text.replace(part.value, () => certain.map((tactic) => tacticLike(tactic, part.value)).join(' / '));
      continue;
    }
    const candidates = successors.map(({ name }) => name);
    const advice = candidates.length > 0 ? `Choose ${anyOf(candidates)}.` : 'It has no recorded successor.';
    const message = `${part.value} was a tactic in this domain in ATT&CK ${migration.from.release}, but is no longer one in ATT&CK ${migration.to.release}. ${advice}`;
    left.push({ span: part.span, message, candidates, location: 'mapping' });
  }
  if (text === stage.value) return { changes: [], left };
  const edits = migration.edit.replaceScalar(stage.span, text);
  return { changes: [{ kind: 'stage', span: stage.span, from: stage.value, to: text, edits }], left };
}

/**
 * Returns the successors of the tactic that `part` names in these domains. Returns undefined if `part` does not name a tactic, or if it
 * still names the same tactic in the later release.
 */
function successorsIn(
  { catalogue, from, to }: Migration,
  part: string,
  domains: readonly Domain[],
): readonly Tactic[] | undefined {
  const tactics = tacticsOf(from, part).filter((tactic) => shareDomain(tactic.domains, domains));
  if (tactics.length === 0 || tactics.some((tactic) => stillMeans(to, part, tactic))) return undefined;
  return [...new Set(tactics.flatMap((tactic) => tacticSuccessors(catalogue, tactic, from, to)))];
}
