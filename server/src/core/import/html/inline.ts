/** Converts inline HTML to text with Markdown markup. */
import { hasClass, type HtmlElement, type HtmlNode } from './tree.ts';

/**
 * The notation of links: `marked` as in Markdown; `appended` with the URL in parentheses after the text; `listed` the same for
 * comma-separated lists, with {@link comma} in place of commas within an item.
 */
export type LinkForm = 'marked' | 'appended' | 'listed';

/** Elements that are ignored, such as scripts, controls, navigation and graphics. */
const unread: ReadonlySet<string> = new Set(
  'script style template noscript head title nav button select input textarea iframe object embed svg math canvas audio video map link meta base caption colgroup datalist dialog'.split(
    ' ',
  ),
);

/** Classes of the parts of a published page that repeat other parts, or that come from the catalogue or the organisation's settings. */
const additions = ['ta-hidden', 'ta-count', 'ta-actor-facts', 'ta-contents', 'ta-frame'];

/** Whether an element is excluded from the text. */
export function isUnread(element: HtmlElement): boolean {
  const { name, attributes } = element;
  if (unread.has(name) || Object.hasOwn(attributes, 'hidden') || attributes['aria-hidden'] === 'true') return true;
  return additions.some((one) => hasClass(element, one));
}

/** Stands for a comma within a list item. */
export const comma = '\u0001';

/** Stands for the gap between two chips until whitespace is collapsed. */
const gap = '\t';

/** Converts nodes to text. `br` becomes a line break and other whitespace is collapsed. Chips are three spaces apart. */
export function inlineText(nodes: readonly HtmlNode[], links: LinkForm): string {
  return nodes
    .map((node) => partText(node, links))
    .join('')
    .split('\n')
    .map((line) => line.replace(/ {2,}/g, ' ').trim().replaceAll(gap, '   '))
    .join('\n')
    .trim();
}

function partText(node: HtmlNode, links: LinkForm): string {
  if (typeof node === 'string') return node.replace(/[^\S\u00a0]+|\u00a0+/g, ' ');
  if (isUnread(node)) return '';
  const inner = (): string => node.children.map((child) => partText(child, links)).join('');
  switch (node.name) {
    case 'br':
      return '\n';
    case 'strong':
    case 'b':
      return around(inner(), '**');
    case 'em':
    case 'i':
      return around(inner(), '*');
    case 'code':
    case 'kbd':
    case 'samp':
    case 'tt':
      return codeText(inner());
    case 'time':
      return node.attributes['datetime']?.trim() || inner();
    case 'a':
      return linkText(node, inner(), links);
    default:
      if (hasClass(node, 'ta-chips')) return chipsText(node, links);
      if (hasClass(node, 'ta-chip-detail')) return ` (${inner().trim()})`;
      return hasClass(node, 'ta-answer-detail') ? ` — ${inner().trim()}` : inner();
  }
}

/**
 * Puts `mark` around text but inside its surrounding whitespace, because markup has no effect next to whitespace. Text with several lines is
 * returned unchanged.
 */
function around(text: string, mark: string): string {
  const content = text.trim();
  if (content === '' || content.includes('\n')) return text;
  const at = text.indexOf(content);
  return `${text.slice(0, at)}${mark}${content}${mark}${text.slice(at + content.length)}`;
}

function codeText(text: string): string {
  const content = text.trim();
  if (content === '' || content.includes('\n')) return text;
  return content.includes('`') ? `\`\` ${content} \`\`` : `\`${content}\``;
}

function linkText(link: HtmlElement, label: string, links: LinkForm): string {
  const url = (link.attributes['href'] ?? '').trim();
  const content = label.trim();
  const isShown = /^(?:https?:\/\/|mailto:)[^\s<>]+$/i.test(url) && !hasClass(link, 'ta-quiet');
  if (!isShown || content === '' || content.includes('\n')) return label;
  if (content === url) return links === 'marked' ? `<${url}>` : label;
  if (links === 'listed') return `${content.replaceAll(',', comma)} (${url.replaceAll(',', comma)})`;
  return links === 'marked' && !/[[\]]/.test(content)
    ? `[${content}](${isBalanced(url) ? url : `<${url}>`})`
    : `${content} (${url})`;
}

/** Whether all parentheses in a URL are in pairs, so that Markdown reads them as part of the URL. */
const isBalanced = (url: string): boolean =>
  url.split('(').length === url.split(')').length && /^[^)]*(?:\(|$)/.test(url);

const chipsText = ({ children }: HtmlElement, links: LinkForm): string =>
  children.flatMap((chip) => (typeof chip === 'string' ? [] : [partText(chip, links).trim()])).join(gap);
