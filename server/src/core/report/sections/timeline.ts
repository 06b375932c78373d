import { listBlocks } from '../context.ts';
import { joined } from '../inline.ts';
import { literal } from '../literal.ts';
import { techniqueInline } from '../technique.ts';
import type { SectionSource } from './section.ts';

export const timeline: SectionSource = {
  key: 'timeline',
  need: 'optional',
  build: (context) =>
    listBlocks(context, 'timeline', context.advisory.timeline, (entries) => [
      {
        kind: 'facts',
        style: 'timeline',
        items: entries.map(({ span, time, event, techniques }) => ({
          line: context.line(span),
          label: time?.value ?? context.labels['page.undated'],
          ...(time ? { date: true as const } : {}),
          content: joined(
            [
              ...(event ? [literal(event.value)] : []),
              ...(techniques.length > 0
                ? [
                    joined(
                      techniques.map((entry) => [techniqueInline(entry, context.attack)]),
                      '; ',
                    ),
                  ]
                : []),
            ],
            ' — ',
          ),
        })),
      },
    ]),
};
