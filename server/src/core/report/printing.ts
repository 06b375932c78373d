/** The context that the HTML printer needs in addition to the blocks. */
import type { Report } from './block.ts';
import { attribute, markup, type Html } from './html.ts';
import type { Labels } from '../labels/labels.ts';

export interface Printing {
  readonly labels: Labels;
  /** The language of labels and dates. */
  readonly language: string;
  /** Whether links have their targets as titles. This is so in a preview, which has no status bar that shows them. */
  readonly titles: boolean;
  /** The source line to which the line numbers in the markup are relative. */
  readonly base: number;
  /** Returns the attribute for a source line; nothing on a published page, whose readers have no source. */
  readonly at: (line: number | undefined) => Html;
  /**
   * Returns the end of an element's start tag, and its content: `>…`. If parts of a page are sent separately, an attribute names the part,
   * and the content is omitted.
   */
  readonly filled: (content: Html) => Html;
}

/** Creates the context for printing a published page or a preview. */
export function printingOf(
  { labels, labelLanguage }: Pick<Report, 'labels' | 'labelLanguage'>,
  mode: 'published' | 'preview',
  filled: Printing['filled'] = (content) => markup`>${content}`,
): Printing {
  const at: Printing['at'] = mode === 'preview' ? (line) => attribute('data-line', line) : () => markup``;
  return { labels, language: labelLanguage, titles: mode === 'preview', base: 0, at, filled };
}

/** Returns the context with line numbers relative to a line, so that a part does not change when lines are inserted above it. */
export function relativeTo(base: number, printing: Printing): Printing {
  const { at, base: outer } = printing;
  return { ...printing, base, at: (line) => at(line === undefined ? undefined : line - base + outer) };
}

/**
 * Returns the `data-base` attribute: the line to which the line numbers within an element are relative. Its value is relative to the base
 * of the enclosing element. Returns nothing on a published page.
 */
export const baseAt = (printing: Printing, line: number): Html =>
  printing.at(line).html === '' ? markup`` : attribute('data-base', line - printing.base);
