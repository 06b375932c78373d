/** The environment of the command line, injected so that tests can run it in-process. */
import type { Worker } from 'node:worker_threads';

import { plainLines } from './ciCommands.ts';
import type { CatalogueStore } from '../hosts/node/store/index.ts';
import type { Environment } from '../core/index.ts';
import type { DownloadOptions } from '../download/download.ts';

/** An output stream. If the stream no longer accepts text, the text is dropped. */
export interface TextSink {
  /** Writes text. Callers should await the result, which resolves when the reader has accepted the text; this limits buffering. */
  write(text: string): unknown;
}

export interface CliIo {
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly stdout: TextSink;
  readonly stderr: TextSink;
  /** The folder against which relative paths are resolved. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether standard output is a terminal. */
  readonly isTTY: boolean;
  /** Whether standard error is a terminal. */
  readonly isErrorTTY?: boolean;
  /** Returns the error after which standard output stopped accepting text; undefined if it still accepts text. */
  outputError?(): Error | undefined;
  /**
   * On the next Ctrl+C, or when standard output no longer accepts text, calls the listener instead of exiting. A second Ctrl+C exits.
   * Returns a function that removes the listener.
   */
  onInterrupt?(listener: () => void): () => void;
  /** Returns the current time in milliseconds. */
  readonly now?: () => number;
}

/** What commands need besides I/O, such as the version, the files shipped with the program, the catalogue store and worker threads. */
export interface CliServices {
  readonly version: string;
  /** Creates the environment, which reads the catalogue and other data on first use. */
  readonly environment: (onInternalError: (rule: string, error: unknown) => void) => Environment;
  /** Returns the catalogue store, always the same object. */
  catalogueStore(): CatalogueStore;
  /** Overrides the limits for downloads. */
  readonly downloadBounds?: Partial<
    Pick<DownloadOptions, 'maximumBytes' | 'stallMilliseconds' | 'totalMilliseconds' | 'minRate'>
  >;
  /** Starts a thread that checks files; see worker.ts. */
  startWorker(data: object): Worker;
  /** Returns the page of a rule in docs/rules as Markdown; undefined if there is none. */
  readRulePage(code: string): string | undefined;
  /** Returns the stylesheet for rendered pages. */
  pageStyle(): string;
}

/** Thrown if a command fails. The message is printed as one line on standard error, and the exit status is 2. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** Thrown by a command after it was interrupted; see `CliIo.onInterrupt`. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';
}

/** Exit statuses. Scripts rely on them, and the README documents them. 130 is what shells use for a program that was ended by Ctrl+C. */
export const exitStatus = { clean: 0, problems: 1, failed: 2, interrupted: 130 } as const;
export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

/** Prints a line to standard error, preceded by the program's name. */
export function complain(io: Pick<CliIo, 'stderr'>, message: string): void {
  io.stderr.write(plainLines(`advisory: ${message}\n`));
}
