/** Keeps versions, CVE IDs and other short words with digits and hyphens on one line. By default, browsers break a line after a hyphen. */
import { markup, type Html } from './html.ts';

/** The maximum length of a word that is not divided, in characters; it must fit on a line of a narrow page. */
const maxLength = 24;

const word = /(?<=^|[\s(,;:"'“„«<>≤≥=~[])[\p{L}\d][\p{L}\d.+]*(?:-[\p{L}\d.+]*[\p{L}\d])+(?=$|[\s),;:.!?"'”»\]])/gu;

/** Returns text as markup, in which words that must not be divided have the class `ta-word`. A part of a URL or path is not a word. */
export function textHtml(text: string): Html {
  if (!text.includes('-')) return markup`${text}`;
  const parts: Html[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(word)) {
    if (found.length > maxLength || !/\d|^GHSA-/.test(found)) continue;
    parts.push(markup`${text.slice(end, index)}<span class="ta-word">${found}</span>`);
    end = index + found.length;
  }
  return markup`${parts}${text.slice(end)}`;
}
