/** The interface of the importers. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Draft } from './draft.ts';

/** A text that was read in one format. */
export interface ReadSource {
  readonly draft: Draft;
  /** The content for which the advisory has no key, one line each; it becomes comments at the head of the file. */
  readonly unread: readonly string[];
}

/** The context of the importers. */
export interface ImportContext {
  readonly catalogue: Catalogue;
  /** The top-level keys in canonical order. */
  readonly order: readonly string[];
}

/** A format to import. */
export interface Importer {
  /** Returns the draft of a text; a sentence that says why it is not read; undefined if the text is not of this format. Never throws. */
  read(text: string, context: ImportContext): ReadSource | string | undefined;
}
