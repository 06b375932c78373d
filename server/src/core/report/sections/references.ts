import type { Reference } from '../../model/advisory.ts';
import type { Inline } from '../block.ts';
import { type Context, listBlocks } from '../context.ts';
import { dated, joined, text } from '../inline.ts';
import { literal } from '../literal.ts';
import type { SectionSource } from './section.ts';

export const references: SectionSource = {
  key: 'references',
  need: 'optional',
  build: (context) =>
    listBlocks(context, 'references', context.advisory.references, (items) => [
      {
        kind: 'list',
        start: 1,
        items: items.map((item) => ({ line: context.line(item.span), content: contentOf(context, item) })),
      },
    ]),
};

/** Returns `Title — Publisher, 2026-03-31`, with a link on the title. */
function contentOf(context: Context, { title, url, publisher, published }: Reference): Inline[] {
  const label = title?.value ?? url?.value;
  const origin = joined(
    [...(publisher ? [literal(publisher.value)] : []), ...(published ? [[dated(published.value)]] : [])],
    ', ',
  );
  return [
    ...(label === undefined ? [] : context.link(label, url?.value)),
    ...(origin.length > 0 && label !== undefined ? [text(' — ')] : []),
    ...origin,
  ];
}
