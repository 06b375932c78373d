import type { KindAvailability } from '../../model/advisory.ts';
import { ruleKindValues } from '../../model/vocabularies.ts';
import type { Answer, Inline } from '../block.ts';
import type { Context } from '../context.ts';
import { joined, text } from '../inline.ts';
import { filledIn } from '../../labels/labels.ts';
import type { SectionSource } from './section.ts';

/** Seven lines in a fixed order, followed by the notes. A missing kind is never shown as "No". */
export const detectionAvailability: SectionSource = {
  key: 'detection_availability',
  need: 'required',
  reads: ['detection_rules'],
  build(context) {
    const { detectionAvailability: stated } = context.advisory;
    if (!stated || (!stated.isMapping && !stated.notes)) return undefined;
    const items = ruleKindValues.map((kind): Answer => {
      const availability = stated.kinds.get(kind);
      const answer = answerOf(availability);
      const rules = context.advisory.detectionRules?.items.filter(({ type }) => type?.value === kind).length ?? 0;
      return {
        line: context.line(availability?.key ?? stated.key),
        label: context.labels[`rules.${kind}`],
        answer,
        word: context.labels[`answer.${answer}`],
        ...(rules > 0 ? { rules } : {}),
        content: availability ? details(context, availability) : [],
      };
    });
    return [
      { kind: 'answers', caption: context.labels['answers.caption'], items },
      ...(stated.notes ? context.blocks(stated.notes) : []),
    ];
  },
};

function answerOf(availability: KindAvailability | undefined): Answer['answer'] {
  if (!availability?.available) return 'unstated';
  return availability.available.value ? 'yes' : 'no';
}

function details(context: Context, { count, url, notes }: KindAvailability): Inline[] {
  return joined(
    [
      ...(count ? [[text(filledIn(context.labels['answers.published'], count.value))]] : []),
      ...(url ? [context.link(url.value, url.value)] : []),
      ...(notes ? [context.inline(notes)] : []),
    ],
    '; ',
  );
}
