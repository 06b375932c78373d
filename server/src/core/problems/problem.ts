/** A problem in an advisory, with offsets. Outer layers convert it to LSP diagnostics or CLI output. */
import type { Edit } from '../text/edits.ts';
import type { Span } from '../text/text.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** A change that fixes a problem. Its edits do not overlap. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** A command that the host runs instead of edits, because the cause of the problem is not in the document. */
  readonly command?: 'updateCatalogue';
  /**
   * Whether "fix all" and `check --fix` may apply it without asking, because no other interpretation is likely. Its edits change only
   * notation, except for the values that they list in `replaces`.
   */
  readonly safe?: boolean;
  /** Whether the editor offers it first. */
  readonly preferred?: boolean;
}

/** A location that explains a problem, e.g. the first of two duplicates. */
export interface RelatedPlace {
  readonly span: Span;
  readonly message: string;
}

export interface Problem {
  /** The code, `family/name`, as in docs/rules. */
  readonly code: string;
  readonly severity: Severity;
  /** The error, the allowed values and the next step, in the author's terms. */
  readonly message: string;
  /** The smallest part of the text that is wrong. */
  readonly span: Span;
  readonly fixes?: readonly Fix[];
  readonly related?: readonly RelatedPlace[];
  /**
   * An identifier shared by problems that are merged into one, with a single fix (see `joinSeries`). Used for lists whose chunks are
   * checked separately but whose rows have to be fixed together.
   */
  readonly series?: string;
}

/** Ranks severities, the most severe first. */
export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** Marks a problem as the last reported one with its code: appends to the message that there may be more, unless it already says so. */
export function withMore(problem: Problem): Problem {
  if (problem.message.endsWith(moreBelow)) return problem;
  return { ...problem, message: `${problem.message} ${moreBelow}` };
}

const moreBelow = 'There may be more problems of this kind below. Fix these first to see them.';
