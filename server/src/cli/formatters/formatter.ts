/** What a format of `check` is: pieces of text, one a file, made wherever the file is checked, and put together in the order of the files. */
import type { Severity } from '../../core/index.ts';
import type { ExitStatus } from '../io.ts';
import type { FileResult } from './result.ts';

/** Something that could not be done. */
export interface Failure {
  /** The file it is about, as the user gave it; absent when the message names what it is about. */
  readonly path?: string;
  /** The rest of the sentence, on one line. */
  readonly message: string;
}

/** A run that has ended. */
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
  /** What stands between two pieces. */
  readonly separator: string;
  head(): string;
  /** What is told of a file; empty for nothing. */
  file(result: FileResult): string;
  /** What is told of a file that could not be checked; empty for nothing. */
  unreadable(failure: Required<Failure>): string;
  foot(run: RunSummary): string;
}
