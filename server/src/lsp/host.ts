/** What the server needs of the program that runs it. */
import type { CancellationToken } from 'vscode-languageserver';
import type { WorkspaceFiles } from '../core/index.ts';
import type { CatalogueInfo, InstallCatalogueParams } from '../protocol/protocol.ts';
import type { LanguageService } from '../service/types.ts';

/** The host's clock and event loop: the server itself has no timers. */
export interface Timer {
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  /** Calls `run` once after the given number of milliseconds; the returned function cancels that. */
  after(milliseconds: number, run: () => void): () => void;
  /** Resolves when what already waits in the event loop, a cancellation say, was handled. */
  yield(): Promise<void>;
}

/** The files of a host that has some. */
export interface HostFiles extends WorkspaceFiles {
  /** The path, with `/` between its parts, of an address; undefined where the address is of no file that the host can read. */
  pathOf(uri: string): string | undefined;
  uriOf(path: string): string;
  /** The topmost folder whose configuration counts for the files in a folder, which is that one or above it. Paths have `/` between their parts. */
  topOf(folder: string): string;
}

/** Where a host keeps updates of the catalogue. */
export interface HostCatalogue {
  info(): CatalogueInfo;
  /** Rejects, with nothing changed, when the files cannot be taken. */
  install(params: InstallCatalogueParams, token: CancellationToken): Promise<CatalogueInfo>;
  revert(): Promise<CatalogueInfo>;
  /** Whether an error says what is wrong with the files, and not with the program. */
  isRefusal(error: unknown): boolean;
}

export interface ServerHost {
  readonly service: LanguageService;
  readonly timer: Timer;
  /** Without them, settings come from the client alone. */
  readonly files?: HostFiles;
  /** Without it, the catalogue cannot be updated. */
  readonly catalogue?: HostCatalogue;
  /** The version that the server reports to its clients. */
  readonly version: string;
}
