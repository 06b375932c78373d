/** The command that creates an advisory. */

/**
 * The `workspace/executeCommand` command that creates an advisory. Arguments: the URI of the new file or of a folder; optionally a title, a
 * category and a list of authors. In a folder, the file is named after the title. The result is a {@link NewAdvisoryResult}.
 */
export const newAdvisoryCommand = 'advisory.newAdvisory';

/** A new advisory. If `applied` is true, the client has created the file. Otherwise, the client should save the text at `uri`. */
export interface NewAdvisoryResult {
  readonly applied: boolean;
  readonly uri: string;
  readonly text: string;
}
