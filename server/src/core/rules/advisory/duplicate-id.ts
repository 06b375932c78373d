import { shown } from '../../text/wording.ts';
import type { Rule } from '../rule.ts';

/** The maximum number of other advisories named in a message. */
const maxNamed = 3;

export const rule: Rule = {
  meta: {
    code: 'advisory/duplicate-id',
    severity: 'warning',
    summary: 'Two advisories have the same `id`.',
    needsOthers: true,
  },
  reads: 'all',
  check({ advisory, sameId, report }) {
    const { id } = advisory;
    const others = id ? sameId(id.value.trim()) : [];
    if (!id || others.length === 0) return;
    const named = others.slice(0, maxNamed).map((path) => shown(path));
    const more = others.length - named.length;
    const last = more > 0 ? `${more} more` : named.pop();
    const list = named.length > 0 ? `${named.join(', ')} and ${last}` : last;
    report({
      span: id.span,
      message: `${shown(id.value)} is also the \`id\` of ${list}. Give each advisory its own \`id\`.`,
    });
  },
};
