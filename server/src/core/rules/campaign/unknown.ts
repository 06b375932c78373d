import type { Rule } from '../rule.ts';
import { reportUnknownNames } from '../shared/namedObjects.ts';

export const rule: Rule = {
  meta: {
    code: 'campaign/unknown',
    severity: 'information',
    summary: 'A name in `campaigns` is a misspelling of an ATT&CK campaign.',
    finds: 'unknown-name',
  },
  reads: { rows: ['campaigns'] },
  check(context) {
    reportUnknownNames(context, [{ section: 'campaigns', rows: context.advisory.campaigns?.items }], {
      kind: 'campaign',
      whole: "ATT&CK's campaigns",
      isKnownElsewhere: () => false,
    });
  },
};
