/** What an advisory of a release that the catalogue does not have yet is told. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { isNewerThanCatalogue } from './release.ts';
import type { Severity } from '../problems/problem.ts';
import type { Header } from './header.ts';

/** The severity of what is unknown, where it differs: information when the catalogue is too old to tell. */
export function beyondCatalogue(judged: {
  readonly header: Pick<Header, 'attackVersion'>;
  readonly catalogue: Catalogue;
}): { readonly severity?: Severity } {
  return isNewerThanCatalogue(judged.header.attackVersion, judged.catalogue) ? { severity: 'information' } : {};
}
