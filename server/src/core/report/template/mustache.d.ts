/** The part of mustache.js that is used: its parser, and its writer, some of whose methods are replaced. */
declare module 'mustache' {
  /** Symbol, name or text, start, end, tokens within a section, end of the section. */
  export type Token = [
    symbol: string,
    value: string,
    start: number,
    end: number,
    tokens?: Token[] | string,
    close?: number,
  ];

  export class Context {
    view: unknown;
    parent?: Context;
    constructor(view: unknown, parent?: Context);
    push(view: unknown): Context;
    lookup(name: string): unknown;
  }

  export class Writer {
    templateCache: undefined | object;
    parse(template: string, tags?: [string, string]): Token[];
    renderTokens(tokens: Token[], context: Context, partials?: unknown, originalTemplate?: string): string;
    escapedValue(token: Token, context: Context): string | undefined;
    unescapedValue(token: Token, context: Context): string | undefined;
    rawValue(token: Token): string;
  }

  const mustache: { readonly Context: typeof Context; readonly Writer: typeof Writer };
  export default mustache;
}
