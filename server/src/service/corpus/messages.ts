/** The messages between a server and the indexer of its workspace. They are plain data, because the indexer runs in another thread. */
import type { Diagnostic, TextEdit } from 'vscode-languageserver-types';
import type {
  AdvisoryFacts,
  Configuration,
  CorpusGroup,
  CorpusLocations,
  CorpusSymbol,
  Grouping,
  MentionKind,
  Renaming,
} from '../../core/index.ts';

/** A workspace folder, identified by its path, with the client's settings for it. */
export interface CorpusRoot {
  readonly folder: string;
  readonly settings: Configuration;
}

export type ToIndexer =
  /** The workspace folders and the client's position encoding. All files are compared with the index again. */
  | { readonly type: 'roots'; readonly roots: readonly CorpusRoot[]; readonly encoding: string }
  /** Files were created, changed or deleted. Without `paths`, any file may have changed. */
  | { readonly type: 'changed'; readonly paths?: readonly string[] }
  /** The facts of an open document, which replace those of the file until the document is closed. */
  | { readonly type: 'open'; readonly path: string; readonly facts: AdvisoryFacts | undefined }
  | { readonly type: 'openId'; readonly path: string; readonly id: string | undefined }
  | { readonly type: 'closed'; readonly path: string }
  /** An open document was edited. Sent only until the index is complete, and not for every edit. */
  | { readonly type: 'edited' }
  | { readonly type: 'ask'; readonly id: number; readonly question: Question }
  | { readonly type: 'cancel'; readonly id: number }
  /** Stops reading files until something changes. */
  | { readonly type: 'pause' };

/**
 * A question to the indexer. `except` contains the paths of open documents, which the server handles itself; `only` contains the paths of
 * the files to check, by default all.
 */
export type Question =
  | {
      readonly what: 'references';
      readonly kind: MentionKind;
      readonly key: string;
      readonly declaration: boolean;
    }
  | { readonly what: 'rename'; readonly renaming: Renaming; readonly except: readonly string[] }
  | { readonly what: 'symbols'; readonly query: string; readonly limit: number }
  | { readonly what: 'groups'; readonly by: Grouping }
  | { readonly what: 'check'; readonly except: readonly string[]; readonly only?: readonly string[] };

/** The answer to each type of question. */
export interface Answers {
  readonly references: CorpusLocations;
  readonly rename: readonly { readonly path: string; readonly edits: readonly TextEdit[] }[];
  readonly symbols: readonly CorpusSymbol[];
  readonly groups: readonly CorpusGroup[];
  /** The number of files checked. Their diagnostics are sent before the answer, a few files at a time. */
  readonly check: number;
}

/** The diagnostics of a file on disk, with positions in the client's encoding. */
export interface CheckedFile {
  readonly path: string;
  /** An ID that changes when the file or its configuration does. */
  readonly resultId: string;
  readonly diagnostics: readonly Diagnostic[];
}

export type FromIndexer =
  /** `done` of `total` files are up to date. `isLong` means that many files have to be read, which takes some time. */
  | { readonly type: 'progress'; readonly done: number; readonly total: number; readonly isLong: boolean }
  /** Every file is up to date, or the scan was paused. `unindexed` is the number of files beyond the maximum, which are not indexed. */
  | { readonly type: 'indexed'; readonly files: number; readonly unindexed: number }
  /** The facts of some files have changed. */
  | { readonly type: 'updated' }
  /** All IDs that several advisories share. */
  | { readonly type: 'sameIds'; readonly ids: readonly (readonly [id: string, paths: readonly string[]])[] }
  | {
      readonly type: 'checked';
      readonly id: number;
      readonly files: readonly CheckedFile[];
      readonly done: number;
      readonly total: number;
    }
  | { readonly type: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly type: 'failed'; readonly message: string; readonly id?: number };
