/** Gives code other than rules access to collected facts. */
import type { AdvisoryDocument } from '../document/document.ts';
import type { MappingShape } from '../schema/schemaIndex.ts';
import { createCollect } from './collect.ts';
import { collected, type Found } from './collected.ts';
import type { Collector } from './collector.ts';

/**
 * Returns all facts of a collector in a document, in document order, except those in sections that repeat a key. They are cached per chunk,
 * and the cache is shared with the rules.
 */
export function collectedIn<T>(
  { sections }: AdvisoryDocument,
  schema: MappingShape,
  collector: Collector<T>,
): readonly Found<T>[] {
  const all = sections.filter(({ isDuplicate }) => !isDuplicate);
  const collect = createCollect(
    (keys) => (keys ? all.filter(({ interpretation }) => interpretation.keys.some((key) => keys.includes(key))) : all),
    schema,
  );
  return collected({ collect }, collector);
}
