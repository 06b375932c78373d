/** The world as the command line sees it, handed in so that tests run it in their own process. */
import type { Environment } from '../core/index.ts';

/** Somewhere to write text; what cannot be written any more (a closed pipe) is dropped. */
export interface TextSink {
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
}

/** What the program brings with it. */
export interface CliServices {
  readonly version: string;
  /** Reads the catalogue and everything else on first use. */
  environment(onInternalError: (rule: string, error: unknown) => void): Environment;
  /** The page of a rule under docs/rules as Markdown; undefined when it is not there. */
  readRulePage(code: string): string | undefined;
  /** The stylesheet of rendered pages. */
  pageStyle(): string;
}

/** The command could not be carried out: one line for standard error, exit status 2. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** Exit statuses that scripts rely on (docs: the command line in the README). */
export const exitStatus = { clean: 0, findings: 1, failed: 2 } as const;
export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

/** Writes a line to standard error under the program's name. */
export function complain(io: CliIo, message: string): void {
  io.stderr.write(`advisory: ${message}\n`);
}
