import type { Fix } from '../../problems/problem.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { collected, movedSpan } from '../../collect/collected.ts';
import { labelOf, mentions, techniqueKeys } from '../../attack/techniques.ts';

export const rule: Rule = {
  meta: {
    code: 'attack/not-yet',
    severity: 'warning',
    summary: "A technique exists only in a release newer than the advisory's.",
    judgedBy: 'release',
  },
  reads: ['attack_version', ...techniqueKeys],
  check(context) {
    const { attack, catalogue } = context;
    const newest = catalogue.at(catalogue.newest);
    for (const { item, offset } of collected(context, mentions)) {
      const { id, written } = item;
      const technique = attack.technique(id) ? undefined : newest.technique(id);
      if (!technique) continue;
      const first = catalogue.introducedIn(id) ?? newest.release;
      const added = catalogue.at(first).technique(id) ?? technique;
      // Some techniques for mobile devices were revoked before the first release that the catalogue contains.
      const isUsable = !added.revoked && !added.deprecated;
      const rest = isUsable
        ? `it was added in a later release. Set \`attack_version\` to ${first}, or use another technique.`
        : 'later releases contain it only as revoked or deprecated. Use another technique.';
      context.report({
        span: movedSpan(written.span, offset),
        message: `${labelOf(technique)} is not in ATT&CK ${attack.release}, ${reason(context)}; ${rest}`,
        fixes: isUsable ? laterVersion(context, first) : [],
      });
    }
  },
};

/** Returns why the advisory is checked against this release. Source: format.md, `attack_version`. */
function reason({ header: { attackVersion, published, analyzed } }: RuleContext): string {
  if (attackVersion) return 'the release in `attack_version`';
  return (published ?? analyzed) ? "the release that was current on the advisory's date" : 'the newest release';
}

/**
 * Returns the fix that sets `attack_version` to a later release. The fix is not safe, because the author may have meant another technique.
 */
function laterVersion({ advisory, edit }: RuleContext, release: string): Fix[] {
  const { attackVersion } = advisory;
  const edits = attackVersion
    ? edit.replaceScalar(attackVersion.span, release)
    : edit.insertKeys([], [{ key: 'attack_version', value: `'${release}'` }]);
  return edits.length === 0 ? [] : [{ title: `Set \`attack_version\` to ${release}`, edits }];
}
