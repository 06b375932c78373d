/** The request that makes an advisory of another format. */

/** Request `advisory/import`: makes an advisory of a text in another format. */
export const importRequest = 'advisory/import';

export interface ImportParams {
  readonly text: string;
  /** The name of the source's file, without its folder. */
  readonly name: string;
}

/** The text of the advisory and how many things it has no key for; or a sentence that says why there is none. */
export type ImportResult = { readonly text: string; readonly unread: number } | { readonly refused: string };
