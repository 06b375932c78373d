import type { AttackChainStage } from '../../model/advisory.ts';
import type { Block } from '../block.ts';
import { type Context, listBlocks } from '../context.ts';
import { tacticName, techniqueFacts } from '../technique.ts';
import type { SectionSource } from './section.ts';

/** Prose, or the blocks of each stage, which are in a group if the stage has a name. */
export const attackChain: SectionSource = {
  key: 'attack_chain',
  need: 'required',
  build(context) {
    const chain = context.advisory.attackChain;
    if (chain && 'value' in chain) return context.blocks(chain);
    return listBlocks(context, 'attack_chain', chain, (stages) =>
      stages.flatMap((stage) => stageBlocks(context, stage)),
    );
  },
};

function stageBlocks(context: Context, { span, stage, description, techniques }: AttackChainStage): readonly Block[] {
  const facts = techniqueFacts(context, techniques);
  const blocks: Block[] = [
    ...(description ? context.blocks(description) : []),
    ...(facts.length > 0 ? [{ kind: 'facts' as const, style: 'details' as const, items: facts }] : []),
  ];
  if (!stage) return blocks;
  return [{ kind: 'group', line: context.line(span), title: tacticName(stage, context.attack), blocks }];
}
