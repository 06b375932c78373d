/** What is wrong with an advisory, in offsets; made into LSP diagnostics or CLI output by the outer layers. */
import type { Edit } from '../text/edits.ts';
import type { Span } from '../text/text.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** A change that fixes a problem. Its edits do not overlap. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** What the host does instead of edits, where it can: the problem's cause is not in the document. */
  readonly command?: 'updateCatalogue';
  /**
   * Certain enough for "fix all" and `check --fix`: no other reading is likely. What the file says changes by no more than what the edits
   * say that they replace.
   */
  readonly safe?: boolean;
  /** The one that the editor offers first. */
  readonly preferred?: boolean;
}

/** A place that explains a problem, e.g. the first of two duplicates. */
export interface RelatedPlace {
  readonly span: Span;
  readonly message: string;
}

export interface Problem {
  /** `family/name`, as in docs/rules. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, what is allowed and what to do, in the author's words. */
  readonly message: string;
  /** The smallest text that is wrong. */
  readonly span: Span;
  readonly fixes?: readonly Fix[];
  readonly related?: readonly RelatedPlace[];
  /** Problems of one series are one: a list is read in parts, but its rows are written in one go. */
  readonly series?: string;
}

/** Ranks severities, the gravest first. */
export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** The last problem that is reported of a code that occurs too often: it says, once, that there are more. */
export function withMore(problem: Problem): Problem {
  if (problem.message.endsWith(moreBelow)) return problem;
  return { ...problem, message: `${problem.message} ${moreBelow}` };
}

const moreBelow = 'There may be more of these below. Fix these to see them.';
