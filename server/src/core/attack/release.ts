/** Determines the ATT&CK release that an advisory is checked against. */
import type { AttackRelease, Catalogue } from '../catalogue/catalogue.ts';
import { compareReleases } from '../catalogue/release.ts';
import type { Advisory } from '../model/advisory.ts';
import { readDate } from '../model/dates.ts';

/**
 * Returns the release stated in `attack_version`. Without one, returns the release current at `published` or, failing that, at `analyzed`;
 * without any date, returns the newest release (format.md). An unknown version is ignored, except that a version newer than the catalogue
 * selects the newest release.
 */
export function attackReleaseOf(advisory: Advisory, catalogue: Catalogue): AttackRelease {
  const version = advisory.attackVersion?.value;
  const stated = version === undefined ? undefined : statedRelease(version, catalogue);
  const day = [advisory.published, advisory.analyzed]
    .map((date) => dayOf(date?.value ?? ''))
    .find((one) => one !== undefined);
  return catalogue.at(stated ?? (day ? catalogue.releaseOn(day) : catalogue.newest));
}

/** Converts a date in any unambiguous notation to `YYYY-MM-DD`; returns undefined for any other text. */
const dayOf = (date: string): string | undefined => /^\d{4}-\d\d-\d\d/.exec(date)?.[0] ?? readDate(date).suggestion;

function statedRelease(version: string, catalogue: Catalogue): string | undefined {
  const known = catalogue.resolveRelease(version.trim().replace(/^v/i, ''));
  return known ?? (isNewerThan(version, catalogue.newest) ? catalogue.newest : undefined);
}

/**
 * Converts an author's notation for a release (`v18`, `18` or `18.1`) to ATT&CK's notation with a minor version; returns undefined for any
 * other text.
 */
export function readRelease(version: string): string | undefined {
  const match = /^v?(\d{1,4})(?:\.(\d{1,4}))?$/i.exec(version.trim());
  return match ? `${Number(match[1])}.${Number(match[2] ?? 0)}` : undefined;
}

function isNewerThan(version: string, release: string): boolean {
  const read = readRelease(version);
  return read !== undefined && compareReleases(read, release) > 0;
}

/** Whether `attack_version` names a release that is unknown to the catalogue and newer than all known ones. */
export function isNewerThanCatalogue(attackVersion: string | undefined, catalogue: Catalogue): boolean {
  if (attackVersion === undefined || catalogue.resolveRelease(attackVersion) !== undefined) return false;
  return isNewerThan(attackVersion, catalogue.releases.at(-1)?.release ?? catalogue.newest);
}

/** The keys of an advisory that determine its release. */
export interface StatedRelease {
  readonly attackVersion: string | undefined;
  readonly published: string | undefined;
  readonly analyzed: string | undefined;
}

/**
 * Whether the advisory's release is newer than the newest one with data, so that unknown IDs may be valid. The advisory's release is the
 * one stated in `attack_version` or, failing that, the one current at the advisory's date.
 */
export function isPastCatalogue({ attackVersion, published, analyzed }: StatedRelease, catalogue: Catalogue): boolean {
  const stated =
    attackVersion === undefined ? undefined : (catalogue.resolveRelease(attackVersion) ?? readRelease(attackVersion));
  const day = [published, analyzed].map((date) => /^\d{4}-\d\d-\d\d/.exec(date ?? '')?.[0]).find(Boolean);
  const release = stated ?? (day === undefined ? undefined : catalogue.releaseOn(day));
  return release !== undefined && compareReleases(release, catalogue.newest) > 0;
}
