/** Types that the converters of HTML to lines share. */
import type { PageLine } from '../page/lines.ts';
import type { LinkForm } from './inline.ts';
import type { HtmlElement, HtmlNode } from './tree.ts';

/** Collects lines: between two blocks is one blank line. */
export interface Lines {
  readonly add: (line: Omit<PageLine, 'number'>, element: HtmlElement) => void;
  readonly gap: () => void;
}

/** How a block is written. */
export interface Layout {
  /** Before each line. */
  readonly indent: string;
  readonly links: LinkForm;
}

/** Writes nodes: runs of inline content are paragraphs. `holder` is the element around them. */
export type WriteBlocks = (nodes: readonly HtmlNode[], holder: HtmlElement, layout: Layout) => void;
