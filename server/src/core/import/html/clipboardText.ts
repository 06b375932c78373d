/** Types shared by the converters from clipboard HTML to text. */
import type { HtmlNode } from './tree.ts';

/** The text under construction. */
export interface ClipboardText {
  readonly lines: string[];
  /** Whether links are followed by their URLs. */
  readonly links: boolean;
  /** Whether a list, a table or, with `links`, a link was found. */
  isStructured: boolean;
}

/** The functions that convert the content of table cells. */
export interface CellWriters {
  readonly writeNodes: (nodes: readonly HtmlNode[], indent: string, made: ClipboardText) => void;
  readonly oneLine: (nodes: readonly HtmlNode[], made: ClipboardText) => string;
}
