/** Runs the `yaml` library's lexer, parser and composer in a single pass, and collects comments along the way. */
import { Composer, Lexer, Parser, YAMLParseError, type Document, type CST } from 'yaml';
import { outOfBounds } from './bounds.ts';
import type { Comment } from './tree.ts';
import { pushAll } from '../util/lists.ts';

/** The maximum nesting depth. The library is recursive, and no advisory is nested this deeply. */
export const maxDepth = 200;

export interface Composed {
  readonly documents: readonly Document.Parsed[];
  readonly tokens: readonly CST.Token[];
  readonly comments: readonly Comment[];
  /** Errors from all documents, sorted by position. */
  readonly errors: readonly YAMLParseError[];
}

/** Thrown if a document exceeds a limit and is therefore not parsed; the message states the reason. */
export class Refused extends Error {}

/**
 * Parses `text`. Scalars remain strings (failsafe schema), and mappings may contain duplicate keys. Throws {@link Refused} if the limits
 * are exceeded.
 */
export function compose(text: string): Composed {
  const why = outOfBounds(text);
  if (why !== undefined) throw new Refused(why);
  try {
    return withoutStacks(() => composeBounded(text));
  } catch (error) {
    if (error instanceof RangeError) throw new Refused('it is nested too deeply');
    throw error;
  }
}

/**
 * Control characters that the lexer emits as markers: before a scalar, for an error in a flow collection, and at the start of a document.
 */
const [scalarMark, flowErrorMark, documentMark] = [0x1f, 0x18, 0x02];
const [tab, lineFeed, carriageReturn, space, hash] = [9, 10, 13, 32, 35];
/**
 * Runs a function with stack traces turned off, because creating them would take most of the time for a document with thousands of errors.
 * `Error.stackTraceLimit` exists in V8 and JavaScriptCore; elsewhere this has no effect.
 */
function withoutStacks<T>(run: () => T): T {
  const errors = Error as { stackTraceLimit?: number };
  const usual = errors.stackTraceLimit;
  if (usual === undefined) return run();
  errors.stackTraceLimit = 0;
  try {
    return run();
  } finally {
    errors.stackTraceLimit = usual;
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
  let last = '';
  const push = (lexeme: string): void => {
    for (const token of parser.next(lexeme)) tokens.push(token);
  };
  for (const lexeme of new Lexer().lex(text)) {
    const first = lexeme.charCodeAt(0);
    if (content) {
      content = false;
      // A block scalar usually includes its last line break, so that the next token starts a new line.
      ownLine = lexeme.endsWith('\n');
    } else if (lexeme.length === 1 && (first === scalarMark || first === flowErrorMark || first === documentMark)) {
      // The lexer's markers are not part of the text.
      content = first === scalarMark;
      push(lexeme);
      continue;
    } else if (first === hash) {
      comments.push({ span: [offset, offset + lexeme.length], text: lexeme.slice(1).trim(), ownLine });
    } else if (first === lineFeed || first === carriageReturn) ownLine = true;
    else {
      last = lexeme;
      if (lexeme === '[' || lexeme === '{') depth++;
      else if (lexeme === ']' || lexeme === '}') depth--;
      if (ownLine && first !== space && first !== tab && lexeme.trim() !== '') ownLine = false;
      if (depth > maxDepth) throw new Refused(`its brackets are nested more than ${maxDepth} levels deep`);
    }
    offset += lexeme.length;
    push(lexeme);
  }
  pushAll(tokens, parser.end());
  // Each nesting level takes at least one column, so only a line with deep indentation can be nested too deeply.
  if (/^[ \t?:-]{200}/m.test(text) && depthOf(tokens) > maxDepth)
    throw new Refused(`its lists and mappings are nested more than ${maxDepth} levels deep`);
  const composer = new Composer({
    schema: 'failsafe',
    // A tagged scalar also remains a string: `!!timestamp 2026-03-31` does not become a date.
    resolveKnownTags: false,
    uniqueKeys: false,
    prettyErrors: false,
    strict: true,
  });
  const documents = [...composer.compose(tokens, true, text.length)] as Document.Parsed[];
  const errors = [...documents.flatMap((document) => document.errors), ...openAtEnd(last, text.length)]
    .filter((error) => !isOfFlowKey(error, text))
    .sort((a, b) => a.pos[0] - b.pos[0]);
  return { documents, tokens, comments, errors };
}

/**
 * Whether an error is one that the library wrongly reports for the second and later flow collections used as block mapping keys
 * (`{a: b}: 1`). Such keys are valid YAML (1.2.2, 7.4), and the library parses them correctly.
 */
const isOfFlowKey = ({ code, pos }: YAMLParseError, text: string): boolean =>
  code === 'IMPOSSIBLE' && /[[{]/.test(text[pos[0]] ?? '');

/**
 * Returns the error for a text that ends in an open quoted scalar whose last character is an escaped quote; empty for any other text. The
 * library takes that quote for the closing one. `last` is the last lexeme that is not a scalar without quotes, a comment or a line break.
 */
function openAtEnd(last: string, end: number): readonly YAMLParseError[] {
  const isOpen = /^"/.test(last)
    ? /(?<!\\)(?:\\\\)*\\"$/.test(last)
    : /^'/.test(last) && last.length > 1 && (/(?<!')'*$/.exec(last.slice(1))?.[0].length ?? 0) % 2 === 0;
  return isOpen ? [new YAMLParseError([end, end + 1], 'MISSING_CHAR', 'Missing closing quote')] : [];
}

/** Returns the nesting depth of CST tokens, without recursion. */
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
      if (item.value) stack.push({ token: item.value, depth: depth + 1 });
    }
  }
  return deepest;
}
