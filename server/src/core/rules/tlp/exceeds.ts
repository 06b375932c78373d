import { tlpLabel, tlpValues } from '../../model/vocabularies.ts';
import { collected, moved } from '../../collect/collected.ts';
import { defineCollector } from '../../collect/collector.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule = {
  meta: {
    code: 'tlp/exceeds',
    severity: 'error',
    summary: 'A row is marked with a stricter TLP label than the advisory.',
  },
  reads: ['tlp', 'indicators'],
  check(context) {
    const { edit, report } = context;
    const { tlp } = context.advisory;
    if (!tlp) return;
    const whole = tlp.value === 'WHITE' ? 'CLEAR' : tlp.value;
    for (const { item, offset } of collected(context, rowLabels)) {
      const own = moved(item, offset);
      if (tlpValues.indexOf(own.value) >= tlpValues.indexOf(whole)) continue;
      report({
        span: own.span,
        message: `This row is ${tlpLabel(own.value)}, but the advisory is only ${tlpLabel(whole)}. Remove the row, or give the advisory the label of its strictest row.`,
        related: [{ span: tlp.span, message: 'Advisory marked here' }],
        fixes: [
          { title: `Mark the advisory ${tlpLabel(own.value)}`, edits: edit.replaceScalar(tlp.span, own.value) },
          { title: `Mark this row ${tlpLabel(whole)}`, edits: edit.replaceScalar(own.span, whole) },
        ],
      });
    }
  },
};

const rowLabels = defineCollector({
  name: 'tlp/labels of indicators',
  from: ['indicators'],
  collect: ({ advisory }) => (advisory.indicators?.items ?? []).flatMap(({ tlp }) => tlp ?? []),
});
