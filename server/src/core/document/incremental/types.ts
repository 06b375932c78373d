/** The parts of a parsed document: chunks in sections. All offsets are those of the part itself. */
import type { Cache } from '../../cache/cache.ts';
import type { YamlNode } from '../../yaml/tree.ts';
import type { ParsedChunk } from '../../yaml/parse/parseChunk.ts';

/** Where the content of a chunk was already parsed, in a document that was read whole. */
export interface Origin {
  readonly whole: Chunk;
  /** Where the chunk begins in the whole. */
  readonly from: number;
  /** What of a tree of the whole is the chunk's, with the chunk's own offsets: its parsed tree, or the one with texts restored. */
  readonly treeOf: (tree: YamlNode | undefined) => YamlNode | undefined;
}

/** A part of a document that is parsed by itself: a top-level section, a run of rows, or all of it. Offsets are those of the chunk. */
export interface Chunk extends Omit<ParsedChunk, 'root'> {
  readonly text: string;
  /** The tree as the parser reads it, without regard to the schema. */
  readonly parsed: YamlNode | undefined;
  /** The key whose list continues here: the tree is a mapping of this key alone, which is not written in the text. */
  readonly rowsOf?: string;
  /** How much structure is in the text: {@link countMarks}. */
  readonly marks: number;
  /** Whether it was parsed with recovery. */
  readonly mend: boolean;
  readonly origin?: Origin;
  /** What is computed from the chunk. */
  readonly cache: Cache;
}

export interface PlacedInSection {
  readonly chunk: Chunk;
  readonly at: number;
}

/**
 * A parsed section; the offsets of its chunks are those of its text. While its text is the same it is the same object, and what is
 * computed from it is cached with it: an edit elsewhere costs one comparison, however many chunks it has.
 */
export interface ParsedSection {
  readonly length: number;
  /** A single chunk, or one with the first rows and one for each run of those that follow. */
  readonly chunks: readonly PlacedInSection[];
  /** How much structure is in it: {@link countMarks}. */
  readonly marks: number;
  /** What recovery in its chunks has cost. */
  readonly work: number;
  /** Its chunks are parsed to the same result however much is left for recovery. */
  readonly isPlain: boolean;
  /** A chunk has anchors, or aliases that refer to none in it. */
  readonly anchors: boolean;
  readonly openAliases: boolean;
  /** What is computed from the section. */
  readonly cache: Cache;
}

/** A section with its offset in a document. */
export interface PlacedSection {
  readonly section: ParsedSection;
  readonly offset: number;
  /** It repeats a key that an earlier section has: nothing of it is read. */
  readonly isDuplicate: boolean;
}

/** The sections of an earlier version by their keys: what the next version need not parse again. */
export type KnownSections = ReadonlyMap<string, readonly ParsedSection[]>;
