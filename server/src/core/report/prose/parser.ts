/** Creates the parser for prose: selects and replaces CommonMark rules (format.md, "Prose"). */
import createMarkdown, { type MarkdownIt } from 'markdown-it';
import { typographicList } from './bullets.ts';
import { moveDeepBullets } from './deepBullets.ts';
import { starsAroundWords } from './emphasis.ts';
import { endOfHugeTable, wholeRows } from './tables.ts';
import { webAddress } from './webAddress.ts';

/** The maximum nesting depth of blocks; the parser drops deeper ones. */
export const maxBlockDepth = 100;

/** Creates a parser for which every block is a paragraph. */
export function createFlatParser(mayBeLink: (url: string) => boolean): MarkdownIt {
  const markdown = createProseParser(mayBeLink);
  markdown.block.ruler.enableOnly('paragraph');
  return markdown;
}

/** Creates the parser for prose. `mayBeLink` decides whether an address may be parsed as a link. */
export function createProseParser(mayBeLink: (url: string) => boolean): MarkdownIt {
  const markdown = new createMarkdown('commonmark', {
    html: false,
    linkify: false,
    typographer: false,
    maxNesting: maxBlockDepth,
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
