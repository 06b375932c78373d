/** The parser's inline tokens to inline content. */
import type { Token } from 'markdown-it';
import type { Inline } from './block.ts';
import { linkOrText } from './link.ts';

/** Where prose comes from: the source line of a line of the prose (both zero-based), and which addresses may be linked. */
export interface ProseContext {
  lineOf(proseLine: number): number | undefined;
  readonly mayLink: (url: string) => boolean;
}

/** Tokens, and how far they are read. */
export interface Cursor {
  readonly tokens: readonly Token[];
  at: number;
}

/** The next token of those that are left. */
export function next(cursor: Cursor): Token | undefined {
  const token = cursor.tokens[cursor.at];
  cursor.at += 1;
  return token;
}

/** The content of a token that holds inline tokens, nothing without one. */
export const inlineOf = (token: Token | undefined, context: ProseContext): Inline[] =>
  readInline({ tokens: token?.children ?? [], at: 0 }, context);

/** Reads inline content up to the end, or up to and including the token of type `end`; deeper marks than `deepest` are left out. */
function readInline(cursor: Cursor, context: ProseContext, end?: string, depth = 0): Inline[] {
  const content: Inline[] = [];
  for (let token = next(cursor); token && token.type !== end; token = next(cursor)) {
    if (token.type === 'softbreak') content.push({ kind: 'text', text: ' ' });
    else if (token.type === 'hardbreak') content.push({ kind: 'break' });
    else if (token.type === 'code_inline') content.push({ kind: 'code', text: token.content });
    else if (token.type === 'strong_open' && depth < deepest) {
      content.push({ kind: 'strong', content: readInline(cursor, context, 'strong_close', depth + 1) });
    } else if (token.type === 'em_open' && depth < deepest) {
      content.push({ kind: 'emphasis', content: readInline(cursor, context, 'em_close', depth + 1) });
    } else if (token.type === 'link_open') {
      const url = String(token.attrGet('href') ?? '');
      const label = readInline(cursor, context, 'link_close', depth + 1);
      // An address as its own label is shown once.
      content.push(
        ...(token.info === 'auto' && !context.mayLink(url) ? link(url, [], context) : link(url, label, context)),
      );
    } else if (token.type === 'image') {
      const label = readInline({ tokens: token.children ?? [], at: 0 }, context);
      content.push(...link(String(token.attrGet('src') ?? ''), label, context));
    } else if (token.content) content.push({ kind: 'text', text: token.content });
  }
  return content;
}

/** Emphasis within emphasis: what nobody means, and no call stack holds. */
const deepest = 20;

/** A link; without text, its address is the text. Images are links to them. Links within its text are text. */
function link(url: string, label: readonly Inline[], { mayLink }: ProseContext): Inline[] {
  return linkOrText(label.length > 0 ? label.flatMap(withoutLink) : [{ kind: 'text', text: url }], url, mayLink);
}

function withoutLink(part: Inline): readonly Inline[] {
  if (part.kind === 'link') return part.content.flatMap(withoutLink);
  return 'content' in part ? [{ ...part, content: part.content.flatMap(withoutLink) }] : [part];
}
