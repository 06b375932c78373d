/** The state of an indexer. */
import type { Corpus } from '../../core/index.ts';
import type { FileReader } from './fileReader.ts';
import type { IndexerParts } from './indexerParts.ts';
import type { CorpusRoot } from './messages.ts';
import type { Pacing } from './pacing.ts';

/** The state that scans and answers share. */
export interface IndexerState {
  readonly parts: IndexerParts;
  readonly corpus: Corpus;
  readonly pacing: Pacing;
  roots: readonly CorpusRoot[];
  encoding: string;
  reader: FileReader;
  /** Maps the path of each indexed file to its workspace folder. */
  readonly rootOf: Map<string, CorpusRoot>;
}
