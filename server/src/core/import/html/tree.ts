/** Parses HTML into a tree of elements and strings. */
import { Parser } from 'htmlparser2';

export interface HtmlElement {
  /** The tag name in lower case. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: HtmlNode[];
  /** The line of its start tag, 1-based. */
  readonly line: number;
  /** Whether the element contains a block-level element. */
  holdsBlock: boolean;
}

export type HtmlNode = HtmlElement | string;

/**
 * The maximum depth of the tree. It is limited because the functions that read the tree are recursive. Deeper elements are omitted, and
 * their text belongs to the innermost element within the limit.
 */
const maxDepth = 200;
/** The maximum number of open elements. The parser searches all of them for each tag. */
const maxOpen = 2000;

const blocks: ReadonlySet<string> = new Set(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

/** Whether an element is block-level or contains such an element. */
export const isBlock = ({ name, holdsBlock }: HtmlElement): boolean => blocks.has(name) || holdsBlock;

/** Parses HTML, which need not be well-formed. Returns undefined if more than 2,000 elements are nested. */
export function readHtml(text: string): HtmlElement | undefined {
  const root: HtmlElement = { name: '#root', attributes: {}, children: [], line: 1, holdsBlock: true };
  const open: (HtmlElement | undefined)[] = [root];
  let depth = 1;
  let inner = root;
  const location = { offset: 0, line: 1 };
  const found = { isTooDeep: false };
  const parser: Parser = new Parser({
    onopentag(name, attributes) {
      if (depth > maxOpen) {
        found.isTooDeep = true;
        parser.pause();
      }
      depth++;
      if (depth > maxDepth) return void open.push(undefined);
      const element = {
        name,
        attributes,
        children: [],
        line: lineAt(text, parser.startIndex, location),
        holdsBlock: false,
      };
      inner.children.push(element);
      if (blocks.has(name)) markHolders(open);
      open.push(element);
      inner = element;
    },
    ontext(data) {
      const last = inner.children.length - 1;
      const before = inner.children[last];
      if (typeof before === 'string') inner.children[last] = before + data;
      else inner.children.push(data);
    },
    onclosetag() {
      depth--;
      if (open.pop() === undefined) return;
      inner = open.findLast((element) => element !== undefined) ?? root;
    },
  });
  parser.write(text);
  if (found.isTooDeep) return undefined;
  parser.end();
  return root;
}

function markHolders(open: readonly (HtmlElement | undefined)[]): void {
  for (let at = open.length - 1; at >= 0; at--) {
    const holder = open[at];
    if (!holder) continue;
    if (holder.holdsBlock) return;
    holder.holdsBlock = true;
  }
}

/** Returns the 1-based line of an offset. Counts from `location` and updates it, so offsets must be passed in ascending order. */
function lineAt(text: string, offset: number, location: { offset: number; line: number }): number {
  for (let at = text.indexOf('\n', location.offset); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    location.line++;
    location.offset = at + 1;
  }
  return location.line;
}

/** Whether an element has a class. */
export const hasClass = ({ attributes }: HtmlElement, name: string): boolean =>
  (attributes['class'] ?? '').split(/\s+/).includes(name);

/** Returns the first descendant, in document order, that satisfies a condition; undefined if there is none. */
export function findElement(node: HtmlElement, isWanted: (element: HtmlElement) => boolean): HtmlElement | undefined {
  for (const child of node.children) {
    if (typeof child === 'string') continue;
    if (isWanted(child)) return child;
    const found = findElement(child, isWanted);
    if (found) return found;
  }
  return undefined;
}

/** Returns the text of a node without markup, but with all of its whitespace. */
export function rawText(node: HtmlNode): string {
  return typeof node === 'string' ? node : node.children.map(rawText).join('');
}
