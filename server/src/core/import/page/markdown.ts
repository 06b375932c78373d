/** Converts the lines of a page in Markdown to those of the same page in HTML. Source: CommonMark 0.31, GitHub's tables. */
import { replaceLinks, type ReadLink } from '../links.ts';
import { readRow } from '../textTable.ts';
import { splitList } from './head.ts';
import type { PageLine } from './lines.ts';
import type { PageWords } from './words.ts';

const heading = /^(#{1,6})\s+(\S.*)$/;

/** Returns the title of a Markdown heading; other lines are returned unchanged. */
export const withoutHashes = (text: string): string => heading.exec(text)?.[2] ?? text;

/** Whether a page is Markdown: at least two lines that begin with `#` are section headings. */
export const isMarkdownPage = (lines: readonly PageLine[], words: PageWords): boolean =>
  lines.filter(({ text }) => heading.test(text) && words.find('section.', withoutHashes(text)) !== undefined).length >
  1;

/** Converts lines: headings are marked, rows have cells, code is one line, and labels have no markup. */
export function markdownLines(lines: readonly PageLine[], words: PageWords): readonly PageLine[] {
  const found: PageLine[] = [];
  let code:
    | { readonly line: PageLine; readonly indent: string; readonly fence: string; language: string; own: string[] }
    | undefined;
  let isHead = true;
  let section: string | undefined;
  const close = (): void => {
    if (!code) return;
    const { line, indent, language, own } = code;
    const text = own.map((one) => `${indent}    ${one}`).join('\n');
    found.push({ ...line, text, code: { text: own.join('\n'), ...(language === '' ? {} : { language }) } });
    code = undefined;
  };
  for (const line of lines) {
    const [, indent = '', fence, language = ''] = /^( *)(```+|~~~+) *([\w+#.-]*)$/.exec(line.text) ?? [];
    const [, marks, title = ''] = heading.exec(line.text) ?? [];
    if (code && fence?.startsWith(code.fence) && language === '') close();
    else if (code) code.own.push(line.text.startsWith(code.indent) ? line.text.slice(code.indent.length) : line.text);
    else if (fence !== undefined) code = { line, indent, fence, language, own: [] };
    else if (marks !== undefined) {
      isHead &&= marks.length === 1;
      const [, name = title, release] = /^(.*) \((ATT&CK v[\d.]+)\)$/.exec(title) ?? [];
      section = words.find('section.', name) ?? section;
      found.push({ ...line, text: plain(name), heading: { level: marks.length, id: '' } });
      if (release !== undefined) found.push({ ...line, text: release });
    } else if (line.text.startsWith('|')) {
      const cells = readRow(line.text).map(plain);
      found.push({ ...line, cells: cells.every((cell) => /^:?-+:?$/.test(cell)) ? [] : cells });
    } else {
      const text = plainLine(plain(line.text), words, isHead);
      found.push({ ...line, text: section === 'tags' ? text.replaceAll(', ', '   ') : text });
    }
  }
  close();
  return found;
}

/** Returns the title of a link to ATT&CK, CVE or CWE that our pages add to an ID; other links are returned unchanged. */
const withoutCatalogueLink = ({ title, url }: ReadLink, written: string): string =>
  /^\**(?:[A-Z]{1,2}\d{4}|CVE-|CWE-)/.test(title) &&
  /^https:\/\/(?:attack\.mitre\.org|www\.cve\.org|cwe\.mitre\.org)\//.test(url)
    ? title
    : written;

/**
 * Simplifies the markup of a line: removes backslashes before punctuation, except in code, the links that our pages add to IDs, and other markup
 * of our pages.
 */
function plain(text: string): string {
  const parts = text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/\\([!-/:-@[-`{-~])/g, '$1')));
  const own = parts.join('');
  // A numbered item is a reference, so its links are preserved.
  const unlinked = /^\d+\. /.test(own) ? own : replaceLinks(own, withoutCatalogueLink);
  return unlinked
    .replace(/\[(https?:[^[\]\s]+)\]\(<\1>\)/g, '<$1>')
    .replace(/\]\(<([^<>()\s]+)>\)/g, ']($1)')
    .replace(/^\*\*(TLP:[^*]+)\*\*$/, '$1');
}

/** Removes the markup of labelled lines and, in the head of the page, of the other lines. "None" becomes a list item. */
function plainLine(text: string, words: PageWords, isHead: boolean): string {
  const [, indent = '', label = '', value = ''] = /^( *)- \*\*([^*]+):\*\* (.*)$/.exec(text) ?? [];
  if (words.find('fact.', label) !== undefined) return `${indent}${label}: ${value}`;
  const [, kind = '', answer = '', details = ''] = /^- ([^:*]+): \*\*([^*]+)\*\*( — .*)?$/.exec(text) ?? [];
  if (words.find('rules.', kind) !== undefined) return `- ${kind}: ${answer}${details}`;
  if (text === words.labels['page.none']) return `  • ${text}`;
  if (!isHead) return text;
  const [, name = '', rest = ''] = /^- ([^:]+): (.*)$/.exec(text) ?? [];
  const key = words.find('head.', name);
  if (key !== undefined) return `${name}: ${key === 'actors' ? splitList(rest).join('   ') : rest}`;
  return text.includes(' · ') ? text.replaceAll('**', '').replaceAll(' · ', '   ') : text;
}
