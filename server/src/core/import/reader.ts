/** The interface of the importers. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Draft } from './draft.ts';

/** A source that was read in one format. */
export interface ReadSource {
  readonly draft: Draft;
  /** Descriptions of the content that was not imported, one for each item. In a new file, they become comments at the top. */
  readonly unread: readonly string[];
}

/** The context of the importers. */
export interface ImportContext {
  readonly catalogue: Catalogue;
  /** The top-level keys in canonical order. */
  readonly order: readonly string[];
}

/** An importer for one format. */
export interface Importer {
  /**
   * Returns the draft, or undefined if the text is not in this format, or a message that explains why the text cannot be imported. Never
   * throws.
   */
  read(text: string, context: ImportContext): ReadSource | string | undefined;
}
