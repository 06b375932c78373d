import { collectedItems } from '../../collect/collected.ts';
import type { Rule } from '../rule.ts';
import { mentions, techniqueKeys } from '../../attack/techniques.ts';

export const rule: Rule = {
  meta: {
    code: 'attack/deprecated',
    severity: 'warning',
    summary: "A technique is deprecated in the advisory's ATT&CK release.",
    tag: 'deprecated',
  },
  reads: { rows: techniqueKeys },
  check(context) {
    const { attack } = context;
    for (const { id, written } of collectedItems(context, mentions)) {
      const technique = attack.technique(id);
      if (!technique?.deprecated || technique.revoked) continue;
      context.report({
        span: written.span,
        message: `${id} ${technique.name} is deprecated in ATT&CK ${attack.release} and has no successor. Map a technique that is not, or remove it.`,
      });
    }
  },
};
