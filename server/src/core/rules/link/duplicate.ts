import type { Reference, Text } from '../../model/advisory.ts';
import { collected, moved, movedSpan, type Found } from '../../collect/collected.ts';
import { defineCollector } from '../../collect/collector.ts';
import type { Rule } from '../rule.ts';
import { comparedLink, isLink } from '../shared/links.ts';
import { removalFix } from '../shared/rows.ts';

export const rule: Rule = {
  meta: {
    code: 'link/duplicate',
    severity: 'warning',
    summary: '`references` lists the same link twice.',
  },
  reads: ['references'],
  check(context) {
    const seen = new Map<string, Found<Listed>>();
    for (const found of collected(context, listedLinks)) {
      const { key, url } = found.item;
      const first = seen.get(key);
      if (!first) {
        seen.set(key, found);
        continue;
      }
      const { text, lines } = context;
      const reference = moved(found.item.reference, found.offset);
      const written = text.slice(reference.span[0], lines.endOf(lines.lineAt(reference.span[1])));
      context.report({
        span: movedSpan(url.span, found.offset),
        message: 'This link is already listed. Keep only one of the entries.',
        related: [{ span: movedSpan(first.item.url.span, first.offset), message: 'First listed here' }],
        fixes: removalFix(context, 'references', reference, {
          title: 'Remove the duplicate reference',
          preferred: true,
          // Links that differ only in a trailing slash may lead to different pages, so the fix is not safe for them.
          safe: reference.bare && url.value.trim() === first.item.url.value.trim() && !/\s#/.test(written),
        }),
      });
    }
  },
};

interface Listed {
  readonly key: string;
  readonly url: Text;
  readonly reference: Reference;
}

const listedLinks = defineCollector({
  name: 'link/listed',
  from: ['references'],
  collect: ({ advisory }): readonly Listed[] =>
    (advisory.references?.items ?? []).flatMap((reference) => {
      const { url } = reference;
      return url && isLink(url.value.trim()) ? [{ key: comparedLink(url.value), url, reference }] : [];
    }),
});
