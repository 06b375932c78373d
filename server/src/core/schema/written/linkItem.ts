/** A Markdown or HTML link in place of a row: `- [Title](https://host/page)`, `- <a href="https://host/page">Title</a>`. */
import { lineBreakOf } from '../../text/text.ts';
import { quoteScalar } from '../../yaml/quote.ts';
import { columnOf, contentEnd } from './layout.ts';
import type { WrittenShape } from './writtenShape.ts';

const markdown = /^!?\[([^\][]{1,300})\]\(<?(https?:\/\/[^\s()<>"'`]{1,1000})>?(?: "[^"]{0,200}")?\)[.,;]?$/i;
const html = /^<a\s([^<>]{1,1500})>([^<>]{1,300})<\/a>[.,;]?$/i;
const target = /(?:^|\s)href=["']?(https?:\/\/[^\s"'<>]{1,1000})/i;

/** Recognises a Markdown or HTML link where a row may have a title and a `url`. Offsets are relative to `text`. */
export const linkItem: WrittenShape = ({ node, shape, pair, keyInfo, inFlow, text }) => {
  const row = shape.mapping ?? shape.list?.item.mapping;
  const title = ['title', 'name'].find((key) => row?.key(key));
  if (node.kind !== 'scalar' || !row?.key('url') || title === undefined || shape.text?.prose) return undefined;
  if (node.style === 'literal' || node.style === 'folded') return undefined;
  const value = node.value.trim();
  const [, text1 = '', url1] = markdown.exec(value) ?? [];
  const [, inside = '', text2 = ''] = html.exec(value) ?? [];
  const url2 = target.exec(inside)?.[1];
  const url = url1 ?? url2;
  if (url === undefined) return undefined;
  const span = [node.span[0], contentEnd(text, node)] as const;
  const name = (url1 === undefined ? text2 : text1).trim();
  const isRow = name !== '' && !/^https?:/i.test(name);
  const pairs = [`${title}: ${quoteScalar(name, 'plain', inFlow)}`, `url: ${url}`];
  const isFlow = inFlow || pair !== undefined;
  const gap = lineBreakOf(text) + ' '.repeat(columnOf(text, node.span[0]));
  const newText = !isRow ? url : isFlow ? `{ ${pairs.join(', ')} }` : pairs.join(gap);
  const what = url2 === undefined ? 'Markdown' : 'HTML';
  return {
    covers: [node],
    span,
    message: `\`${keyInfo?.key ?? 'this list'}\` does not support ${what}. ${isRow ? `Split the link into \`${title}\` and \`url\`` : 'Keep only the URL'}.`,
    title: isRow ? `Split into \`${title}\` and \`url\`` : 'Keep only the URL',
    edits: [{ span, newText }],
  };
};
