import { listBlocks } from '../context.ts';
import type { SectionSource } from './section.ts';

export const keyTakeaways: SectionSource = {
  key: 'key_takeaways',
  need: 'required',
  build: (context) =>
    listBlocks(context, 'key_takeaways', context.advisory.keyTakeaways, (items) => [
      { kind: 'list', items: items.flatMap((item) => context.items(item)) },
    ]),
};
