/** The interface between the server and its host. */
import type { CancellationToken } from 'vscode-languageserver';
import type { WorkspaceFiles } from '../core/index.ts';
import type { CatalogueInfo, InstallCatalogueParams } from '../protocol/protocol.ts';
import type { FromIndexer, ToIndexer } from '../service/corpus/messages.ts';
import type { LanguageService, PagePrinter } from '../service/types.ts';

/** The host's clock and event loop; the server has no timers of its own. */
export interface Timer {
  /** Returns the time of a monotonic clock, in milliseconds. */
  now(): number;
  /** Calls `run` once after the given number of milliseconds, unless the returned function is called first. */
  after(milliseconds: number, run: () => void): () => void;
  /** Resolves after pending events, such as cancellations, have been handled. */
  yield(): Promise<void>;
}

/** The file access of a host that has files. */
export interface HostFiles extends WorkspaceFiles {
  /** Returns the path of a URI, with `/` as the separator; undefined if the host cannot read the file. */
  pathOf(uri: string): string | undefined;
  uriOf(path: string): string;
  /** Returns the topmost folder whose configuration applies to the files in a folder: that folder or a parent. Paths use `/` as the separator. */
  topOf(folder: string): string;
}

/** Stores catalogue updates. */
export interface HostCatalogue {
  info(): CatalogueInfo;
  /** Installs files. Rejects, without changing anything, if they are not accepted. */
  install(params: InstallCatalogueParams, token: CancellationToken): Promise<CatalogueInfo>;
  revert(): Promise<CatalogueInfo>;
  /** Whether an error is due to the files rather than to the program. */
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
  /** If absent, settings come only from the client. */
  readonly files?: HostFiles;
  /** If absent, pages cannot be exported. */
  readonly pages?: PagePrinter;
  /** If absent, the catalogue cannot be updated. */
  readonly catalogue?: HostCatalogue;
  /** If absent, only open documents are known. */
  readonly corpus?: HostCorpus;
  /** The version that the server reports to its clients. */
  readonly version: string;
}
