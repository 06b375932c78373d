/** The request that converts another format to an advisory. */

/** Request `advisory/import`: converts a text in another format to an advisory. */
export const importRequest = 'advisory/import';

export interface ImportParams {
  readonly text: string;
  /** The name of the source file, without its folder. */
  readonly name: string;
}

/** The text of the advisory and the number of items for which it has no key; or a sentence that explains why there is none. */
export type ImportResult = { readonly text: string; readonly unread: number } | { readonly refused: string };
