/** What an advisory of a release that the catalogue does not have yet is told. */
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Advisory } from '../../model/advisory.ts';
import { isNewerThanCatalogue } from '../../release.ts';
import type { Report } from '../rule.ts';

/** The severity of what is unknown, where it differs: information when the catalogue is too old to tell. */
export function beyondCatalogue(judged: {
  readonly advisory: Advisory;
  readonly catalogue: Catalogue;
}): Pick<Report, 'severity'> {
  return isNewerThanCatalogue(judged.advisory, judged.catalogue) ? { severity: 'information' } : {};
}
