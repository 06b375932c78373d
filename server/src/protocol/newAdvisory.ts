/** The command that creates an advisory. */

/**
 * The `workspace/executeCommand` command that creates an advisory. Arguments: the URI of the new file, or of a folder, where the file is named
 * after the title; and optionally a title, a category and a list of authors. The result is {@link NewAdvisoryResult}.
 */
export const newAdvisoryCommand = 'advisory.newAdvisory';

/** A new advisory. If `applied` is true, the client has created the file; otherwise, the client should save the text at `uri`. */
export interface NewAdvisoryResult {
  readonly applied: boolean;
  readonly uri: string;
  readonly text: string;
}
