/** The context of the HTML printer besides the blocks. */
import type { Report } from './block.ts';
import { attribute, markup, type Html } from './html.ts';
import type { Labels } from '../labels/labels.ts';

export interface Printing {
  readonly labels: Labels;
  /** The language of labels and dates. */
  readonly language: string;
  /** Whether links have titles with their targets, because a preview has no status bar that shows them. */
  readonly titles: boolean;
  /** The line from which `at` counts. */
  readonly base: number;
  /** Returns the attribute with a source line; nothing on a published page, whose readers have no source. */
  readonly at: (line: number | undefined) => Html;
  /**
   * Returns the end of an element's start tag, and its content: `>…`. Where parts of a page are sent by themselves, an attribute that names the
   * part, and no content.
   */
  readonly filled: (content: Html) => Html;
}

/** The printing of a published page, or of a preview. */
export function printingOf(
  { labels, labelLanguage }: Pick<Report, 'labels' | 'labelLanguage'>,
  mode: 'published' | 'preview',
  filled: Printing['filled'] = (content) => markup`>${content}`,
): Printing {
  const at: Printing['at'] = mode === 'preview' ? (line) => attribute('data-line', line) : () => markup``;
  return { labels, language: labelLanguage, titles: mode === 'preview', base: 0, at, filled };
}

/** The same with lines counted from a line, so that a part stays the same when lines are inserted above it. */
export function relativeTo(base: number, printing: Printing): Printing {
  const { at, base: outer } = printing;
  return { ...printing, base, at: (line) => at(line === undefined ? undefined : line - base + outer) };
}

/** Returns the attribute with the line from which those of an element's content are counted; it is counted as those around the element are. */
export const baseAt = (printing: Printing, line: number): Html =>
  printing.at(line).html === '' ? markup`` : attribute('data-base', line - printing.base);
