/** State shared by the parts of a Word document while it is built. */
import { visibleText } from '../visible.ts';

/** Widths are in twips, a twentieth of a point. */
export interface Writing {
  /** The width of the text on the page. */
  readonly width: number;
  /** The numberings of the ordered lists so far, keyed by reference. */
  readonly numberings: Map<string, Numbering>;
  /** The number of ordered lists so far. Each list is an instance of its numbering, so that it starts with its own first number. */
  numbered: number;
  /** The number of links so far. It numbers the links' relationships, to which the library would otherwise give random names. */
  links: number;
}

/** How a list is numbered: its first number, and its zero-based level. */
export interface Numbering {
  readonly start: number;
  readonly level: number;
}

/** Replaces the characters that XML 1.0 (section 2.2) does not allow, and makes deceptive characters visible. */
export const wordText = (text: string): string => visibleText(text).replace(/[\uFFFE\uFFFF]/g, '\uFFFD');

/** Returns text on one line. */
export const wordLine = (text: string): string => wordText(text).replace(/\s+/g, ' ');
