import type { Tactic } from '../../catalogue/catalogue.ts';
import { normaliseTechniqueId } from '../../catalogue/objectId.ts';
import type { Fix } from '../../problems/problem.ts';
import { isNameOf, labelOf, namesakeOf, techniqueKeys } from '../../attack/techniques.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { replaceItem } from '../../editing/listItems.ts';
import {
  isUnder,
  replacePart,
  tacticLike,
  tacticsOf,
  tacticsOfTechnique,
  type TacticPart,
} from '../../attack/tactics.ts';
import { tacticProblems, type TacticLocation } from '../../attack/tacticVerdicts.ts';
import { allOf, shown } from '../../text/wording.ts';

export const rule: Rule = {
  meta: {
    code: 'attack/tactic-mismatch',
    severity: 'warning',
    summary:
      "A technique in `mitre_attack` is listed under a tactic that it does not belong to in the advisory's ATT&CK release.",
    judgedBy: 'release',
  },
  reads: { rows: techniqueKeys },
  check(context) {
    for (const { location, part, verdict } of context.derive(tacticProblems)) {
      if (verdict.kind === 'mismatch') reportMismatch(context, location, part);
    }
  },
};

function reportMismatch(context: RuleContext, location: TacticLocation, part: TacticPart): void {
  const { attack } = context;
  const [technique] = location.techniques;
  if (!technique) return;
  const own = tacticsOfTechnique(attack, technique);
  // Other rules report revoked and deprecated techniques. A technique without tactics cannot be under the wrong tactic.
  const isMeant = normaliseTechniqueId(location.entry?.id?.value ?? '') === technique.id;
  if (own.length === 0 || !isMeant || technique.revoked || technique.deprecated) return;
  if (isOfNamesake(context, location, part)) return;
  context.report({
    span: part.span,
    message: `${labelOf(technique)} does not belong to ${shown(part.value)} in ATT&CK ${attack.release}, but to ${allOf(own.map(({ name }) => name))}.`,
    fixes: fixes(context, location, part, own),
  });
}

/**
 * Whether the tactic belongs to the technique that is named in the row. If so, the ID is wrong and the tactic is right, and
 * `attack/name-mismatch` reports the ID.
 */
function isOfNamesake(context: RuleContext, { entry, techniques }: TacticLocation, part: TacticPart): boolean {
  const [technique] = techniques;
  if (!entry?.name || !technique || isNameOf(technique, entry.name.value)) return false;
  const other = namesakeOf(context, entry.name.value, technique);
  return other !== undefined && tacticsOf(context.attack, part.value).some((tactic) => isUnder(other, tactic));
}

/**
 * Returns a fix for each of the technique's tactics that the row lacks, which replaces the wrong tactic with the missing one. If the row
 * has all of them, returns the fix that removes the wrong tactic, or no fix if its value also names other tactics.
 */
function fixes(context: RuleContext, location: TacticLocation, part: TacticPart, own: readonly Tactic[]): Fix[] {
  const stated = new Set((location.entry?.tactics ?? []).flatMap(({ value }) => tacticsOf(context.attack, value)));
  const open = own.filter((tactic) => !stated.has(tactic));
  if (open.length === 0 && location.text.value.trim() === part.value) return removal(context, location);
  return open.map((tactic) => {
    const newText = replacePart(location.text, part, [tacticLike(tactic, part.value)]);
    return {
      title: `Change to ${tacticLike(tactic, part.value)}`,
      edits: context.edit.replaceScalar(location.text.span, newText),
      preferred: open.length === 1,
    };
  });
}

function removal(context: RuleContext, { text }: TacticLocation): Fix[] {
  const edits = replaceItem(context, text, []);
  return edits.length === 0 ? [] : [{ title: `Remove ${text.value.trim()}`, edits, preferred: true }];
}
