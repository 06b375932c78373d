/** Adapts problems with ATT&CK IDs and tactics to advisories whose ATT&CK release is newer than the catalogue. */
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
 * Returns the given fixes for an unknown or deprecated ID. If the advisory's release is newer than the catalogue, also returns the fix that
 * updates the catalogue, and the severity `information`.
 */
export function beyondCatalogue(
  { header, catalogue }: Judged,
  fixes: readonly Fix[] = [],
): { readonly severity?: Severity; readonly fixes: readonly Fix[] } {
  return isPastCatalogue(header, catalogue) ? { severity: 'information', fixes: [...fixes, updateFix] } : { fixes };
}

/**
 * Returns the severity for an unknown tactic: `information` if the release in `attack_version` is newer than the catalogue, because it may
 * have added the tactic. Otherwise returns an empty object, for the default severity.
 */
export function ofLaterVersion({ header, catalogue }: Judged): { readonly severity?: Severity } {
  const { attackVersion } = header;
  const stated = { attackVersion, published: undefined, analyzed: undefined };
  return isPastCatalogue(stated, catalogue) ? { severity: 'information' } : {};
}

/**
 * Returns a phrase for the release that an advisory was checked against, such as `ATT&CK 18.1`. For an advisory newer than the catalogue,
 * that is the newest release in the catalogue.
 */
export function judgedBy({ header, catalogue, attack }: Judged): string {
  return isPastCatalogue(header, catalogue)
    ? `ATT&CK ${catalogue.newest} (the newest release in this catalogue)`
    : `ATT&CK ${attack.release}`;
}
