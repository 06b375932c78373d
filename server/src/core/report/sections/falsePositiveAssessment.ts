import { rating, text } from '../inline.ts';
import type { SectionSource } from './section.ts';

export const falsePositiveAssessment: SectionSource = {
  key: 'false_positive_assessment',
  title: 'False Positive Assessment',
  need: 'recommended',
  build(context) {
    const assessment = context.advisory.falsePositiveAssessment;
    if (!assessment?.rating && !assessment?.notes) return undefined;
    const { rating: stated, notes } = assessment;
    const content = [
      ...(stated ? [rating('risk', stated.value)] : []),
      ...(stated && notes ? [text(' — ')] : []),
      ...(notes ? context.inline(notes) : []),
    ];
    return [{ kind: 'list', items: [{ line: context.line(assessment.key), content }] }];
  },
};
