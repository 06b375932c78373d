/** Looks up the metadata of a rule. */
import { allRules } from './index.ts';
import type { RuleMeta } from './rule.ts';

const byCode: ReadonlyMap<string, RuleMeta> = new Map(allRules.map(({ meta }) => [meta.code, meta]));

/** Returns the metadata of the rule with a code; undefined if no rule has it. */
export function metaOf(code: string): RuleMeta | undefined {
  return byCode.get(code);
}
