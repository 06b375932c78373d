import type { Rule } from '../rule.ts';
import { reportUnknownNames } from '../shared/namedObjects.ts';

export const rule: Rule = {
  meta: {
    code: 'software/unknown',
    severity: 'information',
    summary: 'A name in `malware` or `tools` is a misspelling of ATT&CK software.',
    finds: 'unknown-name',
  },
  reads: { rows: ['malware', 'tools'] },
  check(context) {
    const { malware, tools } = context.advisory;
    reportUnknownNames(
      context,
      [
        { section: 'malware', rows: malware?.items },
        { section: 'tools', rows: tools?.items },
      ],
      {
        kind: 'software',
        whole: "ATT&CK's software",
        isKnownElsewhere: (name) => context.catalogue.galaxySoftware(name) !== undefined,
      },
    );
  },
};
