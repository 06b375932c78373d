/** The world as the command line sees it, handed in so that tests run it in their own process. */
import type { Worker } from 'node:worker_threads';

import { plainLines } from './ciCommands.ts';
import type { CatalogueStore } from '../hosts/node/store/index.ts';
import type { Environment } from '../core/index.ts';
import type { DownloadOptions } from '../download/download.ts';

/** An output stream; what it cannot take is dropped. */
export interface TextSink {
  /** What comes back may be awaited: it is there when the reader has taken the text, so that nothing piles up. */
  write(text: string): unknown;
}

export interface CliIo {
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly stdout: TextSink;
  readonly stderr: TextSink;
  /** The folder that relative paths start from. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Standard output is a terminal. */
  readonly isTTY: boolean;
  /** Standard error is a terminal. */
  readonly isErrorTTY?: boolean;
  /** Why standard output takes no more text; undefined while it does. */
  outputError?(): Error | undefined;
  /** Calls the listener when standard output takes no more text, and at the next Ctrl+C instead of ending the program; a second Ctrl+C ends it. Returns a function that removes the listener. */
  onInterrupt?(listener: () => void): () => void;
  /** A clock in milliseconds. */
  readonly now?: () => number;
}

/** What the program brings with it. */
export interface CliServices {
  readonly version: string;
  /** Reads the catalogue and everything else on first use. */
  readonly environment: (onInternalError: (rule: string, error: unknown) => void) => Environment;
  /** The catalogue with its updates; the same object each time. */
  catalogueStore(): CatalogueStore;
  /** The bounds of downloads where they are not the usual ones. */
  readonly downloadBounds?: Partial<
    Pick<DownloadOptions, 'maximumBytes' | 'stallMilliseconds' | 'totalMilliseconds' | 'leastRate'>
  >;
  /** Starts a thread that checks files: see worker.ts. */
  startWorker(data: object): Worker;
  /** The page of a rule under docs/rules as Markdown; undefined when it is not there. */
  readRulePage(code: string): string | undefined;
  /** The stylesheet of rendered pages. */
  pageStyle(): string;
}

/** The command failed: one line for standard error, exit status 2. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** Ctrl+C ended the command, and what it was at is finished. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';
}

/** Exit statuses that scripts rely on (docs: the command line in the README); 130 is what shells give to a program ended by Ctrl+C. */
export const exitStatus = { clean: 0, findings: 1, failed: 2, interrupted: 130 } as const;
export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

/** Writes a line to standard error under the program's name. */
export function complain(io: Pick<CliIo, 'stderr'>, message: string): void {
  io.stderr.write(plainLines(`advisory: ${message}\n`));
}
