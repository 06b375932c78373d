/** Facts that are collected from a document chunk by chunk and cached with each chunk. */
import { cacheKey, type CacheKey } from '../cache/cache.ts';
import type { Advisory } from '../model/advisory.ts';
import type { MappingShape } from '../schema/schemaIndex.ts';
import type { YamlNode } from '../yaml/tree.ts';

/** The view of a chunk that collectors receive. Offsets are relative to the chunk's text. */
export interface ChunkView {
  readonly advisory: Advisory;
  readonly root: YamlNode | undefined;
  readonly text: string;
  readonly schema: MappingShape;
  /** Returns another collector's facts for this chunk. */
  readonly collect: <T>(collector: Collector<T>) => readonly T[];
}

/** Collects facts of type `T`. A collector is identified by its name, so cached facts are reused even if the object is recreated. */
export interface Collector<T> {
  /** The top-level keys whose sections are searched. If undefined, all sections are searched. */
  readonly from: readonly string[] | undefined;
  /** Returns the facts in a chunk. Pure: the result may depend only on the chunk and the schema. */
  readonly collect: (chunk: ChunkView) => readonly T[];
  readonly ofChunk: CacheKey<readonly T[]>;
  readonly ofSection: CacheKey<readonly Collected<T>[]>;
}

/** The facts in one chunk. */
export interface Collected<T> {
  /** The start of the chunk, to be added to the offsets of the items. */
  readonly offset: number;
  readonly items: readonly T[];
}

/** The definition of a collector. */
export interface CollectorDefinition<T> {
  /** The name (`folder/purpose`), which must be unique in the program: two collectors with the same name overwrite each other's facts. */
  readonly name: string;
  readonly from?: readonly string[];
  readonly collect: (chunk: ChunkView) => readonly T[];
}

/** Creates a collector from its definition. */
export function defineCollector<T>({ name, from, collect }: CollectorDefinition<T>): Collector<T> {
  return {
    from,
    collect,
    ofChunk: cacheKey(`${name} in a chunk`),
    ofSection: cacheKey(`${name} in a section`),
  };
}

/** Provides access to collected facts, for example as part of a rule's context. */
export interface CollectingContext {
  /** Returns a collector's facts for each chunk that has any, in document order. */
  readonly collect: <T>(collector: Collector<T>) => readonly Collected<T>[];
}
