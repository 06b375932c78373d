import type { AttackRelease } from '../../catalogue/catalogue.ts';
import type { TechniqueEntry } from '../../model/advisory.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { collected, moved, movedSpan, type Found } from '../../collect/collected.ts';
import { removalFix } from '../shared/rows.ts';
import { tacticsOfTechnique } from '../../attack/tactics.ts';
import { mappedMentions, hasOnlyIdentity, tacticKeys, type Mention } from '../../attack/techniques.ts';

export const rule: Rule = {
  meta: {
    code: 'attack/duplicate',
    severity: 'warning',
    summary: 'A technique is mapped twice under the same tactic, or without a tactic.',
    judgedBy: 'release',
  },
  reads: ['mitre_attack'],
  check(context) {
    const findFirst = createFindFirst(context.attack);
    for (const found of collected(context, mappedMentions)) {
      const { entry, id, written } = found.item;
      const first = findFirst(found);
      if (!first) continue;
      const later = moved(entry, found.offset);
      const technique = context.attack.technique(id);
      const isSplittable = !technique || tacticsOfTechnique(context.attack, technique).length > 1;
      context.report({
        span: movedSpan(written.span, found.offset),
        message: `${id} is already mapped. Keep only one of the entries${isSplittable ? ', or assign them different tactics' : ''}.`,
        related: [{ span: movedSpan(first.item.written.span, first.offset), message: 'First mapped here' }],
        fixes: removalFix(context, 'mitre_attack', later, {
          title: `Remove the duplicate ${id}`,
          preferred: true,
          safe: isRepetition(context, first.item.entry, later),
        }),
      });
    }
  },
};

/**
 * Returns a function that finds the first earlier mapping that a given mapping duplicates. Two mappings of the same technique are
 * duplicates if they share a tactic, or if at least one of them has no tactics.
 */
function createFindFirst(attack: AttackRelease): (found: Found<Mention>) => Found<Mention> | undefined {
  const seen = new Map<string, { readonly found: Found<Mention>; readonly index: number }>();
  let index = 0;
  return (found) => {
    const { id, entry } = found.item;
    const own = tacticKeys(entry, attack).map((key) => `${id} ${key}`);
    const [any, all] = [id, `${id} `];
    const earlier = (own.length === 0 ? [any] : [all, ...own]).flatMap((key) => seen.get(key) ?? []);
    for (const key of [any, ...(own.length === 0 ? [all] : own)]) if (!seen.has(key)) seen.set(key, { found, index });
    index++;
    return earlier.sort((a, b) => a.index - b.index)[0]?.found;
  };
}

/**
 * Whether the later row can be removed without losing information: both rows are strings rather than mappings, and the later one has no
 * comment and no name other than that of the first.
 */
function isRepetition(context: RuleContext, first: TechniqueEntry, later: TechniqueEntry): boolean {
  const sameName = later.name === undefined || later.name.value === first.name?.value;
  return first.bare && later.bare && sameName && hasOnlyIdentity(context, later);
}
