/** What the HTML printer needs beside the blocks. */
import type { Report } from './block.ts';
import { attribute, markup, type Html } from './html.ts';
import type { Labels } from '../labels/labels.ts';

export interface Printing {
  readonly labels: Labels;
  /** The language of labels and dates. */
  readonly language: string;
  /** Whether links say where they lead, because a preview has no status bar that does. */
  readonly titles: boolean;
  /** Returns the attribute with a source line; nothing on a published page, whose readers have no source. */
  readonly at: (line: number | undefined) => Html;
}

/** The printing of a published page, or of a preview. */
export function printingOf({ labels, labelLanguage }: Report, mode: 'published' | 'preview'): Printing {
  const at = (line: number | undefined): Html => attribute('data-line', line);
  return { labels, language: labelLanguage, titles: mode === 'preview', at: mode === 'preview' ? at : () => markup`` };
}

/** The same with lines relative to a line, so that a part stays the same when lines are inserted above it. */
export function relativeTo(base: number, printing: Printing): Printing {
  return { ...printing, at: (line) => printing.at(line === undefined ? undefined : line - base) };
}
