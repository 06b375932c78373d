/** The dependencies of the indexer that depend on the machine. */
import type { WorkspaceFiles } from '../../core/index.ts';
import type { LanguageService } from '../types.ts';
import type { FromIndexer } from './messages.ts';

/** The files of the indexer's host, by paths with `/` as separator. */
export interface IndexerFiles extends WorkspaceFiles {
  uriOf(path: string): string;
  /** Returns the topmost folder whose configuration applies to the files in a folder. */
  topOf(folder: string): string;
  /** Returns a text that changes when a file does, such as its size and time; undefined for a missing file. */
  stamp(path: string): Promise<string | undefined>;
}

/** The storage for the index of a folder between starts. */
export interface IndexerStore {
  load(folder: string): Promise<string | undefined>;
  save(folder: string, text: string): Promise<void>;
}

export interface IndexerParts {
  readonly service: Pick<LanguageService, 'parse' | 'diagnostics' | 'workspace' | 'corpus'>;
  readonly files: IndexerFiles;
  readonly store?: IndexerStore;
  /** Identifies the program and its catalogue: a saved index with a different basis is ignored. */
  readonly basis: string;
  readonly hash: (text: string) => string;
  /** Returns a function that converts the positions in a value from UTF-16 to an encoding. */
  readonly encoder: (uri: string, text: string, encoding: string) => <T>(value: T) => T;
  /** Resolves after pending messages were handled. */
  yield(): Promise<void>;
  /** Returns milliseconds of a monotonic clock. */
  now(): number;
  post(message: FromIndexer): void;
}
