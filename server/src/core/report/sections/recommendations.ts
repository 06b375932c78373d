import type { RecommendationGroup, Text } from '../../model/advisory.ts';
import type { Span } from '../../text/text.ts';
import { displayWord } from '../../model/vocabularies.ts';
import type { Block } from '../block.ts';
import type { Context } from '../context.ts';
import type { SectionSource } from './section.ts';

const groups: readonly RecommendationGroup[] = [
  'immediate_mitigation',
  'infrastructure_hardening',
  'user_protection',
  'security_awareness',
];

/** The four standard groups in their order, then the author's own. */
export const recommendations: SectionSource = {
  key: 'recommendations',
  title: 'Recommendations',
  need: 'required',
  build(context) {
    const stated = context.advisory.recommendations;
    if (!stated) return undefined;
    const blocks: Block[] = groups.flatMap((name) => {
      const list = stated.groups.get(name);
      return list ? [groupOf(context, displayWord(name), list.key, list.items)] : [];
    });
    for (const { span, title, items } of stated.additional) {
      if (title ?? items[0]) blocks.push(groupOf(context, title?.value ?? 'Further Recommendations', span, items));
    }
    return blocks.length > 0 ? blocks : undefined;
  },
};

function groupOf(context: Context, title: string, place: Span, items: readonly Text[]): Block {
  const list: Block = {
    kind: 'list',
    items: items.flatMap((item) => context.items(item)),
  };
  return { kind: 'group', line: context.line(place), title, blocks: [items.length > 0 ? list : { kind: 'none' }] };
}
