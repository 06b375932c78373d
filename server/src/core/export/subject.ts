/** Identifies an advisory across its versions. */
import type { Advisory } from '../model/advisory.ts';

/**
 * Returns the advisory's publisher and its `id`, or else its title, as a string. It does not depend on the rest of the text, which may
 * change between versions.
 */
export function subjectOf({ authors, id, title }: Advisory): string {
  return JSON.stringify([
    authors?.items[0]?.value.trim() ?? '',
    id ? 'id' : 'title',
    (id ?? title)?.value.trim() ?? '',
  ]);
}
