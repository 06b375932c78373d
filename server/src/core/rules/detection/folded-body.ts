import { nodeAt, pairOf } from '../../yaml/tree.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule = {
  meta: {
    code: 'detection/folded-body',
    severity: 'warning',
    summary: 'The body of a rule is a folded block (`>`), which joins its lines.',
  },
  reads: { rows: ['detection_rules'] },
  check(context) {
    const rules = nodeAt(context.root, ['detection_rules'])?.node;
    for (const row of rules?.kind === 'sequence' ? rules.items : [rules]) {
      const body = pairOf(row, 'body')?.value;
      if (body?.kind !== 'scalar' || body.style !== 'folded') continue;
      const header = context.text.indexOf('>', body.span[0]);
      const mark = [header, header + 1] as const;
      context.report({
        span: mark,
        message: '`>` joins the lines of this rule into one. Use `|`, which preserves line breaks.',
        fixes: [
          {
            title: 'Change `>` to `|`, which preserves line breaks',
            edits: [{ span: mark, newText: '|' }],
            safe: true,
            preferred: true,
          },
        ],
      });
    }
  },
};
