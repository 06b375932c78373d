/** The dependencies that the host injects into the indexer. */
import type { WorkspaceFiles } from '../../core/index.ts';
import type { LanguageService } from '../types.ts';
import type { FromIndexer } from './messages.ts';

/** The file access of the indexer's host. Paths use `/` as the separator. */
export interface IndexerFiles extends WorkspaceFiles {
  uriOf(path: string): string;
  /** Returns the topmost folder that is searched for configuration files that apply to the files in `folder`. */
  topOf(folder: string): string;
  /** Returns a string that changes when the file does, e.g. its size and modification time; undefined for a missing file. */
  stamp(path: string): Promise<string | undefined>;
}

/** Stores the index of a folder between sessions. */
export interface IndexerStore {
  /** Returns the content of a folder's index in pieces; none if there is no readable index. */
  load(folder: string): AsyncIterable<string>;
  /** Replaces the index of a folder. Each piece is requested only when it is written, so that the whole content is never in memory. */
  save(folder: string, pieces: Iterable<string>): Promise<void>;
}

export interface IndexerParts {
  readonly service: Pick<LanguageService, 'parse' | 'diagnostics' | 'workspace' | 'corpus'>;
  readonly files: IndexerFiles;
  readonly store?: IndexerStore;
  /** Identifies the program and its catalogue. A saved index with a different basis is ignored. */
  readonly basis: string;
  readonly hash: (text: string) => string;
  /** Returns a function that converts the positions in a value from UTF-16 to an encoding. */
  readonly encoder: (uri: string, text: string, encoding: string) => <T>(value: T) => T;
  /** Resolves after the messages received so far have been handled. */
  yield(): Promise<void>;
  /** Resolves after a number of milliseconds. */
  wait(milliseconds: number): Promise<void>;
  /** Returns the time of a monotonic clock, in milliseconds. */
  now(): number;
  post(message: FromIndexer): void;
}
