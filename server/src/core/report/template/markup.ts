/** Checks the markup that a template produces: elements that show text and images are accepted, but nothing that loads, runs or submits. */
import { TemplateError, type Written } from './write.ts';

const elements: ReadonlySet<string> = new Set(
  'a abbr address article aside b blockquote br caption cite code col colgroup dd del details div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li mark nav ol p pre q s samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr'.split(
    ' ',
  ),
);
const empty: ReadonlySet<string> = new Set(['br', 'col', 'hr', 'img', 'wbr']);
const everywhere: ReadonlySet<string> = new Set(['class', 'id', 'title', 'lang', 'dir', 'role', 'hidden']);
const ownAttributes: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  img: ['src', 'alt', 'width', 'height'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan', 'scope'],
  col: ['span'],
  colgroup: ['span'],
  ol: ['start', 'reversed'],
  li: ['value'],
  time: ['datetime'],
  details: ['open'],
};

/**
 * Returns the output of a template with its markup values inserted between tags. Comments, and markup values in attributes, are removed.
 * Throws `TemplateError` for elements, attributes and images that are not accepted, and for tags that are malformed or do not match. The
 * URL is removed from a link that `mayLink` refuses.
 */
export function acceptMarkup({ text, parts }: Written, mayLink: (url: string) => boolean): string {
  const open: string[] = [];
  let made = '';
  let at = 0;
  while (at < text.length) {
    const next = text.indexOf('<', at);
    const end = next < 0 ? text.length : next;
    made += text
      .slice(at, end)
      .replace(/\uE000(\d+)\uE001/g, (_all, index: string) => parts[Number(index)]?.html ?? '');
    if (next < 0) break;
    if (text.startsWith('<!--', next)) {
      const close = text.indexOf('-->', next + 4);
      at = close < 0 ? text.length : close + 3;
      continue;
    }
    tagPattern.lastIndex = next;
    const tag = tagPattern.exec(text);
    if (!tag) throw new TemplateError(`has a stray "<": ${excerpt(text, next)}`);
    const [whole, slash = '', name = '', list = ''] = tag;
    made += slash
      ? closed(name.toLowerCase(), open)
      : opened(name.toLowerCase(), open, () => attributesOf(name, list, mayLink));
    at = next + whole.length;
  }
  const last = open.at(-1);
  if (last !== undefined) throw new TemplateError(`does not close <${last}>`, `<${last}`);
  return made;
}

const tagPattern = /<(\/?)([a-z][a-z\d]*)(|[\s/](?:[^"'<>]|"[^"<>]*"|'[^'<>]*')*)>/iy;
const attributePattern = /\s+([a-z][a-z\d-]*)(?:=(?:"([^"]*)"|'([^']*)'))?/iy;

const excerpt = (text: string, at: number): string =>
  text
    .slice(at, at + 20)
    .replace(/[\s\uE000\uE001]+/g, ' ')
    .trim();

function opened(name: string, open: string[], attributes: () => string): string {
  if (!elements.has(name)) throw new TemplateError(`uses <${name}>, which is not allowed`, `<${name}`);
  if (!empty.has(name)) open.push(name);
  return `<${name}${attributes()}>`;
}

function closed(name: string, open: string[]): string {
  if (empty.has(name)) return '';
  if (open.at(-1) !== name)
    throw new TemplateError(
      `closes <${name}>, but ${open.length === 0 ? 'no element' : `<${String(open.at(-1))}>`} is open`,
      `</${name}>`,
    );
  open.pop();
  return `</${name}>`;
}

function attributesOf(tag: string, list: string, mayLink: (url: string) => boolean): string {
  let made = '';
  let at = 0;
  const rest = list.replace(/\/$/, '').trimEnd();
  while (at < rest.length) {
    attributePattern.lastIndex = at;
    const found = attributePattern.exec(rest);
    if (!found) throw new TemplateError(`has attributes on <${tag}> that are not in the form name="value"`, `<${tag}`);
    at += found[0].length;
    const [, name = '', double, single] = found;
    made += attributeOf(tag.toLowerCase(), name.toLowerCase(), double ?? single, mayLink);
  }
  return made;
}

function attributeOf(tag: string, name: string, value: string | undefined, mayLink: (url: string) => boolean): string {
  if (!everywhere.has(name) && !/^aria-[a-z]+$/.test(name) && !ownAttributes[tag]?.includes(name))
    throw new TemplateError(
      `uses the attribute ${name} on <${tag}>, which is not allowed${name === 'style' ? '; use the stylesheet instead' : ''}`,
      `${name}=`,
    );
  if (value === undefined) return ` ${name}=""`;
  const text = value.replace(/\uE000\d+\uE001/g, '');
  if (name === 'href' && !/^#[\w-]*$/.test(text) && !mayLink(decoded(text) ?? '')) return '';
  if (name === 'src' && !/^data:image\/(?:png|jpeg|gif|webp|svg\+xml);base64,[\w+/=]*$/.test(text))
    throw new TemplateError(`has an image that is not embedded; use a data URI (\`data:image/…;base64,…\`)`, 'src=');
  return ` ${name}="${text.replaceAll('"', '&quot;')}"`;
}

/** Decodes the most common character references in an attribute value. Returns undefined if the value contains any other. */
function decoded(value: string): string | undefined {
  const text = value.replace(usual, (reference) => references[reference] ?? '');
  return /&(?:#|[a-z][a-z\d]*;)/i.test(value.replace(usual, '')) ? undefined : text;
}

const usual = /&(?:amp|lt|gt|quot|#39|#96);/g;
const references: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#96;': '`',
};
