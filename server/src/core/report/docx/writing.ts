/** State shared by the parts of a Word document while it is built. */
import { visibleText } from '../visible.ts';

/** The state of a document that is being built. */
export interface Writing {
  /** The width of the text on the page, in twips (twentieths of a point). */
  readonly width: number;
  /** The numberings of the ordered lists so far, keyed by reference. */
  readonly numberings: Map<string, Numbering>;
  /** The number of ordered lists so far. Each list is an instance of its numbering, so that it starts with its own first number. */
  numbered: number;
  /** The number of links so far. The names of the links' relationships contain these numbers. The library would generate random names. */
  links: number;
}

/** How an ordered list is numbered. */
export interface Numbering {
  /** The first number. */
  readonly start: number;
  /** The zero-based level. */
  readonly level: number;
}

/** Replaces the characters that XML 1.0 (section 2.2) does not allow, and makes deceptive characters visible. */
export const wordText = (text: string): string => visibleText(text).replace(/[\uFFFE\uFFFF]/g, '\uFFFD');

/** Returns text on one line. */
export const wordLine = (text: string): string => wordText(text).replace(/\s+/g, ' ');
