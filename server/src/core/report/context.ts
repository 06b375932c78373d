/** The context in which every section of the report is built. */
import { withoutTrailing } from '../util/ends.ts';
import type { AttackRelease, Catalogue } from '../catalogue/catalogue.ts';
import type { Advisory, List, Text } from '../model/advisory.ts';
import type { Lines, Span } from '../text/text.ts';
import type { Block, Inline, Item } from './block.ts';
import { createLinkPolicy, type Listed } from '../indicators/index.ts';
import { labelLanguage, labelsOf, type Labels } from '../labels/labels.ts';
import { linkOrText } from './link.ts';
import type { RenderResources } from './look/look.ts';
import { literal } from './literal.ts';
import { proseBlocks, proseInline, proseItem, proseItems } from './markdown.ts';
import type { ProseContext } from './markdownInline.ts';

/** The environment in which a report is built. */
export interface RenderEnv extends RenderResources {
  /** The ATT&CK release that the advisory uses. */
  readonly attack: AttackRelease;
  readonly catalogue: Catalogue;
  /** The advisory's text. */
  readonly text: string;
  /** The lines of `text`. */
  readonly lines: Lines;
  /** `preview` shows missing keys, `published` omits them. */
  readonly mode: 'published' | 'preview';
  /**
   * The language of headings as a BCP 47 tag; by default the language in the organisation's branding, or else the advisory's. English is
   * used for languages without labels.
   */
  readonly labelLanguage?: string;
  /**
   * The indicators that are defanged wherever they occur; by default those listed in the advisory. A caller that omits rows from the
   * advisory passes it, so that their indicators are defanged too.
   */
  readonly listed?: Listed;
}

export interface Context extends RenderEnv {
  readonly advisory: Advisory;
  /** The report's own text in `labelLanguage`. */
  readonly labels: Labels;
  readonly labelLanguage: string;
  /** Whether an address may be linked. */
  readonly mayLink: (url: string) => boolean;
  /** The indicators that are defanged wherever they occur. */
  readonly listed: Listed;
  /** Returns the zero-based source line at which a span starts. */
  line(span: Span): number;
  /** Returns prose as blocks. */
  blocks(text: Text): Block[];
  /** Returns prose as inline content; block syntax remains text. */
  inline(text: Text): Inline[];
  /** Returns prose as a list item: the first paragraph, if it begins with one, with the other blocks below. */
  item(text: Text): Item;
  /** Returns prose as one list item; multi-line prose that consists of one bullet list becomes the items of that list. */
  items(text: Text): readonly Item[];
  /**
   * Returns a label that links to a URL. If the page must not link to the URL, returns the label and the defanged URL; without a URL,
   * returns only the label.
   */
  link(label: string, url: string | undefined): Inline[];
  /** Whether the value of the key is an empty list or mapping, which means that there is nothing to report. */
  isNone(key: string): boolean;
}

/** Creates the context of an advisory from its environment and its listed indicators. */
export function createContext(advisory: Advisory, env: RenderEnv, listed: Listed): Context {
  const mayLink = createLinkPolicy(listed);
  const language = labelLanguage(env.labelLanguage ?? env.look?.language ?? advisory.language?.value);
  const line = (span: Span): number => env.lines.lineAt(span[0]);
  const prose = (text: Text): ProseContext => ({ lineOf: lineMapping(text, env), mayLink });
  return {
    ...env,
    advisory,
    listed,
    labels: labelsOf(language),
    labelLanguage: language,
    mayLink,
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

/** Returns blocks for the items of a list; "None" for an intentionally empty list; undefined if there is nothing to show. */
export function listBlocks<T>(
  context: Context,
  key: string,
  list: List<T> | undefined,
  build: (items: readonly T[]) => readonly Block[],
): readonly Block[] | undefined {
  if (list && list.items.length > 0) return build(list.items);
  if (!context.isNone(key)) return undefined;
  return [{ kind: 'none', text: context.labels['page.none'], ...(list ? { line: context.line(list.span) } : {}) }];
}

/**
 * Returns a function that maps a line of a scalar's content to its source line. The mapping is exact if each line of
 * the content is a line in the source, or if only blank lines separate the lines of the content. It is approximate for other scalars, such as
 * folded ones with indented lines.
 */
function lineMapping({ value, span }: Text, { text, lines }: RenderEnv): (proseLine: number) => number {
  const [start, end] = span;
  // The content of a block scalar begins below its header.
  const first = lines.lineAt(start) + (/[|>]/.test(text[start] ?? '') ? 1 : 0);
  const sourceLines = lines.lineAt(Math.max(start, end - 1)) - first + 1;
  const proseLines = withoutTrailing(value, /\n/).split('\n').length;
  const scale = Math.max(1, sourceLines / proseLines);
  // In folded text, only a blank line ends a line of the content.
  const starts = [0];
  for (let at = 1; at < sourceLines && sourceLines !== proseLines; at++)
    if (text.slice(lines.startOf(first + at), lines.endOf(first + at)).trim() === '') starts.push(at + 1);
  return (proseLine) => {
    const at = starts.length === proseLines ? starts[proseLine] : undefined;
    return first + Math.max(0, Math.min(at ?? Math.floor(proseLine * scale), sourceLines - 1));
  };
}
