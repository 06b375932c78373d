/** The parts of a parsed document: chunks in sections. All offsets are those of the part itself. */
import type { Cache } from '../../cache/cache.ts';
import type { YamlNode } from '../../yaml/tree.ts';
import type { ParsedChunk } from '../../yaml/parse/parseChunk.ts';

/** The source of a chunk in a document that was parsed whole. */
export interface Origin {
  readonly whole: Chunk;
  /** The offset of the chunk in the whole document. */
  readonly from: number;
  /**
   * Returns the chunk's part of a tree of the whole document, with the chunk's own offsets: of the parsed tree, or of the one with texts
   * restored.
   */
  readonly treeOf: (tree: YamlNode | undefined) => YamlNode | undefined;
}

/**
 * A part of a document that is parsed separately: a top-level section, a run of rows, or the whole document. Offsets are those of the
 * chunk.
 */
export interface Chunk extends Omit<ParsedChunk, 'root'> {
  readonly text: string;
  /** The tree as parsed, without the schema. */
  readonly parsed: YamlNode | undefined;
  /** The key whose list continues here: the tree is a mapping with only this key, which is not in the text. */
  readonly rowsOf?: string;
  /** The number of structural characters in the text, see {@link countMarks}. */
  readonly marks: number;
  /** Whether it was parsed with recovery. */
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
 * A parsed section; the offsets of its chunks are those of its text. The object stays the same while its text is the same, and derived
 * values are cached with it: an edit elsewhere costs one comparison, however many chunks it has.
 */
export interface ParsedSection {
  readonly length: number;
  /** A single chunk, or one with the first rows and one for each later run. */
  readonly chunks: readonly PlacedInSection[];
  /** The number of structural characters in it, see {@link countMarks}. */
  readonly marks: number;
  /** The cost of recovery in its chunks. */
  readonly work: number;
  /** Whether its chunks are parsed to the same result with any recovery budget. */
  readonly isPlain: boolean;
  /** Whether a chunk has anchors, or aliases without an anchor in the chunk. */
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

/** The sections of an earlier version by their keys, which the next version need not parse again. */
export type KnownSections = ReadonlyMap<string, readonly ParsedSection[]>;
