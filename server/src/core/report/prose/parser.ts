/** The parser of prose: which of CommonMark's rules hold, and what replaces others (format.md, "Prose"). */
import createMarkdown, { type MarkdownIt } from 'markdown-it';
import { typographicList } from './bullets.ts';
import { moveDeepBullets } from './deepBullets.ts';
import { starsAroundWords } from './emphasis.ts';
import { endOfHugeTable, wholeRows } from './tables.ts';
import { webAddress } from './webAddress.ts';

/** How deep blocks may stand in each other; the parser drops what is deeper. */
export const deepestBlock = 100;

/** Makes a parser of prose that knows no blocks but paragraphs. */
export function createFlatParser(mayBeLink: (url: string) => boolean): MarkdownIt {
  const markdown = createProseParser(mayBeLink);
  markdown.block.ruler.enableOnly('paragraph');
  return markdown;
}

/** Makes a parser for prose. `mayBeLink` says of an address whether a link to it may be read as one at all. */
export function createProseParser(mayBeLink: (url: string) => boolean): MarkdownIt {
  const markdown = new createMarkdown('commonmark', {
    html: false,
    linkify: false,
    typographer: false,
    maxNesting: deepestBlock,
  });
  markdown.disable(['escape', 'html_inline', 'html_block']).enable('table');
  markdown.validateLink = mayBeLink;
  markdown.inline.ruler.at('emphasis', starsAroundWords);
  markdown.inline.ruler.at('autolink', webAddress);
  markdown.block.ruler.before('table', 'move_deep_bullets', moveDeepBullets);
  markdown.block.ruler.before('list', 'typographic_list', typographicList, {
    alt: ['paragraph', 'reference', 'blockquote'],
  });
  markdown.block.ruler.before('blockquote', 'end_of_huge_table', endOfHugeTable, { alt: ['blockquote'] });
  markdown.core.ruler.after('block', 'whole_rows', wholeRows);
  return markdown;
}
