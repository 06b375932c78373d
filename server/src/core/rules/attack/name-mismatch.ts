import { collectedItems } from '../../collect/collected.ts';
import { nameKey } from '../../catalogue/names.ts';
import type { AttackRelease, Catalogue, Technique } from '../../catalogue/catalogue.ts';
import type { Fix } from '../../problems/problem.ts';
import { readObjectId } from '../../catalogue/objectId.ts';
import type { Text } from '../../model/advisory.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { isPlaceholder } from '../../text/placeholder.ts';
import {
  fullName,
  isLikeNameOf,
  isNameOf,
  labelOf,
  nameLike,
  replaceName,
  replaceTechnique,
  mentions,
} from '../../attack/techniques.ts';
import { shareDomain } from '../../attack/tactics.ts';
import { shown } from '../../text/wording.ts';

export const rule: Rule = {
  meta: {
    code: 'attack/name-mismatch',
    severity: 'warning',
    summary:
      "The name next to a technique's ID is not that technique's name, or a data component's ID is written in place of its name.",
    judgedBy: 'release',
  },
  reads: { rows: ['mitre_attack', 'required_log_sources'] },
  check(context) {
    const { attack, catalogue } = context;
    for (const { entry, id, mapped } of collectedItems(context, mentions)) {
      // Elsewhere only IDs are allowed; the validator reports a name there.
      if (!mapped) continue;
      const technique = attack.technique(id);
      const { name } = entry;
      if (!name || !technique || technique.revoked || isNameOf(technique, name.value) || isPlaceholder(name.value))
        continue;
      const other = namesake(attack, name.value, technique);
      const right = nameLike(technique, name.value);
      const fixName: Fix = {
        title: `Change the name to ${right}`,
        edits: replaceName(context, entry, right),
        preferred: true,
        // If the name belongs to another technique, or resembles none, the ID may be the mistake.
        safe: other === undefined && (isLikeNameOf(technique, name.value) || isFormerName(catalogue, id, name.value)),
      };
      const fixId = other && {
        title: `Change the ID to ${labelOf(other)}`,
        edits: replaceTechnique(context, entry, other),
      };
      context.report({
        span: name.span,
        message: `${id} is ${fullName(technique)} in ATT&CK ${attack.release}, not ${shown(name.value)}${other ? `, which is ${other.id}` : ''}.`,
        fixes: fixId ? [fixName, fixId] : [fixName],
      });
    }
    for (const { name } of context.advisory.requiredLogSources?.items ?? []) if (name) reportIdAsName(context, name);
  },
};

/** Whether a technique had this name in an earlier release, alone or after its parent's. */
function isFormerName(catalogue: Catalogue, id: string, name: string): boolean {
  const written = nameKey(name.replace(/^[^:]*:\s/, ''));
  return catalogue.life(id)?.names.some((one) => nameKey(one.name) === written) ?? false;
}

/** Reports the ID of a data component in place of its name. */
function reportIdAsName({ attack, catalogue, edit, report }: RuleContext, name: Text): void {
  const read = readObjectId(name.value);
  if (read?.kind !== 'data-component') return;
  const object = attack.object(read.id) ?? catalogue.at(catalogue.newest).object(read.id);
  if (!object) return;
  report({
    span: name.span,
    severity: 'information',
    message: `${read.id} is ${object.name}. Write the name here; an ID belongs in \`attack_id\`.`,
    fixes: [{ title: `Change to ${object.name}`, edits: edit.replaceScalar(name.span, object.name), preferred: true }],
  });
}

/**
 * Returns the active technique with a name in a domain of the ID's technique. Domains are checked because Mobile shares many names with
 * Enterprise.
 */
function namesake(attack: AttackRelease, name: string, { domains }: Technique): Technique | undefined {
  return attack.techniquesNamed(name).find((one) => isNameOf(one, name) && shareDomain(one.domains, domains));
}
