/** Severities and fixes for advisories that are newer than the catalogue. */
import type { AttackRelease, Catalogue } from '../catalogue/catalogue.ts';
import type { Fix, Severity } from '../problems/problem.ts';
import { isPastCatalogue, type StatedRelease } from './release.ts';

/** The context in which an advisory is checked. */
interface Judged {
  readonly header: StatedRelease;
  readonly catalogue: Catalogue;
  readonly attack: AttackRelease;
}

/** The fix that updates the catalogue, in hosts that support it. */
export const updateFix: Fix = { title: 'Update the catalogue', edits: [], command: 'updateCatalogue' };

/**
 * Returns the fixes for an unknown or deprecated ID, and its severity if it differs: information if the catalogue has no data of the
 * advisory's release, with a fix that updates it.
 */
export function beyondCatalogue(
  { header, catalogue }: Judged,
  fixes: readonly Fix[] = [],
): { readonly severity?: Severity; readonly fixes: readonly Fix[] } {
  return isPastCatalogue(header, catalogue) ? { severity: 'information', fixes: [...fixes, updateFix] } : { fixes };
}

/** Returns severity information if the catalogue has no data of the release in `attack_version`, which may have added a tactic. */
export function ofLaterVersion({ header, catalogue }: Judged): { readonly severity?: Severity } {
  const { attackVersion } = header;
  const stated = { attackVersion, published: undefined, analyzed: undefined };
  return isPastCatalogue(stated, catalogue) ? { severity: 'information' } : {};
}

/** Returns `ATT&CK 18.1`; for an advisory newer than the catalogue, the newest release of the catalogue. */
export function judgedBy({ header, catalogue, attack }: Judged): string {
  return isPastCatalogue(header, catalogue)
    ? `ATT&CK up to ${catalogue.newest}, with which this catalogue ends,`
    : `ATT&CK ${attack.release}`;
}
