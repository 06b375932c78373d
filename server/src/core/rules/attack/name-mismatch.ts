import { collectedItems } from '../../collect/collected.ts';
import type { Technique } from '../../catalogue/catalogue.ts';
import type { Fix } from '../../problems/problem.ts';
import { readObjectId } from '../../catalogue/objectId.ts';
import type { TechniqueEntry, Text } from '../../model/advisory.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { isPlaceholder } from '../../text/placeholder.ts';
import {
  fullName,
  isFormerName,
  isLikeNameOf,
  isNameOf,
  namesakeOf,
  nameLike,
  replaceName,
  replaceTechnique,
  mentions,
} from '../../attack/techniques.ts';
import { isUnder, shareDomain, tacticsOf } from '../../attack/tactics.ts';
import { describedEntry, noteIn } from '../shared/techniqueNotes.ts';
import { shown } from '../../text/wording.ts';

export const rule: Rule = {
  meta: {
    code: 'attack/name-mismatch',
    severity: 'warning',
    summary:
      'The name next to a technique ID is not the name of that technique, or the ID of a data component is used instead of its name.',
    judgedBy: 'release',
  },
  reads: { rows: ['mitre_attack', 'required_log_sources'] },
  check(context) {
    const { attack, catalogue } = context;
    for (const { entry, id, mapped } of collectedItems(context, mentions)) {
      // Outside the mapping only IDs are allowed, so the validator reports any name there.
      if (!mapped) continue;
      const technique = attack.technique(id);
      const { name } = entry;
      if (!name || !technique || technique.revoked || isNameOf(technique, name.value) || isPlaceholder(name.value))
        continue;
      const other = namesakeOf(context, name.value, technique);
      const right = nameLike(technique, name.value);
      const fixName: Fix = {
        title: `Change the name to ${right}`,
        edits: replaceName(context, entry, right),
        preferred: true,
        // If the name belongs to another technique, or resembles none of this one's names, the ID may be wrong instead.
        safe: other === undefined && (isLikeNameOf(technique, name.value) || isFormerName(catalogue, id, name.value)),
      };
      const isIdWrong = other !== undefined && isMeantByRow(context, entry, technique, other);
      const fixId = other && {
        title: `Change the ID to ${other.id} (${fullName(other)})`,
        edits: replaceTechnique(context, entry, other),
        preferred: isIdWrong,
      };
      const noteFixes = other ? [] : movedNote(context, entry, technique, name);
      context.report({
        span: name.span,
        message: `${id} is ${fullName(technique)} in ATT&CK ${attack.release}, not ${shown(name.value)}${other ? `, which is ${other.id}` : ''}. Correct the name${noteFixes.length > 0 ? ', or move the text to `description`' : ' or the ID'}.`,
        fixes: [
          ...noteFixes,
          ...(isIdWrong && fixId
            ? [fixId, { ...fixName, preferred: false }]
            : [{ ...fixName, preferred: noteFixes.length === 0 }, ...(fixId ? [fixId] : [])]),
        ],
      });
    }
    for (const { name } of context.advisory.requiredLogSources?.items ?? []) if (name) reportIdAsName(context, name);
  },
};

/** Reports a data component's ID in place of its name. */
function reportIdAsName({ attack, catalogue, edit, report }: RuleContext, name: Text): void {
  const read = readObjectId(name.value);
  if (read?.kind !== 'data-component') return;
  const object = attack.object(read.id) ?? catalogue.at(catalogue.newest).object(read.id);
  if (!object) return;
  report({
    span: name.span,
    severity: 'information',
    message: `${read.id} is ${object.name}. Use the name here; the ID belongs in \`attack_id\`.`,
    fixes: [{ title: `Change to ${object.name}`, edits: edit.replaceScalar(name.span, object.name), preferred: true }],
  });
}

/** Whether the row's tactics or, if it has none, the domains of the two techniques indicate that the name is right and the ID is wrong. */
function isMeantByRow(
  { attack }: RuleContext,
  { tactics }: TechniqueEntry,
  technique: Technique,
  other: Technique,
): boolean {
  const stated = tactics.flatMap(({ value }) => tacticsOf(attack, value));
  const isOf = (one: Technique): boolean => stated.some((tactic) => isUnder(one, tactic));
  if (stated.length > 0) return isOf(other) && !isOf(technique);
  return !shareDomain(technique.domains, other.domains);
}

/**
 * Returns the fix that moves the text next to the ID to the row's `description`. Returns no fix if that text is only a misspelt or former
 * name, or if the row already has a description.
 */
function movedNote(context: RuleContext, entry: TechniqueEntry, technique: Technique, name: Text): Fix[] {
  const note = noteIn(technique, name.value);
  const isLike = isLikeNameOf(technique, name.value) || isFormerName(context.catalogue, technique.id, name.value);
  if (note === undefined || (isLike && note.name === undefined) || entry.description) return [];
  const edits = describedEntry(context, entry, note);
  return edits.length === 0 ? [] : [{ title: 'Move the text to `description`', edits, preferred: true }];
}
