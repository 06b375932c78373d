/** Converts pasted links to rows of `references`. */
import { safeUrl } from '../indicators/index.ts';
import { withoutTrailing } from '../util/ends.ts';
import { linesOf, withoutBullet } from '../import/texts/lines.ts';
import { itemRow } from './textItems.ts';
import { joinLines, type Reading, type Row } from './row.ts';

const markdown = /^\[([^\][]{1,300})\]\((https?:\/\/[^\s()]+)\)$/i;
/** The maximum length of a line that is searched for a title and a link, in characters. */
const maxLength = 2000;

/**
 * Reads lines with links. A line with a link and other words becomes a row with `title` and `url`, and any other line a string. Returns
 * undefined if no line contains a link.
 */
export function readReferences(text: string): Reading | undefined {
  const lines = linesOf(text).filter((line) => line.trim() !== '');
  const rows = lines.map((line): Row => {
    const own = withoutBullet(line).text.replace(/^\[\d{1,3}\]\s*/, '');
    const { title, url } = own.length > maxLength ? {} : (linked(own) ?? {});
    if (title === undefined || url === undefined || safeUrl(url) === undefined) return itemRow(own);
    return {
      pairs: [
        ['title', title],
        ['url', url],
      ],
    };
  });
  return rows.some(({ pairs, text: own = '' }) => pairs.length > 0 || /^https?:/i.test(own))
    ? joinLines([{ rows }])
    : undefined;
}

/** Returns the title and the URL of a Markdown link, or of a line that ends with a URL; undefined for any other line. */
function linked(line: string): { readonly title: string; readonly url: string } | undefined {
  const [, inBrackets, address] = markdown.exec(line) ?? [];
  if (inBrackets !== undefined && address !== undefined) return { title: inBrackets.trim(), url: address };
  const at = line.search(/https?:\/\//i);
  const title = withoutTrailing(line.slice(0, Math.max(0, at)), /[\s\-–—:|,<(]/).replace(/(?<=[\p{Ll}\d]{4})\.$/u, '');
  const url = line.slice(at).replace(/[>)]$/, '');
  return at > 0 && title !== '' && /^[^\s<>]+$/.test(url) ? { title, url } : undefined;
}
