/** Looks up a rule's metadata. */
import { allRules } from './index.ts';
import type { RuleMeta } from './rule.ts';

const byCode: ReadonlyMap<string, RuleMeta> = new Map(allRules.map(({ meta }) => [meta.code, meta]));

/** Returns the metadata of the rule with the given code; undefined if there is none. */
export function metaOf(code: string): RuleMeta | undefined {
  return byCode.get(code);
}
