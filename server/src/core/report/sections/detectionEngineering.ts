import type { Rating } from '../../model/advisory.ts';
import type { Fact } from '../block.ts';
import type { Context } from '../context.ts';
import { rating, text } from '../inline.ts';
import type { SectionSource } from './section.ts';

/** Up to three lines such as `EDR Visibility: None — rationale`. */
export const detectionEngineering: SectionSource = {
  key: 'detection_engineering',
  need: 'required',
  build(context) {
    const assessment = context.advisory.detectionEngineering;
    const items = [
      ...factOf(context, context.labels['fact.edr_visibility'], 'visibility', assessment?.edrVisibility),
      ...factOf(context, context.labels['fact.network_visibility'], 'visibility', assessment?.networkVisibility),
      ...factOf(context, context.labels['fact.detection_difficulty'], 'difficulty', assessment?.detectionDifficulty),
    ];
    return items.length > 0 ? [{ kind: 'facts', style: 'ratings', items }] : undefined;
  },
};

function factOf(context: Context, label: string, scale: string, stated: Rating<string> | undefined): Fact[] {
  if (!stated || (!stated.rating && !stated.rationale)) return [];
  const rationale = stated.rationale ? context.inline(stated.rationale) : [];
  return [
    {
      line: context.line(stated.key),
      label,
      content: [
        ...(stated.rating ? [rating(context.labels, scale, stated.rating.value)] : []),
        ...(stated.rating && stated.rationale ? [text(' — ')] : []),
        ...rationale,
      ],
    },
  ];
}
