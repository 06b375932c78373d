/** A call of the command line, and how it ends. */
import { spawnSync } from 'node:child_process';
import type { Workspace } from '../support.ts';

export interface Call {
  readonly why: string;
  readonly args: readonly string[];
  /** What is in the folder besides `a.advisory.yaml`. */
  readonly files?: (workspace: Workspace) => void;
  readonly stdin?: string | Uint8Array;
  /** See failingSystem.mjs. */
  readonly failing?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** 2 where it is left out. */
  readonly status?: number;
  /** The line on standard error after `advisory: `; none where it is left out. */
  readonly says?: RegExp;
  /** What standard output holds; nothing where it is left out. */
  readonly prints?: RegExp;
}

/** Makes a named pipe. */
export const mkfifo = (path: string): void => void spawnSync('mkfifo', [path]);
/** Bytes that are no UTF-8. */
export const notText = Buffer.from([0x61, 0xff, 0xfe]);
