import type { Rule } from '../rule.ts';
import { draftSeverity } from '../shared/sections.ts';

export const rule: Rule = {
  meta: {
    code: 'sections/order',
    severity: 'hint',
    summary: 'The top-level keys are not in canonical order.',
  },
  reads: 'all',
  check(context) {
    const places = new Map(context.schema.keys.map(({ key }, index) => [key, index]));
    let last = { name: '', place: -1 };
    for (const [name, section] of context.advisory.sections) {
      const place = places.get(name);
      if (place === undefined) continue;
      if (place > last.place) last = { name, place };
      else {
        const edits = context.edit.reorderSections();
        context.report({
          span: section.key,
          message: `\`${name}\` comes before \`${last.name}\` in canonical order. Move it up, or sort all sections.`,
          // The fix is not safe, so that "fix all" does not include it. Sorting is a separate action.
          fixes:
            edits.length === 0 ? [] : [{ title: 'Sort all sections into canonical order', edits, preferred: true }],
          ...draftSeverity(context),
        });
        return;
      }
    }
  },
};
