/** Converts an HTML page to lines in the layout of a page that this program writes as text. */
import { withoutTrailing } from '../../util/ends.ts';
import { proseOf, type PageLine } from '../page/lines.ts';
import { comma, inlineText, isUnread } from './inline.ts';
import type { Layout, Lines } from './layout.ts';
import { mappingNodes } from './mapping.ts';
import { tableLines } from './table.ts';
import { findElement, hasClass, isBlock, rawText, type HtmlElement, type HtmlNode } from './tree.ts';

/** Returns the lines of a page. If this program published the page, returns only the lines of the report. */
export function htmlLines(root: HtmlElement): readonly PageLine[] {
  const report = findElement(root, (element) => hasClass(element, 'ta-report')) ?? root;
  return linesOf(report, { indent: '', links: 'marked' });
}

/** Returns the lines of an element's content. */
function linesOf(element: HtmlElement, layout: Layout): readonly PageLine[] {
  const lines: PageLine[] = [];
  const collected: Lines = {
    add: (line, { line: number }) => void lines.push({ ...line, text: line.text.trimEnd(), number }),
    gap() {
      const last = lines.at(-1);
      if (last && last.text !== '') lines.push({ text: '', number: last.number });
    },
  };
  writeBlocks(element.children, element, layout, collected);
  return lines;
}

/** Converts nodes to lines; runs of inline content become paragraphs. `holder` is the parent element. */
function writeBlocks(nodes: readonly HtmlNode[], holder: HtmlElement, layout: Layout, lines: Lines): void {
  let run: HtmlNode[] = [];
  let first = holder;
  const flush = (): void => {
    writeText(inlineText(run, layout.links), first, layout, lines);
    run = [];
  };
  for (const node of nodes) {
    if (typeof node !== 'string' && isUnread(node)) continue;
    if (typeof node === 'string' || !isBlock(node)) {
      if (run.length === 0) first = typeof node === 'string' ? holder : node;
      run.push(node);
    } else {
      flush();
      writeBlock(node, layout, lines);
    }
  }
  flush();
}

function writeText(text: string, element: HtmlElement, { indent }: Layout, lines: Lines): void {
  if (text === '') return;
  lines.gap();
  for (const line of text.split('\n'))
    if (line === '') lines.gap();
    else lines.add({ text: indent + line }, element);
  lines.gap();
}

function writeBlock(element: HtmlElement, layout: Layout, lines: Lines): void {
  const { name, children } = element;
  const inside = (own: Layout = layout): void => writeBlocks(children, element, own, lines);
  lines.gap();
  if (/^h[1-6]$/.test(name)) writeHeading(element, layout, lines);
  else if (name === 'ul' || name === 'ol') writeList(element, layout, lines);
  else if (name === 'dl') writeFacts(element, layout, lines);
  else if (name === 'table')
    tableLines(element, layout, lines, (nodes, holder, own) => writeBlocks(nodes, holder, own, lines));
  else if (name === 'pre') writeCode(element, layout, lines);
  else if (name === 'hr') lines.add({ text: `${layout.indent}* * *` }, element);
  else if (name === 'blockquote') {
    for (const line of proseOf(linesOf(element, { ...layout, indent: '' })).split('\n'))
      lines.add({ text: `${layout.indent}> ${line}` }, element);
  } else if (hasClass(element, 'ta-none')) lines.add({ text: `  • ${inlineText(children, layout.links)}` }, element);
  else if (name === 'section' && children.some((child) => typeof child !== 'string' && hasClass(child, 'ta-matrix')))
    writeBlocks(mappingNodes(element), element, layout, lines);
  else if (!(name === 'summary' && children.some((child) => typeof child !== 'string' && isBlock(child)))) inside();
  lines.gap();
}

/** Writes a heading and, on the next line, the content of its `small` elements. */
function writeHeading(element: HtmlElement, { indent, links }: Layout, lines: Lines): void {
  const isAside = (node: HtmlNode): boolean => typeof node !== 'string' && node.name === 'small';
  const text = inlineText(
    element.children.filter((node) => !isAside(node)),
    links,
  ).replaceAll('\n', ' ');
  const aside = inlineText(element.children.filter(isAside), links);
  const heading = { level: Number(element.name.slice(1)), id: element.attributes['id'] ?? '' };
  if (text !== '') lines.add({ text: indent + text, heading }, element);
  if (aside !== '') lines.add({ text: indent + aside }, element);
}

