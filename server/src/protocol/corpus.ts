/** What server and client say to each other about the advisories of a workspace. Plain data only. */

/** Request `advisory/advisories`: the advisories of the workspace in groups, open ones as they are now. */
export const advisoriesRequest = 'advisory/advisories';

export interface AdvisoriesParams {
  /** `severity`, `actor`, `technique` or `month`. */
  readonly by: string;
}

export interface AdvisoryEntry {
  readonly uri: string;
  /** Absent for an advisory without one. */
  readonly title?: string;
  readonly id?: string;
  readonly severity?: string;
  readonly tlp?: string;
  /** `YYYY-MM-DD` */
  readonly day?: string;
  readonly isDraft?: true;
  readonly errors: number;
  readonly warnings: number;
  /** Information and hints. */
  readonly others: number;
}

export interface AdvisoryGroup {
  /** Identifies the group among those of its grouping; empty for advisories that belong to none. */
  readonly key: string;
  readonly label: string;
  readonly entries: readonly AdvisoryEntry[];
}

/** Notification `advisory/advisoriesChanged` of the server, without parameters: an earlier answer is out of date. */
export const advisoriesChanged = 'advisory/advisoriesChanged';

/** The `workspace/executeCommand` that checks all advisories of the workspace and publishes the diagnostics of those that are not open. */
export const checkWorkspaceCommand = 'advisory.checkWorkspace';

/** The result of a check; null if it was cancelled. */
export interface WorkspaceCheck {
  readonly files: number;
  /** How many of these files have problems. */
  readonly withProblems: number;
  readonly errors: number;
  readonly warnings: number;
  /** Information and hints. */
  readonly others: number;
}
