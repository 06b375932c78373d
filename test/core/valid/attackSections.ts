/** Techniques, tactics and log sources that are correct in the release that the advisory is checked against. */
import type { AttackObject } from '../../../server/src/core/catalogue/catalogue.ts';
import type { Mapped, MappedTactic } from './facts.ts';
import type { Pick } from './pick.ts';
import { lineTexts, proseTexts, sentences } from './sentences.ts';
import { forgiving, list, prose, row, text, type Node } from './yamlNode.ts';

export const tacticText = (pick: Pick, { id, name, shortname }: MappedTactic): string =>
  pick.one([name, name, shortname, id, name.toUpperCase(), name.toLowerCase()]);

const confidence = (pick: Pick): Node => forgiving(pick, pick.one(['low', 'moderate', 'high']), { medium: 'moderate' });

/** Returns the section `mitre_attack`: one row for each technique, or one for each of its tactics. */
export function mapping(pick: Pick, techniques: readonly Mapped[]): Node {
  const rows = techniques.flatMap((technique) => {
    const { tactics } = technique;
    if (tactics.length > 1 && pick.chance(20)) return tactics.map((tactic) => mappedRow(pick, technique, [tactic]));
    return [mappedRow(pick, technique, pick.chance(60) ? pick.some(tactics, 1, 3) : [])];
  });
  return list(pick, rows);
}

function mappedRow(pick: Pick, { id, names }: Mapped, tactics: readonly MappedTactic[]): Node {
  const name = pick.one(names);
  if (tactics.length === 0 && pick.chance(80))
    return text(
      pick.one([id, `${id} - ${name}`, `${id} - ${name}`, `${id}: ${name}`, `${id} – ${name}`, `${id} ${name}`]),
    );
  const under = list(
    pick,
    tactics.map((tactic) => text(tacticText(pick, tactic))),
  );
  return row(
    pick,
    { id: text(id), ...(tactics.length > 0 ? { tactics: under } : {}) },
    { name: () => text(name), description: () => prose(pick.one(sentences)), confidence: () => confidence(pick) },
  );
}

/** Returns up to three IDs for a row's `techniques`. */
export function techniqueIds(pick: Pick, techniques: readonly Mapped[]): Node {
  return list(
    pick,
    pick.some(techniques, 0, 3).map(({ id }) => text(id)),
  );
}

/** Returns `attack_chain`: prose, or stages named after tactics or in the author's own words. */
export function attackChain(pick: Pick, techniques: readonly Mapped[]): Node {
  if (techniques.length === 0 || pick.chance(40)) return prose(pick.one(proseTexts));
  return list(
    pick,
    Array.from({ length: pick.number(1, 4) }, () => {
      const technique = pick.one(techniques);
      return row(
        pick,
        { stage: text(pick.chance(70) ? tacticText(pick, pick.one(technique.tactics)) : pick.one(lineTexts)) },
        {
          description: () => prose(pick.one(proseTexts)),
          techniques: () => list(pick, [text(technique.id)]),
        },
      );
    }),
  );
}

/** Returns a hunting hypothesis. Its stage has one or two tactics of its technique; if `techniques` is empty, one of a technique in `stages`. */
export function hypothesis(
  pick: Pick,
  techniques: readonly Mapped[],
  stages: readonly Mapped[],
  telemetry: Node,
): Node {
  const technique = techniques.length > 0 ? pick.one(techniques) : undefined;
  const stage = pick.one((technique ?? pick.one(stages)).tactics);
  const stageTwice = technique && pick.chance(10) ? ` / ${pick.one(technique.tactics).name}` : '';
  return row(
    pick,
    {
      hypothesis: prose(pick.one(proseTexts)),
      telemetry,
      attack_stage: text(tacticText(pick, stage) + stageTwice),
    },
    {
      ...(technique ? { techniques: () => list(pick, [text(technique.id)]) } : {}),
      fp_risk: () => forgiving(pick, pick.one(['low', 'medium', 'high', 'unknown']), { moderate: 'medium' }),
      query: () => text(pick.one(['event.code:4688 AND <placeholder>', 'TODO | where n < 5', '@timestamp > now-1h'])),
      notes: () => prose(pick.one(sentences)),
    },
  );
}

/** Returns `required_log_sources`: data components, and sources in the author's words. */
export function logSources(pick: Pick, components: readonly AttackObject[]): Node[] {
  return Array.from({ length: pick.number(0, 4) }, () => {
    const component = components.length > 0 && pick.chance(60) ? pick.one(components) : undefined;
    const name = text(component?.name ?? pick.one(lineTexts));
    if (pick.chance(50)) return name;
    return row(
      pick,
      { name, ...(component && /^DC\d{4}$/.test(component.id) ? { attack_id: text(component.id) } : {}) },
      { notes: () => prose(pick.one(sentences)) },
    );
  });
}
