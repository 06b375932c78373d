/** Finds the links in an advisory (values of URL keys, references, and Markdown links in prose), validates and compares them. */
import { isDefanged, isEmail, readAddress, readUrl } from '../../indicators/index.ts';
import { isPlaceholder } from '../../text/placeholder.ts';
import { withoutCode } from '../../text/proseCode.ts';
import { sectionOf, walkShapes } from '../../schema/shapes.ts';
import type { Span } from '../../text/text.ts';
import type { ScalarNode } from '../../yaml/tree.ts';
import type { RuleContext } from '../rule.ts';
import { createSpanWithin } from './spanWithin.ts';
import { pushAll } from '../../util/lists.ts';

export interface LinkText {
  readonly url: string;
  readonly span: Span;
}

/** Returns all values and Markdown links that are meant as links and are neither defanged nor placeholders, in document order. */
export function linkTexts({ root, schema, text }: RuleContext): LinkText[] {
  const found: LinkText[] = [];
  walkShapes(root, schema, (visit) => {
    const { chosen } = visit;
    if (chosen.kind !== 'text') return;
    const { node, shape } = chosen;
    if (shape.prose) pushAll(found, markdownLinks(node, text));
    else if (shape.value === 'url' || (isListed(sectionOf(visit), shape.value) && looksLikeUrl(node.value)))
      found.push({ url: node.value.trim(), span: node.span });
  });
  return found.filter(
    ({ url }) => url !== '' && !isDefanged(url) && !/^h(?:xx|\*\*)ps?:/i.test(url) && !isPlaceholder(url),
  );
}

/** Whether a value in `references` or `source` may be either a link or a title. */
const isListed = (key: string | number | undefined, value: string | undefined): boolean =>
  value === 'reference' || (key === 'source' && value === undefined);

/** Whether a value begins like a URL, with no space after its scheme. Such a value cannot be a title. */
const looksLikeUrl = (text: string): boolean =>
  /^\s*(?:[a-z][a-z0-9+.-]*:\/|(?:https?|mailto|javascript|data|file|ftp|vbscript):\S)/i.test(text);

/**
 * Matches `[text](address)` and `![text](address)`. A bracket after a letter, a digit, an underscore or a closing bracket begins an index
 * or a defanged dot, not a link.
 */
const markdownLink =
  /(?<![\p{L}\p{N}_\])])!?\[(?:[^[\]\n]|\[[^[\]\n]*\])*\]\(\s{0,9}(?:<([^<>\n]*)>|([^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*))(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/gu;

function markdownLinks(node: ScalarNode, text: string): LinkText[] {
  if (!node.value.includes('](')) return [];
  const prose = withoutCode(node.value);
  const spanWithin = createSpanWithin(node, text);
  return [...prose.matchAll(markdownLink)].map((match) => {
    const url = match[1] ?? match[2] ?? '';
    const start = match.index + match[0].lastIndexOf(`(${match[1] === undefined ? '' : '<'}`) + 1;
    const at = match.index + Math.max(match[0].indexOf(url, start - match.index), 0);
    return new LinkInText(url, () => spanWithin(url, at));
  });
}

/**
 * A link in prose. This is a class because creating an object literal with a getter takes ten times as long, and an advisory may contain
 * thousands of links.
 */
class LinkInText implements LinkText {
  readonly url: string;
  readonly #find: () => Span;

  constructor(url: string, find: () => Span) {
    this.url = url;
    this.#find = find;
  }

  /** Computed on access, because it is needed only for invalid links. */
  get span(): Span {
    return this.#find();
  }
}

/** Whether a link is valid: `http` or `https` with a host (RFC 9110, section 4.2), or `mailto` (RFC 6068). */
export function isLink(url: string): boolean {
  if (/[\s\\<>"`{}|^\u0000-\u001f\u007f]/.test(url)) return false;
  if (/^https?:\/\/(?:https?|hxxps?)(?::|\/\/)/i.test(url)) return false;
  const mail = /^mailto:([^?]*)/i.exec(url)?.[1];
  if (mail !== undefined) return mail.split(',').every((address) => isEmail(percentDecoded(address)));
  const parts = readUrl(url);
  if (!parts || (parts.scheme !== 'http' && parts.scheme !== 'https') || /^[.-]|\.\./.test(parts.host)) return false;
  return parts.host.startsWith('[') ? readAddress(parts.host) !== undefined : !parts.host.includes('*');
}

const percentDecoded = (text: string): string => text.replace(/%40/g, '@').replace(/%2B/gi, '+');

/** Returns a key for comparing links. The key ignores the case of the scheme and host, a trailing slash and a default port. */
export function comparedLink(url: string): string {
  const parts = readUrl(url.trim());
  if (!parts?.scheme) return url.trim();
  const { scheme, host, port, rest } = parts;
  const shownPort = port === undefined || port === (scheme === 'https' ? '443' : '80') ? '' : `:${port}`;
  return `${scheme}://${host.toLowerCase()}${shownPort}${rest.replace(/\/$/, '')}`;
}
