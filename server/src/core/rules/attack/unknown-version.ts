import type { Fix } from '../../problems/problem.ts';
import { isPlaceholder } from '../../text/placeholder.ts';
import { isNewerThanCatalogue, isPastCatalogue, readRelease } from '../../attack/release.ts';
import { updateFix } from '../../attack/versions.ts';
import type { Text } from '../../model/advisory.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { shown } from '../../text/wording.ts';

export const rule: Rule = {
  meta: {
    code: 'attack/unknown-version',
    severity: 'error',
    summary:
      'The ATT&CK release in `attack_version` does not exist; reported as a warning if it is newer than the catalogue.',
    finds: 'unknown-value',
    decides: true,
  },
  reads: ['attack_version'],
  check(context) {
    const { advisory, catalogue } = context;
    const stated = advisory.attackVersion;
    if (!stated || isPlaceholder(stated.value)) return;
    const named = catalogue.resolveRelease(stated.value);
    if (named !== undefined) {
      if (isPastCatalogue(context.header, catalogue)) reportWithoutData(context, stated, named);
      return;
    }
    if (isNewerThanCatalogue(stated.value, catalogue)) {
      context.report({
        span: stated.span,
        severity: 'warning',
        message: `ATT&CK ${stated.value.trim()} is newer than the catalogue, whose newest release is ${catalogue.newest}. Update the catalogue; until then the advisory is checked against ${catalogue.newest}.`,
        fixes: [updateFix],
      });
      return;
    }
    const first = catalogue.releases[0]?.release ?? catalogue.newest;
    const near = nearest(context, stated.value);
    context.report({
      span: stated.span,
      message: `ATT&CK release ${shown(stated.value)} does not exist. Use a release from ${first} to ${catalogue.newest}, such as ${near}.`,
      fixes: [...new Set([near, catalogue.newest])].map((release): Fix => ({
        title: `Change to ${release}`,
        edits: context.edit.replaceScalar(stated.span, release),
      })),
    });
  },
};

/** Reports a release of which only the name and date are known. */
function reportWithoutData({ catalogue, report }: RuleContext, { span }: Text, release: string): void {
  const date = catalogue.releases.find((known) => known.release === release)?.date ?? '';
  report({
    span,
    severity: 'information',
    message: `The catalogue has no data for ATT&CK ${release} (${date}); its newest release is ${catalogue.newest}. Update the catalogue; until then the advisory is checked against ${catalogue.newest}.`,
    fixes: [updateFix],
  });
}

/** Returns the newest release with the same major version; if there is none, the newest release. */
function nearest({ catalogue }: RuleContext, version: string): string {
  const major = readRelease(/\d+(?:\.\d+)?/.exec(version)?.[0] ?? '')?.split('.')[0];
  return (major === undefined ? undefined : catalogue.resolveRelease(major)) ?? catalogue.newest;
}
