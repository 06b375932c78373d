/** State shared by the parts of a Word document while it is built. */
import { visibleText } from '../visible.ts';
import type { OrderedList } from './numbering.ts';

/** The state of a document that is being built. */
export interface Writing {
  /** The width of the text on the page, in twips (twentieths of a point). */
  readonly width: number;
  /** The ordered lists so far. */
  readonly lists: OrderedList[];
  /** The URLs of the links so far. The names of their relationships contain their positions, starting with 1. */
  readonly links: string[];
}

/** Replaces the characters that XML 1.0 (section 2.2) does not allow, and makes deceptive characters visible. */
export const wordText = (text: string): string => visibleText(text).replace(/[\uFFFE\uFFFF]/g, '\uFFFD');

/** Applies {@link wordText}, and puts the text on one line. */
export const wordLine = (text: string): string => wordText(text).replace(/\s+/g, ' ');
