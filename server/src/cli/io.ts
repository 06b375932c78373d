/** The environment of the command line, injected so that tests can run it in-process. */
import type { Worker } from 'node:worker_threads';

import { plainLines } from './ciCommands.ts';
import type { CatalogueStore } from '../hosts/node/store/index.ts';
import type { Environment } from '../core/index.ts';
import type { DownloadOptions } from '../download/download.ts';

/** An output stream. Text that it cannot accept is dropped. */
export interface TextSink {
  /** Writes text. The result should be awaited: it resolves when the reader has accepted the text, which limits buffering. */
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
  /** Returns why standard output no longer accepts text; undefined while it does. */
  outputError?(): Error | undefined;
  /**
   * Calls the listener, instead of exiting, at the next Ctrl+C or when standard output no longer accepts text. A second Ctrl+C exits.
   * Returns a function that removes the listener.
   */
  onInterrupt?(listener: () => void): () => void;
  /** Returns the current time in milliseconds. */
  readonly now?: () => number;
}

/** Resources from the program's package. */
export interface CliServices {
  readonly version: string;
  /** Creates the environment, which reads the catalogue and other data on first use. */
  readonly environment: (onInternalError: (rule: string, error: unknown) => void) => Environment;
  /** Returns the catalogue with its updates. Always returns the same object. */
  catalogueStore(): CatalogueStore;
  /** Overrides the download limits. */
  readonly downloadBounds?: Partial<
    Pick<DownloadOptions, 'maximumBytes' | 'stallMilliseconds' | 'totalMilliseconds' | 'minRate'>
  >;
  /** Starts a thread that checks files; see worker.ts. */
  startWorker(data: object): Worker;
  /** Returns a rule's page in docs/rules as Markdown; undefined if there is none. */
  readRulePage(code: string): string | undefined;
  /** Returns the stylesheet of rendered pages. */
  pageStyle(): string;
}

/** Thrown if a command fails. Results in one line on standard error and exit status 2. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** Thrown if Ctrl+C ended the command, once its current work is finished. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';
}

/** Exit statuses that scripts rely on, documented in the README. Shells use 130 for a program ended by Ctrl+C. */
export const exitStatus = { clean: 0, findings: 1, failed: 2, interrupted: 130 } as const;
export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

/** Prints a line to standard error, prefixed with the program's name. */
export function complain(io: Pick<CliIo, 'stderr'>, message: string): void {
  io.stderr.write(plainLines(`advisory: ${message}\n`));
}
