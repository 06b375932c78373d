/** A call of the command line, and its expected result. */
import { spawnSync } from 'node:child_process';
import type { Workspace } from '../support.ts';

export interface Call {
  readonly why: string;
  readonly args: readonly string[];
  /** Creates further files in the folder besides `a.advisory.yaml`. */
  readonly files?: (workspace: Workspace) => void;
  readonly stdin?: string | Uint8Array;
  /** The content of `FAILING`, see failingSystem.mjs. */
  readonly failing?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The exit status; 2 by default. */
  readonly status?: number;
  /** Matches the only line on standard error after `advisory: `; if absent, nothing may be printed there. */
  readonly says?: RegExp;
  /** Matches standard output; if absent, nothing may be printed there. */
  readonly prints?: RegExp;
}

/** Creates a named pipe. */
export const mkfifo = (path: string): void => void spawnSync('mkfifo', [path]);
/** Bytes that are not valid UTF-8. */
export const notText = Buffer.from([0x61, 0xff, 0xfe]);
