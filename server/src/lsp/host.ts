/** The interface between the server and its host. */
import type { CancellationToken } from 'vscode-languageserver';
import type { WorkspaceFiles } from '../core/index.ts';
import type { CatalogueInfo, InstallCatalogueParams } from '../protocol/protocol.ts';
import type { FromIndexer, ToIndexer } from '../service/corpus/messages.ts';
import type { LanguageService, PagePrinter } from '../service/types.ts';

/** The host's clock and event loop. The server has no timers of its own. */
export interface Timer {
  /** Returns the time of a monotonic clock, in milliseconds. */
  now(): number;
  /** Calls `run` once after a number of milliseconds, unless the returned function is called first. */
  after(milliseconds: number, run: () => void): () => void;
  /** Resolves after pending events, such as cancellations, have been handled. */
  yield(): Promise<void>;
}

/** The file access of a host that supports files. */
export interface HostFiles extends WorkspaceFiles {
  /** Returns the path of a URI, with `/` as the separator; undefined if the host cannot read a file with this URI. */
  pathOf(uri: string): string | undefined;
  uriOf(path: string): string;
  /**
   * Returns the topmost folder that is searched for configuration files that apply to the files in `folder`: `folder` itself or one of its
   * parents. Paths use `/` as the separator.
   */
  topOf(folder: string): string;
}

/** Stores catalogue updates. */
export interface HostCatalogue {
  info(): CatalogueInfo;
  /** Installs files. Rejects without changing anything if the files are not accepted. */
  install(params: InstallCatalogueParams, token: CancellationToken): Promise<CatalogueInfo>;
  revert(): Promise<CatalogueInfo>;
  /** Whether an error was expected, such as an invalid file or no update to revert, and not a failure of the system or program. */
  isRefusal(error: unknown): boolean;
}

/** A running indexer of the workspace. */
export interface HostIndexer {
  post(message: ToIndexer): void;
  stop(): void;
}

/** Starts the indexer, on a host that supports files and threads. */
export interface HostCorpus {
  /** Starts the indexer. `ended` is called when the indexer stops, with the error if there is one. */
  start(listener: (message: FromIndexer) => void, ended: (error: unknown) => void): HostIndexer;
}

export interface ServerHost {
  readonly service: LanguageService;
  readonly timer: Timer;
  /** If absent, no files are read, and the client is the only source of settings. */
  readonly files?: HostFiles;
  /** If absent, pages cannot be exported. */
  readonly pages?: PagePrinter;
  /** If absent, the catalogue cannot be updated. */
  readonly catalogue?: HostCatalogue;
  /** If absent, requests concerning several files only cover open documents. */
  readonly corpus?: HostCorpus;
  /** The version that the server reports to its clients. */
  readonly version: string;
}
