/** Identifies an advisory across its versions. */
import type { Advisory } from '../model/advisory.ts';

/**
 * Returns the advisory's publisher and its `id` (or its title, if it has no `id`) as a string. The rest of the advisory, which may change
 * between versions, does not affect the result.
 */
export function subjectOf({ authors, id, title }: Advisory): string {
  return JSON.stringify([
    authors?.items[0]?.value.trim() ?? '',
    id ? 'id' : 'title',
    (id ?? title)?.value.trim() ?? '',
  ]);
}
