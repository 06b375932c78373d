import { listBlocks } from '../context.ts';
import { literal } from '../literal.ts';
import type { SectionSource } from './section.ts';

export const controlGaps: SectionSource = {
  key: 'control_gaps',
  need: 'recommended',
  build: (context) =>
    listBlocks(context, 'control_gaps', context.advisory.controlGaps, (items) => [
      { kind: 'list', items: items.map((item) => ({ line: context.line(item.span), content: literal(item.value) })) },
    ]),
};
