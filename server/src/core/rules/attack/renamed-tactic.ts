import type { Tactic } from '../../catalogue/catalogue.ts';
import type { Fix } from '../../problems/problem.ts';
import { techniqueKeys } from '../../attack/techniques.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { replaceItem } from '../../editing/listItems.ts';
import {
  isUnder,
  replacePart,
  tacticLike,
  tacticsOfTechnique,
  type PreviousTactic,
  type TacticPart,
} from '../../attack/tactics.ts';
import { tacticProblems, type TacticLocation } from '../../attack/tacticVerdicts.ts';
import { anyOf, allOf, shown } from '../../text/wording.ts';

export const rule: Rule = {
  meta: {
    code: 'attack/renamed-tactic',
    severity: 'warning',
    summary: 'A tactic of an earlier ATT&CK release was renamed or split.',
    judgedBy: 'release',
  },
  reads: { rows: techniqueKeys },
  check(context) {
    for (const { location, part, verdict } of context.derive(tacticProblems)) {
      if (verdict.kind === 'renamed') reportRenamed(context, location, part, verdict.former);
    }
  },
};

function reportRenamed(context: RuleContext, location: TacticLocation, part: TacticPart, former: PreviousTactic): void {
  const { attack } = context;
  const { tactic, release, successors } = former;
  const fit = successors.filter((successor) => location.techniques.some((technique) => isUnder(technique, successor)));
  const own = location.entry ? location.techniques.flatMap((technique) => tacticsOfTechnique(attack, technique)) : [];
  const meaning = part.value.toLowerCase() === tactic.name.toLowerCase() ? '' : `${tactic.name}, `;
  const became = `${shown(part.value)} is ${meaning}a tactic in ATT&CK ${release}. In ATT&CK ${attack.release}, it is ${anyOf(names(successors))}`;
  context.report({
    span: part.span,
    message:
      fit.length > 0 ? `${became}; here it should be ${allOf(names(fit))}.` : `${became}${elsewhere(location, own)}.`,
    fixes:
      fit.length > 0
        ? [fixAll(context, location, part, fit)]
        : fixEach(context, location, part, own.length > 0 ? own : successors),
  });
}

const names = (tactics: readonly Tactic[]): string[] => tactics.map(({ name }) => name);

function elsewhere({ techniques: [technique] }: TacticLocation, own: readonly Tactic[]): string {
  return technique && own.length > 0 ? `; ${technique.id} is now under ${allOf(names(own))}` : '';
}

/**
 * Returns the fix that changes the tactic to all tactics in `fit`. It is safe in a technique's row. In an attack stage, it is safe only if
 * `fit` contains a single tactic, because several tactics would state more than the author did.
 */
function fixAll(context: RuleContext, location: TacticLocation, part: TacticPart, fit: readonly Tactic[]): Fix {
  const texts = fit.map((tactic) => tacticLike(tactic, part.value));
  const whole = location.text.value.trim() === part.value;
  const edits =
    location.entry && whole
      ? replaceItem(context, location.text, texts)
      : context.edit.replaceScalar(location.text.span, replacePart(location.text, part, texts));
  return {
    title: `Change to ${allOf(texts)}`,
    edits,
    preferred: true,
    safe: location.entry !== undefined || fit.length === 1,
  };
}

/** Returns a fix for each tactic, because any of them may be meant. */
function fixEach(context: RuleContext, location: TacticLocation, part: TacticPart, tactics: readonly Tactic[]): Fix[] {
  return tactics.map((tactic) => {
    const text = tacticLike(tactic, part.value);
    return {
      title: `Change to ${text}`,
      edits: context.edit.replaceScalar(location.text.span, replacePart(location.text, part, [text])),
    };
  });
}
