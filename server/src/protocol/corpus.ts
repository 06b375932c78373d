/** The messages that server and client exchange about the advisories in a workspace. They are plain data. */

/** Request `advisory/advisories`: returns the advisories in the workspace, in groups. For open advisories, the current text is used. */
export const advisoriesRequest = 'advisory/advisories';

export interface AdvisoriesParams {
  /** The grouping: `severity`, `actor`, `technique` or `month`. */
  readonly by: string;
  /** Whether to wait until all advisories have been found. By default, the response contains those found so far. */
  readonly all?: boolean;
}

export interface AdvisoryEntry {
  readonly uri: string;
  /** The title. Absent if the advisory has none. */
  readonly title?: string;
  readonly id?: string;
  readonly severity?: string;
  readonly tlp?: string;
  /** The date in `published`, or else in `analyzed`, as `YYYY-MM-DD`. */
  readonly day?: string;
  readonly isDraft?: true;
  readonly errors: number;
  readonly warnings: number;
  /** The number of problems of severity information or hint. */
  readonly others: number;
}

export interface AdvisoryGroup {
  /** Identifies the group within its grouping. Empty for the group of advisories that have no value. */
  readonly key: string;
  readonly label: string;
  readonly entries: readonly AdvisoryEntry[];
}

/** Notification `advisory/advisoriesChanged` from the server, without parameters: earlier responses are obsolete. */
export const advisoriesChanged = 'advisory/advisoriesChanged';

/**
 * The `workspace/executeCommand` command that checks all advisories in the workspace. The server publishes the diagnostics of those that
 * are not open.
 */
export const checkWorkspaceCommand = 'advisory.checkWorkspace';

/** The result of a check. For a cancelled check, the result is null. */
export interface WorkspaceCheck {
  readonly files: number;
  /** The number of checked files that have problems. */
  readonly withProblems: number;
  readonly errors: number;
  readonly warnings: number;
  /** The number of problems of severity information or hint. */
  readonly others: number;
}
