/** Converts HTML from the clipboard to text that keeps its lists and tables. The clipboard's plain text often lacks them. */
import { maxTextLength } from '../json.ts';
import type { ClipboardText } from './clipboardText.ts';
import { tableText } from './clipboardTable.ts';
import { isUnread } from './inline.ts';
import { findElement, isBlock, rawText, readHtml, type HtmlElement, type HtmlNode } from './tree.ts';

/**
 * Returns the text of an HTML fragment: list items with bullets or numbers, tables as Markdown tables, paragraphs between blank lines.
 * `links` puts URLs in parentheses after the text of links.
 *
 * @returns undefined if the fragment has no list and no table (or, with `links`, no link), shows code in a table, or is too long
 */
export function clipboardText(html: string, links: boolean): string | undefined {
  if (html.length > maxTextLength) return undefined;
  const root = readHtml(html);
  // Pages that show code may put line numbers in a table. The code would lose its indentation in table cells.
  if (!root || findElement(root, isCodeTable)) return undefined;
  const made: ClipboardText = { lines: [], links, isStructured: false };
  writeNodes(root.children, '', made);
  const text = made.lines.join('\n').trim();
  return made.isStructured && text !== '' ? `${text}\n` : undefined;
}

/** Adds the lines of nodes. Each run of inline content begins a new line. */
function writeNodes(nodes: readonly HtmlNode[], indent: string, made: ClipboardText): void {
  let run: HtmlNode[] = [];
  const flush = (): void => {
    const text = inlineText(run, made);
    if (text !== '') for (const line of text.split('\n')) made.lines.push(indent + line);
    run = [];
  };
  for (const node of nodes) {
    if (typeof node !== 'string' && isUnread(node)) continue;
    if (typeof node === 'string' || !isBlock(node)) run.push(node);
    else {
      flush();
      writeBlock(node, indent, made);
    }
  }
  flush();
}

function writeBlock(element: HtmlElement, indent: string, made: ClipboardText): void {
  const { name, children } = element;
  const bullet = wordBullet(element);
  if (bullet !== undefined) {
    made.isStructured = true;
    made.lines.push(bullet + oneLine(children, made));
  } else if (name === 'ul' || name === 'ol') {
    if (indent === '') gap(made);
    writeList(element, indent, made);
    if (indent === '') gap(made);
  } else if (name === 'table') {
    gap(made);
    tableText(element, made, { writeNodes, oneLine });
    gap(made);
  } else if (name === 'pre') {
    // Added one at a time, because the number of arguments in a call is limited.
    for (const line of rawText(element).split(/\r\n?|\n/)) made.lines.push(line);
  } else if (/^(?:p|h[1-6]|blockquote)$/.test(name)) {
    gap(made);
    writeNodes(children, indent, made);
    gap(made);
  } else writeNodes(children, indent, made);
}

/** Adds a blank line unless the last line is blank. */
function gap({ lines }: ClipboardText): void {
  if (lines.length > 0 && lines.at(-1) !== '') lines.push('');
}

/** Adds the items of a list, each on one line. A nested list is indented below its item. */
function writeList(list: HtmlElement, indent: string, made: ClipboardText): void {
  let number = Number(list.attributes['start'] ?? 1) || 1;
  for (const item of list.children) {
    if (typeof item === 'string' || isUnread(item)) continue;
    // Some pages put a list directly into a list.
    const parts = isList(item) ? [item] : item.children;
    const text = oneLine(
      parts.filter((node) => typeof node === 'string' || !isList(node)),
      made,
    );
    if (text !== '') made.lines.push(`${indent}${list.name === 'ol' ? `${String(number++)}.` : '•'} ${text}`);
    for (const node of parts) if (typeof node !== 'string' && isList(node)) writeList(node, `${indent}  `, made);
    made.isStructured = true;
  }
}

const isList = ({ name }: HtmlElement): boolean => name === 'ul' || name === 'ol';

/**
 * Returns the bullet or number of a paragraph from Word, with its indentation; undefined for any other element. Word marks list items with
 * the style `mso-list: l0 level1 lfo1`, and their bullets with `mso-list: Ignore`.
 */
function wordBullet({ attributes, children }: HtmlElement): string | undefined {
  const [, level] = /mso-list:\s*l\d+\s+level([1-9])/i.exec(attributes['style'] ?? '') ?? [];
  if (level === undefined) return undefined;
  const mark = children.map((child) => (typeof child === 'string' ? '' : bulletIn(child))).join('');
  const own = /^\(?[0-9a-z]{1,3}[.)]$/i.test(mark) ? mark : '•';
  return `${'  '.repeat(Number(level) - 1)}${own} `;
}

const isWordBullet = ({ attributes }: HtmlElement): boolean => /mso-list:\s*ignore/i.test(attributes['style'] ?? '');

function bulletIn(element: HtmlElement): string {
  const found = isWordBullet(element) ? element : findElement(element, isWordBullet);
  return found ? rawText(found).replace(/\s+/g, '') : '';
}

/** Returns nodes as text on one line. */
function oneLine(nodes: readonly HtmlNode[], made: ClipboardText): string {
  const inner: ClipboardText = { lines: [], links: made.links, isStructured: false };
  writeNodes(nodes, '', inner);
  if (inner.isStructured) made.isStructured = true;
  return inner.lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}

/** Returns inline content as text; `br` becomes a line break, and other whitespace is collapsed. */
function inlineText(nodes: readonly HtmlNode[], made: ClipboardText): string {
  return nodes
    .map((node) => partText(node, made))
    .join('')
    .split('\n')
    .map((line) => line.replace(/ {2,}/g, ' ').trim())
    .join('\n')
    .trim();
}

function partText(node: HtmlNode, made: ClipboardText): string {
  // Pages insert invisible characters into long values to allow line breaks.
  if (typeof node === 'string') return node.replace(/[\u00AD\u200B\u2060\uFEFF]/g, '').replace(/\s+/g, ' ');
  if (isUnread(node) || isWordBullet(node)) return '';
  if (node.name === 'br') return '\n';
  const text = node.children.map((child) => partText(child, made)).join('');
  const url = (node.attributes['href'] ?? '').trim();
  if (!made.links || node.name !== 'a' || !/^https?:\/\/[^\s<>]+$/i.test(url)) return text;
  made.isStructured = true;
  const label = text.trim();
  return label === '' || label === url ? url : `${label} (${url})`;
}

/** Whether an element is a table that shows code: it contains preformatted text or line numbers. */
function isCodeTable(element: HtmlElement): boolean {
  if (element.name !== 'table') return false;
  return (
    findElement(element, ({ name, attributes }) => name === 'pre' || Object.hasOwn(attributes, 'data-line-number')) !==
    undefined
  );
}
