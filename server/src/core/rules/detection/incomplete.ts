import type { Fix } from '../../problems/problem.ts';
import { ruleKindValues, type RuleKind } from '../../model/vocabularies.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { ruleOfKind, thereAre } from '../shared/kinds.ts';
import { statedKeys } from '../shared/mappings.ts';
import { allOf } from '../../text/wording.ts';

const section = 'detection_availability';

export const rule: Rule = {
  meta: {
    code: 'detection/incomplete',
    severity: 'warning',
    summary: 'Some kinds of detection content are missing from `detection_availability`.',
    about: 'absence',
    heldBack: 'entry',
  },
  reads: ['detection_availability', 'detection_rules'],
  check(context) {
    const stated = statedKeys(context, section);
    const key = context.advisory.detectionAvailability?.key;
    if (!stated || !key) return;
    const missing = ruleKindValues.filter((kind) => !stated.has(kind));
    if (missing.length === 0) return;
    context.report({ span: key, message: messageOf(missing), fixes: fixes(context, missing) });
  },
};

function messageOf(missing: readonly RuleKind[]): string {
  const [first] = missing;
  if (first && missing.length === 1)
    return `\`${section}\` does not state whether ${thereAre(first)}. Add \`${first}: true\` or \`${first}: false\`.`;
  const kinds = allOf(missing.map((kind) => `\`${kind}\``));
  return `\`${section}\` lacks ${kinds}. Add these keys, each with \`true\` or \`false\`.`;
}

/**
 * Returns the fixes. If several kinds are missing, the first fix adds all of them, with `true` for each kind of which the advisory contains
 * a rule and `false` for the others. Each of the other fixes adds a single kind. No fix is safe, because "fix all" must not answer no on
 * the author's behalf.
 */
function fixes(context: RuleContext, missing: readonly RuleKind[]): Fix[] {
  const held = new Set(missing.filter((kind) => ruleOfKind(context, kind) !== undefined));
  const state = (entries: readonly (readonly [RuleKind, boolean])[]): Fix['edits'] =>
    context.edit.insertKeys(
      [section],
      entries.map(([key, value]) => ({ key, value: String(value) })),
    );
  const all: Fix = {
    title: `Add the missing kinds (${missing.map((kind) => `${kind}: ${String(held.has(kind))}`).join(', ')})`,
    edits: state(missing.map((kind) => [kind, held.has(kind)] as const)),
  };
  const each = missing.flatMap((kind): Fix[] => {
    const yes: Fix = { title: `Add \`${kind}: true\``, edits: state([[kind, true]]) };
    const no: Fix = { title: `Add \`${kind}: false\``, edits: state([[kind, false]]) };
    return held.has(kind) ? [{ ...yes, ...(missing.length === 1 ? { preferred: true } : {}) }, no] : [no, yes];
  });
  return [...(missing.length > 1 ? [all] : []), ...each].filter(({ edits }) => edits.length > 0);
}
