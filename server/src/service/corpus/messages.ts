/** The messages between a server and the indexer of its workspace. They are plain data, because the indexer runs in another thread. */
import type { Diagnostic, TextEdit } from 'vscode-languageserver-types';
import type {
  AdvisoryFacts,
  Configuration,
  CorpusGroup,
  CorpusPlaces,
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
  /** The folders and the client's position encoding; everything that depends on them is read again. */
  | { readonly type: 'roots'; readonly roots: readonly CorpusRoot[]; readonly encoding: string }
  /** Files were created, changed or deleted; without paths, any file may have been. */
  | { readonly type: 'changed'; readonly paths?: readonly string[] }
  /** The facts of an open document, which take precedence over the file until it is closed. */
  | { readonly type: 'open'; readonly path: string; readonly facts: AdvisoryFacts | undefined }
  | { readonly type: 'openId'; readonly path: string; readonly id: string | undefined }
  | { readonly type: 'closed'; readonly path: string }
  | { readonly type: 'ask'; readonly id: number; readonly question: Question }
  | { readonly type: 'cancel'; readonly id: number }
  /** Stops reading files until something changes. */
  | { readonly type: 'pause' };

/** `except` contains the paths of open documents, which the server handles itself. */
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
  readonly references: readonly CorpusPlaces[];
  readonly rename: readonly { readonly path: string; readonly edits: readonly TextEdit[] }[];
  readonly symbols: readonly CorpusSymbol[];
  readonly groups: readonly CorpusGroup[];
  /** The number of files. Their diagnostics are sent beforehand, a few files at a time. */
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
  /** `done` of `total` files are up to date. `isLong` means that most of them have to be read, which takes some time. */
  | { readonly type: 'progress'; readonly done: number; readonly total: number; readonly isLong: boolean }
  /** Every file is up to date, or reading was stopped. `left` files are not indexed, because there are too many. */
  | { readonly type: 'indexed'; readonly files: number; readonly left: number }
  /** The facts of some files have changed. */
  | { readonly type: 'updated' }
  /** All advisories that share an `id` with another one. */
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
