import type { RecommendationGroup } from '../../model/advisory.ts';
import type { Fix } from '../../problems/problem.ts';
import { anyOf } from '../../text/wording.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { statedKeys } from '../shared/mappings.ts';

const section = 'recommendations';
const groups: readonly RecommendationGroup[] = [
  'immediate_mitigation',
  'infrastructure_hardening',
  'user_protection',
  'security_awareness',
];

export const rule: Rule = {
  meta: {
    code: 'recommendations/incomplete',
    severity: 'hint',
    summary: 'Some of the four groups of `recommendations` are missing.',
    about: 'absence',
    heldBack: 'entry',
  },
  reads: { rows: ['recommendations'] },
  check(context) {
    const stated = statedKeys(context, section);
    const key = context.advisory.recommendations?.key;
    // The validator reports an empty mapping.
    if (!stated || stated.size === 0 || !key) return;
    const absent = groups.filter((group) => !stated.has(group));
    if (absent.length === 0) return;
    context.report({ span: key, message: messageOf(absent), fixes: fixes(context, absent) });
  },
};

function messageOf(absent: readonly RecommendationGroup[]): string {
  const names = absent.map((group) => `\`${group}\``);
  return absent.length === 1
    ? `\`${section}\` has no ${anyOf(names)}. Add it, or state that there are none: \`${absent.join()}: []\`.`
    : `\`${section}\` has no ${anyOf(names)}. Add them, or use \`[]\` to state that there are none.`;
}

/** Returns the fixes. If several groups are absent, the first two fixes apply to all of them at once. */
function fixes({ edit }: RuleContext, absent: readonly RecommendationGroup[]): Fix[] {
  const insert = (title: string, keys: readonly RecommendationGroup[], value: string): Fix => ({
    title,
    edits: edit.insertKeys(
      [section],
      keys.map((key) => ({ key, value })),
    ),
  });
  const some = absent.length === 1 ? [] : [absent];
  return [
    ...some.map((keys) => insert(`Set the ${String(keys.length)} missing groups to \`[]\` (none)`, keys, '[]')),
    ...some.map((keys) => insert(`Add the ${String(keys.length)} missing groups`, keys, placeholder)),
    ...absent.flatMap((key) => [
      insert(`Set \`${key}\` to \`[]\` (none)`, [key], '[]'),
      insert(`Add \`${key}\``, [key], placeholder),
    ]),
  ];
}

const placeholder = '<What to do>';
