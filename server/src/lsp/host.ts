/** The interface between the server and its host. */
import type { CancellationToken } from 'vscode-languageserver';
import type { WorkspaceFiles } from '../core/index.ts';
import type { CatalogueInfo, InstallCatalogueParams } from '../protocol/protocol.ts';
import type { FromIndexer, ToIndexer } from '../service/corpus/messages.ts';
import type { LanguageService, PagePrinter } from '../service/types.ts';

/** The host's clock and event loop; the server has no timers of its own. */
export interface Timer {
  /** Returns milliseconds of a monotonic clock. */
  now(): number;
  /** Calls `run` once after the given number of milliseconds; the returned function cancels that. */
  after(milliseconds: number, run: () => void): () => void;
  /** Resolves after pending events, such as cancellations, were handled. */
  yield(): Promise<void>;
}

/** File access of a host that has files. */
export interface HostFiles extends WorkspaceFiles {
  /** Returns the path of a URI, with `/` as separator; undefined if the host cannot read the file. */
  pathOf(uri: string): string | undefined;
  uriOf(path: string): string;
  /**
   * Returns the topmost folder whose configuration applies to the files in a folder: that folder or one above it. Paths have `/` as
   * separator.
   */
  topOf(folder: string): string;
}

/** The store of a host for updates of the catalogue. */
export interface HostCatalogue {
  info(): CatalogueInfo;
  /** Installs files. Rejects, without any change, if they are not accepted. */
  install(params: InstallCatalogueParams, token: CancellationToken): Promise<CatalogueInfo>;
  revert(): Promise<CatalogueInfo>;
  /** Whether an error is caused by the files rather than by the program. */
  isRefusal(error: unknown): boolean;
}

/** A running indexer of the workspace. */
export interface HostIndexer {
  post(message: ToIndexer): void;
  stop(): void;
}

/** Starts the indexer of a host that has files and threads. */
export interface HostCorpus {
  /** `ended` is called when the indexer stops, with the error if there is one. */
  start(listener: (message: FromIndexer) => void, ended: (error: unknown) => void): HostIndexer;
}

export interface ServerHost {
  readonly service: LanguageService;
  readonly timer: Timer;
  /** Without files, settings come only from the client. */
  readonly files?: HostFiles;
  /** Without it, pages cannot be exported. */
  readonly pages?: PagePrinter;
  /** Without a store, the catalogue cannot be updated. */
  readonly catalogue?: HostCatalogue;
  /** Without an indexer, only open documents are known. */
  readonly corpus?: HostCorpus;
  /** The version that the server reports to its clients. */
  readonly version: string;
}
