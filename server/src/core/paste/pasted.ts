/** What goes into a conversion, and what comes out. */
import type { cursorAt, nodeUnder } from '../cursor/cursor.ts';
import type { AdvisoryDocument } from '../document/document.ts';
import type { Edit } from '../text/edits.ts';

/** Functions that read documents: they come from outside, so that the part of the bundles has no copy of the parser. */
export interface DocumentTools {
  /** Parses another version of a document. */
  readonly parse: (text: string, previous: AdvisoryDocument) => AdvisoryDocument;
  readonly cursorAt: typeof cursorAt;
  readonly nodeUnder: typeof nodeUnder;
}

/** What is pasted or dropped. */
export interface Pasted {
  readonly text: string;
  /** The name of a dropped file. */
  readonly fileName?: string;
}

/** The edits that insert what was pasted in another form. */
export interface PasteEdit {
  /** What it is inserted as: `Insert as 8 indicators`. */
  readonly title: string;
  /** In the text of the document, which still holds what is replaced. They do not overlap. */
  readonly edits: readonly Edit[];
  /** Whether every line was understood; the others become comments. */
  readonly isWhole: boolean;
}
