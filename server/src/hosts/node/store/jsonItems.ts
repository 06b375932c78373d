/** Parses JSON as a stream. This is the only importer of `@streamparser/json`, which is loaded with the first update. */
import { JSONParser, TokenType } from '@streamparser/json';

export interface JsonItems {
  readonly isEnded: boolean;
  write(chunk: Uint8Array): void;
  end(): void;
}

export interface JsonListener {
  /** Called with the nesting depth after each token. */
  nested(depth: number): void;
  /** Called with each value, its key or index, the key of the list that contains it, and whether it is a member of the outermost object. */
  value(key: string | number | undefined, value: unknown, list: string | number | undefined, isMember: boolean): void;
}

/**
 * Creates a parser that passes the values at `paths` (JSONPath with `*`) to the listener and does not retain them. Errors from the listener
 * are rethrown.
 */
export function createJsonItems(paths: readonly string[], listener: JsonListener): JsonItems {
  const parser = new JSONParser({ paths: [...paths], keepStack: false });
  let depth = 0;
  parser.onToken = ({ token }) => {
    if (token === TokenType.LEFT_BRACE || token === TokenType.LEFT_BRACKET) depth++;
    if (token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET) depth--;
    listener.nested(depth);
  };
  parser.onValue = ({ key, value, stack }) => listener.value(key, value, stack[1]?.key, stack.length === 1);
  return parser;
}
