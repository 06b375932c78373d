/** Severities and fixes for advisories that are newer than the catalogue. */
import type { AttackRelease, Catalogue } from '../catalogue/catalogue.ts';
import type { Fix, Severity } from '../problems/problem.ts';
import { isPastCatalogue, type StatedRelease } from './release.ts';

/** The context that an advisory is judged in. */
interface Judged {
  readonly header: StatedRelease;
  readonly catalogue: Catalogue;
  readonly attack: AttackRelease;
}

/** The fix that updates the catalogue, in hosts that support it. */
export const updateFix: Fix = { title: 'Update the catalogue', edits: [], command: 'updateCatalogue' };

/**
 * The fixes for an ID that is unknown or deprecated, and its severity where that differs: information when the catalogue has no data of the
 * advisory's release, and then a fix updates it.
 */
export function beyondCatalogue(
  { header, catalogue }: Judged,
  fixes: readonly Fix[] = [],
): { readonly severity?: Severity; readonly fixes: readonly Fix[] } {
  return isPastCatalogue(header, catalogue) ? { severity: 'information', fixes: [...fixes, updateFix] } : { fixes };
}

/** Information where `attack_version` names a release that the catalogue has no data of: a tactic may have come with it. */
export function ofLaterVersion({ header, catalogue }: Judged): { readonly severity?: Severity } {
  const { attackVersion } = header;
  const stated = { attackVersion, published: undefined, analyzed: undefined };
  return isPastCatalogue(stated, catalogue) ? { severity: 'information' } : {};
}

/** `ATT&CK 18.1`; of an advisory that is newer than the catalogue, the newest release of the catalogue. */
export function judgedBy({ header, catalogue, attack }: Judged): string {
  return isPastCatalogue(header, catalogue)
    ? `ATT&CK up to ${catalogue.newest}, with which this catalogue ends,`
    : `ATT&CK ${attack.release}`;
}
