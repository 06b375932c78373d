/** What identifies an advisory over all of its versions. */
import type { Advisory } from '../model/advisory.ts';

/** Returns its publisher, and its `id` or else its title: an advisory stays the same when its text is changed. */
export function subjectOf({ authors, id, title }: Advisory): string {
  return JSON.stringify([
    authors?.items[0]?.value.trim() ?? '',
    id ? 'id' : 'title',
    (id ?? title)?.value.trim() ?? '',
  ]);
}
