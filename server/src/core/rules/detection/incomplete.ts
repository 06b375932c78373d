import type { Fix } from '../../problems/problem.ts';
import { ruleKindWords, type RuleKind } from '../../model/vocabularies.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { ruleOfKind, thereAre, thereAreNo } from '../shared/kinds.ts';
import { statedKeys } from '../shared/mappings.ts';

const section = 'detection_availability';

export const rule: Rule = {
  meta: {
    code: 'detection/incomplete',
    severity: 'warning',
    summary: 'A kind of detection content is not stated in `detection_availability`.',
    about: 'absence',
    heldBack: 'entry',
  },
  reads: ['detection_availability', 'detection_rules'],
  check(context) {
    const stated = statedKeys(context, section);
    const key = context.advisory.detectionAvailability?.key;
    if (!stated || !key) return;
    const missing = ruleKindWords.filter((kind) => !stated.has(kind));
    for (const kind of missing) {
      context.report({
        span: key,
        message: `\`${section}\` does not say whether ${thereAre(kind)}. State \`${kind}: true\` or \`${kind}: false\`.`,
        fixes: fixes(context, kind, missing),
      });
    }
  },
};

/** None is for "fix all": a kind that is not stated may not silently become a "no". */
function fixes(context: RuleContext, kind: RuleKind, missing: readonly RuleKind[]): Fix[] {
  const has = (of: RuleKind): boolean => ruleOfKind(context, of) !== undefined;
  const state = (entries: readonly (readonly [RuleKind, boolean])[]): Fix['edits'] =>
    context.edit.insertKeys(
      [section],
      entries.map(([entry, value]) => ({ key: entry, value: String(value) })),
    );
  const yes: Fix = {
    title: `State that ${thereAre(kind)}`,
    edits: state([[kind, true]]),
    ...(has(kind) ? { preferred: true } : {}),
  };
  const no: Fix = { title: `State that ${thereAreNo(kind)}`, edits: state([[kind, false]]) };
  const all: Fix = {
    title: `State the missing kinds (${missing.map((of) => `${of}: ${String(has(of))}`).join(', ')})`,
    edits: state(missing.map((of) => [of, has(of)] as const)),
  };
  const offered = [...(has(kind) ? [yes, no] : [no, yes]), ...(missing.length > 1 ? [all] : [])];
  return offered.filter(({ edits }) => edits.length > 0);
}
