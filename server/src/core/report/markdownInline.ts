/** Converts the parser's inline tokens to inline content. */
import type { Token } from 'markdown-it';
import type { Inline } from './block.ts';
import { linkOrText } from './link.ts';
import { pushAll } from '../util/lists.ts';

/** The context of prose: maps a line of the prose to a source line (both zero-based), and decides which addresses may be linked. */
export interface ProseContext {
  lineOf(proseLine: number): number | undefined;
  readonly mayLink: (url: string) => boolean;
}

/** Tokens and the current position. */
export interface Cursor {
  readonly tokens: readonly Token[];
  at: number;
}

/** Returns the next token and advances. */
export function next(cursor: Cursor): Token | undefined {
  const token = cursor.tokens[cursor.at];
  cursor.at += 1;
  return token;
}

/** Returns the inline content of a token; an empty list if there is no token. */
export const inlineOf = (token: Token | undefined, context: ProseContext): Inline[] =>
  readInline({ tokens: token?.children ?? [], at: 0 }, context);

/**
 * Reads inline content up to the end, or up to and including the token of type `end`. Emphasis nested deeper than `maxDepth` is dropped,
 * but not its text.
 */
function readInline(cursor: Cursor, context: ProseContext, end?: string, depth = 0): Inline[] {
  const content: Inline[] = [];
  /** The number of dropped opening tokens whose closing tokens follow. */
  let dropped = 0;
  for (let token = next(cursor); token && (dropped > 0 || token.type !== end); token = next(cursor)) {
    if (token.type === 'softbreak') content.push({ kind: 'text', text: ' ' });
    else if (token.type === 'hardbreak') content.push({ kind: 'break' });
    else if (token.type === 'code_inline') content.push({ kind: 'code', text: token.content });
    else if (token.type === 'strong_open' && depth < maxDepth) {
      content.push({ kind: 'strong', content: readInline(cursor, context, 'strong_close', depth + 1) });
    } else if (token.type === 'em_open' && depth < maxDepth) {
      content.push({ kind: 'emphasis', content: readInline(cursor, context, 'em_close', depth + 1) });
    } else if (token.type === 'link_open') {
      const url = String(token.attrGet('href') ?? '');
      const label = readInline(cursor, context, 'link_close', depth + 1);
      // An autolink that must not be linked shows its URL only once.
      const isShown = token.info !== 'auto' || context.mayLink(url);
      pushAll(content, link(url, isShown ? label : [], context));
    } else if (token.type === 'image') {
      const label = readInline({ tokens: token.children ?? [], at: 0 }, context);
      pushAll(content, link(String(token.attrGet('src') ?? ''), label, context));
    } else if (token.nesting !== 0) dropped += token.nesting;
    else if (token.content) content.push({ kind: 'text', text: token.content });
  }
  return content;
}

/** The maximum nesting of emphasis, which protects the call stack. */
const maxDepth = 20;

/**
 * Returns a link, or text if the URL must not be linked. The link text defaults to the URL. Images become links, and links within the link
 * text become text.
 */
function link(url: string, label: readonly Inline[], { mayLink }: ProseContext): Inline[] {
  return linkOrText(label.length > 0 ? label.flatMap(withoutLink) : [{ kind: 'text', text: url }], url, mayLink);
}

function withoutLink(part: Inline): readonly Inline[] {
  if (part.kind === 'link') return part.content.flatMap(withoutLink);
  return 'content' in part ? [{ ...part, content: part.content.flatMap(withoutLink) }] : [part];
}
