/** New advisories. */

/**
 * The `workspace/executeCommand` that makes a new advisory. Arguments: the URI of a folder, where the file is named after the title, or of the
 * new file; and, if need be, a title, a category and a list of authors. The result is {@link NewAdvisoryResult}.
 */
export const newAdvisoryCommand = 'advisory.newAdvisory';

/** A new advisory: the client has created the file if `applied` is true; otherwise the text is to be saved at `uri`. */
export interface NewAdvisoryResult {
  readonly applied: boolean;
  readonly uri: string;
  readonly text: string;
}
