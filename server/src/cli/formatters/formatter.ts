/**
 * The interface for an output format of `check`. The output for a file is created in the thread that checks the file. The main thread joins
 * the outputs in the order of the files.
 */
import type { Severity } from '../../core/index.ts';
import type { ExitStatus } from '../io.ts';
import type { FileResult } from './result.ts';

/** A failure, such as a file that could not be checked. */
export interface Failure {
  /** The path as given by the user. Absent if the message is a complete sentence. */
  readonly path?: string;
  /** The message, which follows the path. It is a single line. */
  readonly message: string;
}

/** The totals of a complete check. */
export interface RunSummary {
  /** The number of files that were checked. */
  readonly files: number;
  readonly counts: Readonly<Record<Severity, number>>;
  /** The number of fixes that were applied. */
  readonly fixed: number;
  readonly failures: readonly Failure[];
  readonly status: ExitStatus;
}

export interface Formatter {
  /** The separator between the outputs of two files. */
  readonly separator: string;
  head(): string;
  /** Returns the output for a file that was checked; empty if there is none. */
  file(result: FileResult): string;
  /** Returns the output for a file that could not be checked; empty if there is none. */
  unreadable(failure: Required<Failure>): string;
  foot(run: RunSummary): string;
}
