/**
 * The interface of an output format of `check`. The output for each file is created in the thread that checks it, and joined in the order
 * of the files.
 */
import type { Severity } from '../../core/index.ts';
import type { ExitStatus } from '../io.ts';
import type { FileResult } from './result.ts';

/** A failure, such as a file that could not be checked. */
export interface Failure {
  /** The file's path as given by the user; absent if the message names its subject. */
  readonly path?: string;
  /** The rest of the sentence, on one line. */
  readonly message: string;
}

/** The totals of a finished run. */
export interface RunSummary {
  /** How many files were checked. */
  readonly files: number;
  readonly counts: Readonly<Record<Severity, number>>;
  /** How many fixes were applied. */
  readonly fixed: number;
  readonly failures: readonly Failure[];
  readonly status: ExitStatus;
}

export interface Formatter {
  /** The separator between the outputs for two files. */
  readonly separator: string;
  head(): string;
  /** Returns the output for a file; empty if there is none. */
  file(result: FileResult): string;
  /** Returns the output for a file that could not be checked; empty if there is none. */
  unreadable(failure: Required<Failure>): string;
  foot(run: RunSummary): string;
}
