/** What every section of the report is built with. */
import { withoutTrailing } from '../util/ends.ts';
import type { AttackRelease, Catalogue } from '../catalogue/catalogue.ts';
import type { Advisory, List, Text } from '../model/advisory.ts';
import type { Lines, Span } from '../text/text.ts';
import type { Block, Inline, Item } from './block.ts';
import { createLinkPolicy, type Listed } from '../indicators/index.ts';
import { linkOrText } from './link.ts';
import { literal } from './literal.ts';
import { proseBlocks, proseInline, proseItem, proseItems } from './markdown.ts';
import type { ProseContext } from './markdownInline.ts';

/** What a report needs from outside. */
export interface RenderEnv {
  /** ATT&CK as of the advisory's release. */
  readonly attack: AttackRelease;
  readonly catalogue: Catalogue;
  /** The lines of the advisory's text. */
  readonly lines: Lines;
  /** `preview` shows what is missing, `published` leaves it out. */
  readonly mode: 'published' | 'preview';
}

export interface Context extends RenderEnv {
  readonly advisory: Advisory;
  /** The zero-based source line at which a span starts. */
  line(span: Span): number;
  /** Prose that may hold blocks. */
  blocks(text: Text): Block[];
  /** Prose on one line. */
  inline(text: Text): Inline[];
  /** Prose as an item of a list: its first paragraph, with what it holds besides below. */
  item(text: Text): Item;
  /** The same; where it is all a list, that list's items. */
  items(text: Text): readonly Item[];
  /** Text that leads to an address where the page may lead there, else with the address defanged; `undefined` means that it is not an address. */
  link(label: string, url: string | undefined): Inline[];
  /** The key's value is an empty list or mapping: "considered: none". */
  isNone(key: string): boolean;
}

/** Binds an advisory, what it is rendered with, and what its indicators lead to. */
export function createContext(advisory: Advisory, env: RenderEnv, listed: Listed): Context {
  const mayLink = createLinkPolicy(listed);
  const line = (span: Span): number => env.lines.lineAt(span[0]);
  const prose = (text: Text): ProseContext => ({ lineOf: lineMapping(text, env.lines), mayLink });
  return {
    ...env,
    advisory,
    line,
    blocks: (text) => proseBlocks(text.value, prose(text)),
    inline: (text) => proseInline(text.value, prose(text)),
    item: (text) => proseItem(text.value, line(text.span), prose(text)),
    items: (text) => proseItems(text.value, line(text.span), prose(text)),
    link: (label, url) => {
      const content = literal(label);
      return url === undefined ? content : linkOrText(content, url, mayLink);
    },
    isNone: (key) => advisory.sections.get(key)?.state === 'empty',
  };
}

/**
 * The blocks of a list's items, "None" for one that is empty on purpose, undefined when there is nothing to show.
 */
export function listBlocks<T>(
  context: Context,
  key: string,
  list: List<T> | undefined,
  build: (items: readonly T[]) => readonly Block[],
): readonly Block[] | undefined {
  if (list && list.items.length > 0) return build(list.items);
  if (!context.isNone(key)) return undefined;
  return [{ kind: 'none', ...(list ? { line: context.line(list.span) } : {}) }];
}

/**
 * Where a line of a scalar's content stands in the source. Exact for literal and one-line scalars; in folded and
 * quoted ones, whose breaks are not the source's, the nearest by proportion.
 */
function lineMapping(text: Text, lines: Lines): (proseLine: number) => number {
  const first = lines.lineAt(text.span[0]);
  const sourceLines = lines.lineAt(Math.max(text.span[0], text.span[1] - 1)) - first + 1;
  const proseLines = withoutTrailing(text.value, /\n/).split('\n').length;
  const header = sourceLines > proseLines ? sourceLines - proseLines : 0;
  return (proseLine) => {
    const at = header <= 1 ? proseLine + header : Math.floor((proseLine * sourceLines) / proseLines);
    return first + Math.min(at, sourceLines - 1);
  };
}
