import type { Reference } from '../../model/advisory.ts';
import type { Rule } from '../rule.ts';
import { comparedLink, isLink } from '../support/links.ts';
import { removalFix } from '../support/rows.ts';

export const rule: Rule = {
  meta: {
    code: 'link/duplicate',
    severity: 'warning',
    summary: '`references` lists the same link twice.',
  },
  check(context) {
    const seen = new Map<string, Reference>();
    for (const reference of context.advisory.references?.items ?? []) {
      const { url } = reference;
      if (!url || !isLink(url.value.trim())) continue;
      const key = comparedLink(url.value);
      const first = seen.get(key);
      if (!first?.url) {
        seen.set(key, reference);
        continue;
      }
      const { text, lines } = context;
      const written = text.slice(reference.span[0], lines.endOf(lines.lineAt(reference.span[1])));
      context.report({
        span: url.span,
        message: 'This link is listed already. Remove one of the two.',
        related: [{ span: first.url.span, message: 'First listed here' }],
        fixes: removalFix(context, 'references', reference, context.advisory.references, {
          title: 'Remove this reference',
          preferred: true,
          // A slash at the end may lead elsewhere: only what is written alike goes unasked.
          safe: reference.bare && url.value.trim() === first.url.value.trim() && !/\s#/.test(written),
        }),
      });
    }
  },
};
