/** A problem in an advisory, with offsets. Outer layers convert it to LSP diagnostics or CLI output. */
import type { Edit } from '../text/edits.ts';
import type { Span } from '../text/text.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** A change that fixes a problem. Its edits must not overlap. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** A command that the host runs instead of edits, because the cause of the problem is not in the document. */
  readonly command?: 'updateCatalogue';
  /**
   * Whether "fix all" and `check --fix` may apply the fix without asking, because no other interpretation of the text is likely. A safe fix
   * changes only the notation of values, except for the values that its edits list in `replaces`.
   */
  readonly safe?: boolean;
  /** Whether the editor offers this fix first. */
  readonly preferred?: boolean;
}

/** A location that explains a problem, e.g. the first of two duplicates. */
export interface RelatedLocation {
  readonly span: Span;
  readonly message: string;
}

export interface Problem {
  /** The code, `family/name`, under which the problem is documented in docs/rules. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, which values are allowed, and what to do next. Uses only terms that authors know. */
  readonly message: string;
  /** The span of the smallest part of the text that is wrong. */
  readonly span: Span;
  readonly fixes?: readonly Fix[];
  readonly related?: readonly RelatedLocation[];
  /**
   * Problems with the same identifier are merged into one problem with a single fix (see `joinSeries`). This is for lists whose chunks are
   * checked separately but whose rows have to be fixed together.
   */
  readonly series?: string;
}

/** All severities, with the most severe first. */
export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/**
 * Returns the problem with a message that states that there may be more of its kind, unless the message already states this. It is used for the
 * last problem before a limit is reached.
 */
export function withMore(problem: Problem): Problem {
  if (problem.message.endsWith(moreBelow)) return problem;
  return { ...problem, message: `${problem.message} ${moreBelow}` };
}

const moreBelow = 'There may be more problems of this kind below. Fix these first to see them.';
