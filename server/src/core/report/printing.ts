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
  /** Returns the attribute with a source line; nothing on a published page, which has no source. */
  readonly at: (line: number | undefined) => Html;
}

/** Returns the printing context of a published page, or of a preview. */
export function printingOf({ labels, labelLanguage }: Report, mode: 'published' | 'preview'): Printing {
  const at = (line: number | undefined): Html => attribute('data-line', line);
  return { labels, language: labelLanguage, titles: mode === 'preview', at: mode === 'preview' ? at : () => markup`` };
}

/** Returns the same context with line numbers relative to `base`, so that a part stays the same when lines are inserted above it. */
export function relativeTo(base: number, printing: Printing): Printing {
  return { ...printing, at: (line) => printing.at(line === undefined ? undefined : line - base) };
}