/** Writes items with a bullet or a number; further blocks of an item follow below it. */
function writeList(list: HtmlElement, layout: Layout, lines: Lines): void {
  let number = Number(list.attributes['start'] ?? 1) || 1;
  for (const item of list.children) {
    if (typeof item === 'string' || isUnread(item)) continue;
    const mark = list.name === 'ol' ? `  ${number++}. ` : '  • ';
    // The content of an item is aligned with its text. A nested list is indented two columns less, because its bullets begin with two spaces.
    const inner = layout.indent + ' '.repeat(mark.length);
    const start = item.children.findIndex((node) => typeof node !== 'string' && isBlock(node) && !isUnread(node));
    const own = start < 0 ? item.children : item.children.slice(0, start);
    const below = start < 0 ? [] : item.children.slice(start);
    const [first = '', ...more] = inlineText(own, layout.links).split('\n');
    const rest = first === '' ? withoutParagraph(below) : { text: first, nodes: below };
    lines.add({ text: `${layout.indent}${mark}${rest.text}` }, item);
    for (const line of more) if (line !== '') lines.add({ text: inner + line }, item);
    for (const node of rest.nodes) {
      if (typeof node !== 'string' && /^[uo]l$/.test(node.name))
        writeList(node, { ...layout, indent: inner.slice(2) }, lines);
      else writeBlocks([node], item, { ...layout, indent: inner }, lines);
    }
  }
}

/** Splits off the paragraph at the start of an item, so that its text can follow the bullet. */
function withoutParagraph(nodes: readonly HtmlNode[]): { text: string; nodes: readonly HtmlNode[] } {
  const [first, ...rest] = nodes;
  if (first === undefined || typeof first === 'string' || !/^(?:p|div)$/.test(first.name) || first.holdsBlock)
    return { text: '', nodes };
  return { text: inlineText(first.children, 'marked').replaceAll('\n', ' '), nodes: rest };
}

/** Writes a definition list as lines `Label: value`. */
function writeFacts(list: HtmlElement, layout: Layout, lines: Lines): void {
  let label = '';
  const terms = list.children.flatMap((child) =>
    typeof child === 'string' ? [] : child.name === 'div' ? child.children : [child],
  );
  for (const term of terms) {
    if (typeof term === 'string' || isUnread(term)) continue;
    if (term.name === 'dt') label = withoutTrailing(inlineText(term.children, 'appended'), /[:\s]/);
    else if (term.name === 'dd') {
      const actors = findElement(term, (element) => hasClass(element, 'ta-actors'));
      const form = hasClass(list, 'ta-ratings') || hasClass(list, 'ta-details') ? 'marked' : 'listed';
      const listed = inlineText(term.children, form).replaceAll('\n', ' ');
      const text = `${layout.indent}${label}: ${listed.replaceAll(comma, ',')}`;
      if (actors) lines.add({ text, actors: actorsIn(actors) }, term);
      else lines.add({ text, cells: listed.split(/,\s+/).map((item) => item.replaceAll(comma, ',')) }, term);
    }
  }
}

/** Returns actors with their details; a plain chip contains a description of an actor, not a name. */
function actorsIn(list: HtmlElement): NonNullable<PageLine['actors']> {
  return list.children.flatMap((item) => {
    const chip = typeof item === 'string' ? undefined : findElement(item, (one) => hasClass(one, 'ta-chip'));
    if (typeof item === 'string' || !chip) return [];
    const detail = findElement(item, (one) => hasClass(one, 'ta-chip-detail'));
    const details = detail ? inlineText(detail.children, 'appended').split(/;\s+/) : [];
    const name = inlineText(chip.children, 'appended');
    return [{ name, details: hasClass(chip, 'ta-chip-plain') ? ['description', ...details] : details }];
  });
}

/** Writes code as a single line that contains line breaks, so that blank lines in it do not end a paragraph or list. */
function writeCode(element: HtmlElement, { indent }: Layout, lines: Lines): void {
  const code = rawText(element)
    .replace(/^\r?\n/, '')
    .replace(/\r\n?/g, '\n');
  if (code.trim() === '') return;
  const inner = findElement(element, ({ name }) => name === 'code');
  const language = /(?:^|\s)language-([\w+#.-]+)/.exec(inner?.attributes['class'] ?? '')?.[1];
  const own = withoutTrailingBreak(code);
  const text = own
    .split('\n')
    .map((line) => `${indent}    ${line}`)
    .join('\n');
  lines.add({ text, code: { text: own, ...(language === undefined ? {} : { language }) } }, element);
}

const withoutTrailingBreak = (text: string): string => (text.endsWith('\n') ? text.slice(0, -1) : text);
