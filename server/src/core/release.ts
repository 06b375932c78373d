/** Which ATT&CK release judges an advisory. */
import type { AttackRelease, Catalogue } from './catalogue/catalogue.ts';
import type { Advisory } from './model/advisory.ts';

/**
 * The release of `attack_version`; else the one current at `published`, else at `analyzed`, else the newest (format.md).
 * An unknown version counts as not given.
 */
export function attackReleaseOf(advisory: Advisory, catalogue: Catalogue): AttackRelease {
  const stated =
    advisory.attackVersion && catalogue.resolveRelease(advisory.attackVersion.value.trim().replace(/^v/i, ''));
  const day = [advisory.published, advisory.analyzed]
    .map((date) => /^\d{4}-\d\d-\d\d/.exec(date?.value ?? '')?.[0])
    .find(Boolean);
  return catalogue.at(stated ?? (day ? catalogue.releaseOn(day) : catalogue.newest));
}
