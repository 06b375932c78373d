import type { Recommendation, RecommendationGroup } from '../../model/advisory.ts';
import type { Span } from '../../text/text.ts';
import type { Block, Fact, Item } from '../block.ts';
import type { Context } from '../context.ts';
import { mitigationFacts, techniqueFacts } from '../technique.ts';
import type { SectionSource } from './section.ts';

const groups: readonly RecommendationGroup[] = [
  'immediate_mitigation',
  'infrastructure_hardening',
  'user_protection',
  'security_awareness',
];

/** The four standard groups in order, followed by custom groups. */
export const recommendations: SectionSource = {
  key: 'recommendations',
  need: 'required',
  build(context) {
    const stated = context.advisory.recommendations;
    if (!stated) return undefined;
    const blocks: Block[] = groups.flatMap((name) => {
      const list = stated.groups.get(name);
      return list ? [groupOf(context, context.labels[`group.${name}`], list.key, list.items)] : [];
    });
    for (const { span, title, items } of stated.additional) {
      if (title ?? items[0])
        blocks.push(groupOf(context, title?.value ?? context.labels['group.additional'], span, items));
    }
    return blocks.length > 0 ? blocks : undefined;
  },
};

function groupOf(context: Context, title: string, location: Span, items: readonly Recommendation[]): Block {
  const list: Block = {
    kind: 'list',
    items: items.flatMap((item) => itemsOf(context, item)),
  };
  return {
    kind: 'group',
    line: context.line(location),
    title,
    blocks: [items.length > 0 ? list : { kind: 'none', text: context.labels['page.none'] }],
  };
}

/** Returns the items of a recommendation. Its text may be a list; its details are below the last item. */
function itemsOf(context: Context, { span, text, mitigations, techniques }: Recommendation): readonly Item[] {
  const facts: readonly Fact[] = [...mitigationFacts(context, mitigations), ...techniqueFacts(context, techniques)];
  const written = text ? context.items(text) : [];
  const last = written.at(-1) ?? { line: context.line(span), content: [] };
  if (facts.length === 0) return written;
  const below: Block = { kind: 'facts', style: 'details', items: facts };
  return [...written.slice(0, -1), { ...last, children: [...(last.children ?? []), below] }];
}
