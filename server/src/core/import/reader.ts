/** What a reader of a format answers with. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Draft } from './draft.ts';

/** A text that was read as one format. */
export interface ReadSource {
  readonly draft: Draft;
  /** What the advisory has no key for, a line each; it is kept as comments at the head of the file. */
  readonly unread: readonly string[];
}

/** What readers know of the format. */
export interface ImportContext {
  readonly catalogue: Catalogue;
  /** The top-level keys in canonical order. */
  readonly order: readonly string[];
}

/** A format to import. */
export interface Importer {
  /** Returns the draft of a text; undefined if the text is not of this format. Never throws. */
  read(text: string, context: ImportContext): ReadSource | undefined;
}
