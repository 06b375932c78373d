/** State that the parts of a Word document share while it is built. */
import { visibleText } from '../visible.ts';

/** Widths are in twips, a twentieth of a point. */
export interface Writing {
  /** The width of the text on the page. */
  readonly width: number;
  /** The first numbers of the ordered lists so far; a list's reference is its index. */
  readonly starts: number[];
  /** The number of links so far, from which their relationships are named, because the library names them randomly. */
  links: number;
}

/** Returns text without the characters that XML 1.0 (section 2.2) does not allow; deceptive characters become visible. */
export const wordText = (text: string): string => visibleText(text).replace(/[\uFFFE\uFFFF]/g, '\uFFFD');

/** Returns text on one line. */
export const wordLine = (text: string): string => wordText(text).replace(/\s+/g, ' ');
