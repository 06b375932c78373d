import { listBlocks } from '../context.ts';
import { literal } from '../literal.ts';
import type { SectionSource } from './section.ts';

export const keyBehavioralIndicators: SectionSource = {
  key: 'key_behavioral_indicators',
  need: 'recommended',
  build: (context) =>
    listBlocks(context, 'key_behavioral_indicators', context.advisory.keyBehavioralIndicators, (items) => [
      { kind: 'list', items: items.map((item) => ({ line: context.line(item.span), content: literal(item.value) })) },
    ]),
};
