import { rating, text } from '../inline.ts';
import type { SectionSource } from './section.ts';

export const falsePositiveAssessment: SectionSource = {
  key: 'false_positive_assessment',
  need: 'recommended',
  build(context) {
    const assessment = context.advisory.falsePositiveAssessment;
    if (!assessment?.rating && !assessment?.notes) return undefined;
    const { rating: stated, notes } = assessment;
    const shown = notes ? context.item(notes) : { content: [] };
    const content = [
      ...(stated ? [rating(context.labels, 'risk', stated.value)] : []),
      ...(stated && shown.content.length > 0 ? [text(' — ')] : []),
      ...shown.content,
    ];
    return [{ kind: 'list', items: [{ ...shown, line: context.line(assessment.key), content }] }];
  },
};
