/** A format of `check`: one text per file, made in the thread that checks the file, and joined in the order of the files. */
import type { Severity } from '../../core/index.ts';
import type { ExitStatus } from '../io.ts';
import type { FileResult } from './result.ts';

/** Something that could not be done, such as a file that could not be checked. */
export interface Failure {
  /** The file it is about, as the user gave it; absent when the message names what it is about. */
  readonly path?: string;
  /** The rest of the sentence, on one line. */
  readonly message: string;
}

/** A finished run. */
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
  /** The separator between the texts of two files. */
  readonly separator: string;
  head(): string;
  /** The text for a file; empty for none. */
  file(result: FileResult): string;
  /** The text for a file that could not be checked; empty for none. */
  unreadable(failure: Required<Failure>): string;
  foot(run: RunSummary): string;
}
