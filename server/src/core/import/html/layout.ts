/** Types shared by the converters from HTML to lines. */
import type { PageLine } from '../page/lines.ts';
import type { LinkForm } from './inline.ts';
import type { HtmlElement, HtmlNode } from './tree.ts';

/** Collects lines; `gap` adds a blank line unless the last line is blank. */
export interface Lines {
  readonly add: (line: Omit<PageLine, 'number'>, element: HtmlElement) => void;
  readonly gap: () => void;
}

/** How a block is converted: its indentation and the notation of its links. */
export interface Layout {
  /** The text before each line. */
  readonly indent: string;
  readonly links: LinkForm;
}

/** Converts nodes to lines; runs of inline content become paragraphs. `holder` is the parent element. */
export type WriteBlocks = (nodes: readonly HtmlNode[], holder: HtmlElement, layout: Layout) => void;
