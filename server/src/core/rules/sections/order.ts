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
    const locations = new Map(context.schema.keys.map(({ key }, index) => [key, index]));
    let last = { name: '', location: -1 };
    for (const [name, section] of context.advisory.sections) {
      const location = locations.get(name);
      if (location === undefined) continue;
      if (location > last.location) last = { name, location };
      else {
        const edits = context.edit.reorderSections();
        context.report({
          span: section.key,
          message: `\`${name}\` comes before \`${last.name}\` in canonical order. Move \`${name}\` up, or sort all sections.`,
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
