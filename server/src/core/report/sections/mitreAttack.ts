import type { TechniqueEntry } from '../../model/advisory.ts';
import type { Block, Item } from '../block.ts';
import { type Context, listBlocks } from '../context.ts';
import { muted } from '../inline.ts';
import { matricesOf } from '../matrices.ts';
import { tacticName, techniqueInline } from '../technique.ts';
import type { SectionSource } from './section.ts';

/** The mapping, with the ATT&CK release next to its heading, followed by `mitre_attack_notes`. */
export const mitreAttack: SectionSource = {
  key: 'mitre_attack',
  need: 'required',
  reads: ['mitre_attack_notes'],
  aside: ({ attack }) => `ATT&CK v${attack.release}`,
  build(context) {
    const { mitreAttack: mapping, mitreAttackNotes: notes } = context.advisory;
    const techniques = listBlocks(context, 'mitre_attack', mapping, (entries) => [
      {
        kind: 'mapping',
        matrices: matricesOf(entries, context.attack, ({ span }) => context.line(span)),
        list: { kind: 'list', items: entries.map((entry) => itemOf(context, entry)) },
      },
    ]);
    if (!notes) return techniques;
    return [...(techniques ?? []), ...context.blocks(notes)];
  },
};

function itemOf(context: Context, entry: TechniqueEntry): Item {
  const { tactics, confidence, description } = entry;
  const aside = [
    ...tactics.map((tactic) => tacticName(tactic, context.attack)),
    ...(confidence ? [context.labels[`fact.confidence.${confidence.value}`]] : []),
  ].join(', ');
  const children: Block[] = [
    ...(aside ? [{ kind: 'paragraph' as const, content: [muted(aside)] }] : []),
    ...(description ? context.blocks(description) : []),
  ];
  return {
    line: context.line(entry.span),
    content: [techniqueInline(entry, context.attack)],
    ...(children.length > 0 ? { children } : {}),
  };
}
