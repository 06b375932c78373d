import { nodeAt, pairOf, type YamlNode } from '../../yaml/tree.ts';
import { readTlp } from '../../model/vocabularies.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule = {
  meta: {
    code: 'tlp/deprecated',
    severity: 'warning',
    summary: 'A TLP label is `WHITE`, which was renamed to `CLEAR` in TLP 2.0.',
    tag: 'deprecated',
  },
  reads: { rows: ['tlp', 'indicators'] },
  check(context) {
    const { root, edit } = context;
    const indicators = nodeAt(root, ['indicators'])?.node;
    const rows = indicators?.kind === 'sequence' ? indicators.items : [indicators];
    const labels: (YamlNode | undefined)[] = [root, ...rows].map((row) => pairOf(row, 'tlp')?.value);
    for (const label of labels) {
      if (label?.kind !== 'scalar' || readTlp(label.value) !== 'WHITE') continue;
      const clear = label.value.trim().replace(/white$/i, 'CLEAR');
      context.report({
        span: label.span,
        message: 'WHITE is a TLP 1.0 label. Use CLEAR, its name in TLP 2.0.',
        fixes: [
          { title: `Change to ${clear}`, edits: edit.replaceScalar(label.span, clear), safe: true, preferred: true },
        ],
      });
    }
  },
};
