/** The request that converts text in another format to an advisory. */

/** Request `advisory/import`: converts text in another format to an advisory. */
export const importRequest = 'advisory/import';

export interface ImportParams {
  readonly text: string;
  /** The name of the source file, without its path. */
  readonly name: string;
  /** The name of the encoding of the file if it was only assumed. */
  readonly assumedEncoding?: string | undefined;
}

/** The text of the advisory and the number of omitted items, or a sentence that explains why the text cannot be converted. */
export type ImportResult = { readonly text: string; readonly unread: number } | { readonly refused: string };
