/** The messages between server and client about the advisories in a workspace. Plain data only. */

/** Request `advisory/advisories`: returns the advisories in the workspace, in groups. Open advisories are returned in their current state. */
export const advisoriesRequest = 'advisory/advisories';

export interface AdvisoriesParams {
  /** `severity`, `actor`, `technique` or `month`. */
  readonly by: string;
}

export interface AdvisoryEntry {
  readonly uri: string;
  /** The title; absent if the advisory has none. */
  readonly title?: string;
  readonly id?: string;
  readonly severity?: string;
  readonly tlp?: string;
  /** The date as `YYYY-MM-DD`. */
  readonly day?: string;
  readonly isDraft?: true;
  readonly errors: number;
  readonly warnings: number;
  /** The number of information and hint problems. */
  readonly others: number;
}

export interface AdvisoryGroup {
  /** Identifies the group within its grouping; empty for advisories that have no value for it. */
  readonly key: string;
  readonly label: string;
  readonly entries: readonly AdvisoryEntry[];
}

/** Notification `advisory/advisoriesChanged` from the server, without parameters: earlier responses are out of date. */
export const advisoriesChanged = 'advisory/advisoriesChanged';

/** The `workspace/executeCommand` command that checks all advisories in the workspace, and publishes the diagnostics of those that are not open. */
export const checkWorkspaceCommand = 'advisory.checkWorkspace';

/** The result of a check; null if it was cancelled. */
export interface WorkspaceCheck {
  readonly files: number;
  /** The number of these files that have problems. */
  readonly withProblems: number;
  readonly errors: number;
  readonly warnings: number;
  /** The number of information and hint problems. */
  readonly others: number;
}
