import { listBlocks } from '../context.ts';
import type { SectionSource } from './section.ts';

export const tags: SectionSource = {
  key: 'tags',
  need: 'optional',
  build: (context) =>
    listBlocks(context, 'tags', context.advisory.tags, (items) => [
      {
        kind: 'paragraph',
        content: [
          { kind: 'chips', chips: items.map(({ value, span }) => ({ text: value, line: context.line(span) })) },
        ],
      },
    ]),
};
