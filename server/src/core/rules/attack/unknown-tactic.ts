import type { Tactic } from '../../catalogue/catalogue.ts';
import type { Fix } from '../../problems/problem.ts';
import { techniqueKeys } from '../../attack/techniques.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { knownReleases, tacticLike, tacticsOf, type TacticPart } from '../../attack/tactics.ts';
import { tacticProblems, type TacticLocation } from '../../attack/tacticVerdicts.ts';
import { ofLaterVersion } from '../../attack/versions.ts';
import { anyOf, shown } from '../../text/wording.ts';

export const rule: Rule = {
  meta: {
    code: 'attack/unknown-tactic',
    severity: 'error',
    summary: "No domain of the advisory's ATT&CK release has this tactic.",
    finds: 'unknown-value',
    judgedBy: 'release',
  },
  reads: { rows: techniqueKeys },
  check(context) {
    for (const { location, part, verdict } of context.derive(tacticProblems)) {
      if (verdict.kind === 'unknown') reportUnknown(context, location, part);
    }
  },
};

function reportUnknown(context: RuleContext, { text, teamWords }: TacticLocation, { value, span }: TacticPart): void {
  const { attack, edit } = context;
  const near = distinct(attack.nearestTactics(value, 5)).slice(0, 3);
  const newText = (by: Tactic): string =>
    text.value === value ? tacticLike(by, value) : text.value.replace(value, () => tacticLike(by, value));
  context.report({
    span,
    message: `ATT&CK ${attack.release} has no tactic ${shown(value)}. ${
      near.length > 0 ? `Did you mean ${anyOf(near.map(({ name }) => name))}?` : elsewhere(context, value)
    }`,
    ...(teamWords ? { severity: 'hint' } : ofLaterVersion(context)),
    fixes: near.map((by): Fix => ({
      title: `Change to ${tacticLike(by, value)}`,
      edits: edit.replaceScalar(text.span, newText(by)),
    })),
  });
}

function elsewhere({ catalogue }: RuleContext, part: string): string {
  const release = knownReleases(catalogue).findLast((known) => tacticsOf(known, part).length > 0)?.release;
  return release === undefined
    ? 'Use the name, shortname or ID of a tactic, such as Persistence.'
    : `It is a tactic in ATT&CK ${release}. Set \`attack_version\` to ${release}, or change the tactic.`;
}

/** Removes tactics with the same name from different domains, keeping the first. */
function distinct(tactics: readonly Tactic[]): Tactic[] {
  return tactics.filter(({ name }, index) => tactics.findIndex((other) => other.name === name) === index);
}
