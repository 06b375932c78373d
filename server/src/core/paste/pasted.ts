/** The input and output of converting pasted text. */
import type { cursorAt, nodeUnder } from '../cursor/cursor.ts';
import type { AdvisoryDocument } from '../document/document.ts';
import type { Edit } from '../text/edits.ts';

/** Functions that read documents. They are injected so that the bundle part for pasting does not contain a second copy of the parser. */
export interface DocumentTools {
  /** Parses another version of a document. */
  readonly parse: (text: string, previous: AdvisoryDocument) => AdvisoryDocument;
  readonly cursorAt: typeof cursorAt;
  readonly nodeUnder: typeof nodeUnder;
}

/** Pasted or dropped text. */
export interface Pasted {
  readonly text: string;
  /** The HTML of the same content, in which lists and tables are preserved. */
  readonly html?: string;
  /** The name of a dropped file. */
  readonly fileName?: string;
}

/** The edits that insert the converted text. */
export interface PasteEdit {
  /** A title that describes the result: `Insert as 8 indicators`. */
  readonly title: string;
  /** The edits. Offsets refer to the document before the replaced span is removed. They do not overlap. */
  readonly edits: readonly Edit[];
  /** Whether every line was recognised. Lines that were not are inserted as comments. */
  readonly isWhole: boolean;
}
