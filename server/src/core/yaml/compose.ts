/** One pass of the `yaml` library over a text: lexer, parser, composer; comments are kept on the way. */
import { Composer, Lexer, Parser, type Document, type CST, type YAMLParseError } from 'yaml';
import { outOfBounds } from './bounds.ts';
import type { Comment } from './tree.ts';

/** More nesting than this is refused: the library recurses, and no advisory is written that way. */
export const maxDepth = 200;

export interface Composed {
  readonly documents: readonly Document.Parsed[];
  readonly tokens: readonly CST.Token[];
  readonly comments: readonly Comment[];
  /** Errors of all documents by position. */
  readonly errors: readonly YAMLParseError[];
}

/** Thrown for a text that the library can't be let loose on; the message says why. */
export class Refused extends Error {}

/**
 * Parses a text. Scalars stay text (failsafe schema), duplicate keys are kept.
 * Throws {@link Refused} for a text beyond the bounds.
 */
export function compose(text: string): Composed {
  const why = outOfBounds(text);
  if (why !== undefined) throw new Refused(why);
  try {
    return composeBounded(text);
  } catch (error) {
    if (error instanceof RangeError) throw new Refused('it is nested too deeply');
    throw error;
  }
}

function composeBounded(text: string): Composed {
  const tokens: CST.Token[] = [];
  const comments: Comment[] = [];
  const parser = new Parser();
  let offset = 0;
  let content = false;
  let depth = 0;
  let ownLine = true;
  for (const lexeme of new Lexer().lex(text)) {
    if (content) {
      content = false;
      ownLine = false;
    } else if (lexeme === '\u001f' || lexeme === '\u0018' || lexeme === '\u0002') {
      // The lexer's own marks (scalar, flow error, document start): they have no length in the text.
      content = lexeme === '\u001f';
      tokens.push(...parser.next(lexeme));
      continue;
    } else if (lexeme.startsWith('#')) {
      comments.push({ span: [offset, offset + lexeme.length], text: lexeme.slice(1).trim(), ownLine });
    } else if (lexeme === '[' || lexeme === '{') depth++;
    else if (lexeme === ']' || lexeme === '}') depth--;
    if (/^(?:\r?\n|\r)/.test(lexeme)) ownLine = true;
    else if (lexeme.trim() !== '' && !lexeme.startsWith('#')) ownLine = false;
    if (depth > maxDepth) throw new Refused(`its brackets are nested more than ${maxDepth} deep`);
    offset += lexeme.length;
    tokens.push(...parser.next(lexeme));
  }
  tokens.push(...parser.end());
  // Each level of a block takes a column at least: only lines that begin far to the right can be nested deeply.
  if (/^[ \t?:-]{200}/m.test(text) && depthOf(tokens) > maxDepth)
    throw new Refused(`its lists and mappings are nested more than ${maxDepth} deep`);
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, prettyErrors: false, strict: true });
  const documents = [...composer.compose(tokens, true, text.length)] as Document.Parsed[];
  const errors = documents.flatMap((document) => document.errors).sort((a, b) => a.pos[0] - b.pos[0]);
  return { documents, tokens, comments, errors };
}

/** The nesting of a CST, measured without recursion. */
function depthOf(tokens: readonly CST.Token[]): number {
  let deepest = 0;
  const stack: { token: CST.Token; depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let at = stack.pop(); at; at = stack.pop()) {
    const { token, depth } = at;
    deepest = Math.max(deepest, depth);
    if (token.type === 'document' && token.value) stack.push({ token: token.value, depth });
    if (!('items' in token)) continue;
    for (const item of token.items) {
      if (item.key) stack.push({ token: item.key, depth: depth + 1 });
      if ('value' in item && item.value) stack.push({ token: item.value, depth: depth + 1 });
    }
  }
  return deepest;
}
