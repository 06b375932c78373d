/** What is known of a code. */
import { allRules } from './index.ts';
import type { RuleMeta } from './rule.ts';

const byCode: ReadonlyMap<string, RuleMeta> = new Map(allRules.map(({ meta }) => [meta.code, meta]));

/** The metadata of the rule with a code; undefined where there is no such rule. */
export function metaOf(code: string): RuleMeta | undefined {
  return byCode.get(code);
}
