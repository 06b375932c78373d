/** The parts of a parsed document: chunks in sections. Each part's offsets are relative to its own start. */
import type { Cache } from '../../cache/cache.ts';
import type { YamlNode } from '../../yaml/tree.ts';
import type { ParsedChunk } from '../../yaml/parse/parseChunk.ts';

/** The origin of a chunk that was taken from a document parsed whole. */
export interface Origin {
  readonly whole: Chunk;
  /** The offset of the chunk in the whole document. */
  readonly from: number;
  /**
   * Returns the chunk's part of a tree of the whole document, with the chunk's own offsets. The tree is either the parsed one or the
   * interpreted one.
   */
  readonly treeOf: (tree: YamlNode | undefined) => YamlNode | undefined;
}

/**
 * A part of a document that is parsed separately, such as a top-level section, a run of rows, or the whole document. Offsets are relative
 * to the chunk.
 */
export interface Chunk extends Omit<ParsedChunk, 'root'> {
  readonly text: string;
  /** The tree as parsed, before interpretation with the schema. */
  readonly parsed: YamlNode | undefined;
  /** The key of the list that continues here. The tree is then a mapping with only this key, although the text does not contain it. */
  readonly rowsOf?: string;
  /** The number of structural characters in the text, see {@link countMarks}; 0 for a whole document. */
  readonly marks: number;
  /** Whether the chunk was parsed with error recovery. */
  readonly recover: boolean;
  readonly origin?: Origin;
  /** The cache of values derived from the chunk. */
  readonly cache: Cache;
}

export interface PlacedInSection {
  readonly chunk: Chunk;
  readonly at: number;
}

/**
 * A parsed section. The offsets of its chunks are relative to its text. The object is reused as long as its text is unchanged, and derived
 * values are cached with it. An edit elsewhere therefore costs only a comparison of the section's text.
 */
export interface ParsedSection {
  readonly length: number;
  /** A single chunk, or one with the first rows followed by one for each further run of rows. */
  readonly chunks: readonly PlacedInSection[];
  /** The number of structural characters in the section, see {@link countMarks}; 0 for a whole document. */
  readonly marks: number;
  /** The recovery cost of its chunks, including chunks that were parsed and discarded. */
  readonly work: number;
  /** Whether its chunks parse to the same result with any recovery budget. */
  readonly isPlain: boolean;
  /** Whether a chunk contains anchors. */
  readonly anchors: boolean;
  readonly openAliases: boolean;
  /** The cache of values derived from the section. */
  readonly cache: Cache;
}

/** A section with its offset in a document. */
export interface PlacedSection {
  readonly section: ParsedSection;
  readonly offset: number;
  /** Whether it repeats the key of an earlier section, so that its content is ignored. */
  readonly isDuplicate: boolean;
}

/** The sections of an earlier version by key, for reuse in the next version. */
export type KnownSections = ReadonlyMap<string, readonly ParsedSection[]>;
