/** Creates links in a Word document. */
import { linkXml } from './markup.ts';
import { wordLine, type Writing } from './writing.ts';

/** The type of a link's relationship. Source: ECMA-376 part 1, section 17.16.22. */
export const hyperlink = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';

/** Returns a link to a URL, which was checked when the report was built. The URL is added to `writing`. */
export function linkTo(url: string, runs: string, writing: Writing): string {
  writing.links.push(wordLine(url).trim());
  return linkXml(runs, `Link${writing.links.length}`);
}
