import { ruleKindValues } from '../../model/vocabularies.ts';
import type { Rule } from '../rule.ts';
import { ruleOfKind, mayLackRules } from '../shared/kinds.ts';

export const rule: Rule = {
  meta: {
    code: 'detection/unexplained',
    severity: 'information',
    summary: 'No kind of detection content is available, and `notes` does not explain why.',
    about: 'absence',
    heldBack: 'entry',
  },
  reads: ['detection_availability', 'detection_rules'],
  check(context) {
    const { advisory, edit } = context;
    const availability = advisory.detectionAvailability;
    if (!availability || availability.notes || mayLackRules(advisory)) return;
    // If there is a rule of this kind, `detection/contradiction` reports it.
    const unexplained = ruleKindValues.every((kind) => {
      const stated = availability.kinds.get(kind);
      return stated?.available?.value === false && !stated.notes && !ruleOfKind(context, kind);
    });
    if (!unexplained) return;
    context.report({
      span: availability.key,
      message:
        'No kind of detection content is available, and `notes` does not explain why. Add an explanation to `notes`.',
      fixes: [
        {
          title: 'Add `notes`',
          edits: edit.insertKeys(
            ['detection_availability'],
            [{ key: 'notes', value: '<Why there are no rules or queries>' }],
          ),
          preferred: true,
        },
      ],
    });
  },
};
