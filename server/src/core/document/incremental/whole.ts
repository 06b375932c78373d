/**
 * Parses a document in one pass and divides it into chunks only when needed. Parsing a document whole costs half as much as parsing its
 * chunks separately, and most documents that are opened or checked are never edited. If a document is edited, its chunks are taken from its
 * tree, so those that are unchanged are not parsed again.
 */
import { createCache } from '../../cache/cache.ts';
import { countMarks } from '../../yaml/bounds.ts';
import { parseClean } from '../../yaml/parse/parseClean.ts';
import { strayLines } from '../../yaml/recover/strayLines.ts';
import type { Comment, MappingNode, YamlNode } from '../../yaml/tree.ts';
import { cutSection, type Cut, type Section, type SourceSlice } from './chunks.ts';
import { partOfTree, type Part } from './partOfTree.ts';
import { sectionOf } from './section.ts';
import type { Chunk, Origin, PlacedSection } from './types.ts';
import { once } from '../../util/once.ts';

/**
 * The maximum length in UTF-16 units. Longer documents are parsed in chunks, because preparing them for the first edit would take too long.
 */
const maxLength = 600_000;

/** A document that was parsed whole, and its division into sections. */
export interface Whole {
  readonly chunk: Chunk;
  readonly cut: Cut;
}

/**
 * Parses source text in one pass. Returns undefined if it has to be parsed in chunks, for example because it is long, contains an error, or
 * its tree does not have exactly the sections of `cut`. `isTopKey` recognises an advisory's top-level keys.
 */
export function readWhole(text: string, cut: Cut, isTopKey: (word: string) => boolean): Whole | undefined {
  if (text.length > maxLength || cut.secondDocument || cut.strayMarker) return undefined;
  if (cut.sections.some((section) => section.key !== '' && hasStrayLines(section, isTopKey))) return undefined;
  const clean = parseClean(text, isTopKey);
  if (clean?.root.kind !== 'mapping' || clean.root.flow || !hasSections(clean.root, cut)) return undefined;
  const chunk = {
    text,
    parsed: clean.root,
    comments: clean.comments,
    problems: [],
    unparsed: [],
    anchors: false,
    openAliases: false,
    work: 0,
    marks: 0,
    recover: true,
    cache: createCache(),
  };
  return { chunk, cut };
}

/** Whether parsing the section separately would report a line at its left margin. */
function hasStrayLines({ text }: Section, isTopKey: (word: string) => boolean): boolean {
  const isOneEntry = !/\n[^\s#-]/.test(text);
  const end = text.indexOf('\n');
  return strayLines(isOneEntry && end >= 0 ? text.slice(0, end + 1) : text, isTopKey, 1).length > 0;
}

/** Whether the tree's keys are exactly at the starts of the sections, so that no content precedes the first or follows the last one. */
function hasSections({ pairs }: MappingNode, { sections }: Cut): boolean {
  const keyed = sections.filter(({ key }) => key !== '');
  return keyed.length === pairs.length && keyed.every(({ offset }, i) => pairs[i]?.key.span[0] === offset);
}

/** Returns the sections of a document that was parsed whole, divided into the chunks that separate parsing would produce. */
export function cutWhole({ chunk, cut }: Whole): readonly PlacedSection[] {
  const commentsIn = createCommentsIn(chunk.comments);
  let pair = -1;
  return cut.sections.map((section) => {
    if (section.key !== '') pair++;
    const { offset, text } = section;
    const slices = section.key === '' ? [{ offset: 0, text }] : cutSection(section);
    const chunks = slices.map((slice) => {
      const from = offset + slice.offset;
      const to = from + slice.text.length;
      const column = slice.rowsOf === undefined ? 0 : slice.text.search(/[^ ]/);
      const part: Part | undefined = section.key === '' ? undefined : { pair, from, to, column };
      const treeOf = (tree: YamlNode | undefined): YamlNode | undefined => part && partOfTree(tree, part, slice.rowsOf);
      return {
        chunk: new PartOfWhole(slice, commentsIn(from, to), { whole: chunk, from, treeOf }),
        at: slice.offset,
      };
    });
    const marks = chunks.reduce((sum, one) => sum + one.chunk.marks, 0);
    return { section: sectionOf(chunks, { length: text.length, marks, work: 0 }), offset, isDuplicate: false };
  });
}

/**
 * Creates a function that returns the comments between two offsets, relative to the first. The function must be called in document order.
 */
function createCommentsIn(comments: readonly Comment[]): (from: number, to: number) => readonly Comment[] {
  let next = 0;
  return (from, to) => {
    const own: Comment[] = [];
    for (let one = comments[next]; one && one.span[0] < to; one = comments[++next])
      own.push({ ...one, span: [one.span[0] - from, one.span[1] - from] });
    return own;
  };
}

/** A chunk of a document that was parsed whole. A class, so that a getter can extract the chunk's tree on first use. */
class PartOfWhole implements Chunk {
  readonly problems = [];
  readonly unparsed = [];
  readonly anchors = false;
  readonly openAliases = false;
  readonly work = 0;
  readonly recover = true;
  readonly cache = createCache();
  readonly marks: number;
  readonly text: string;
  readonly comments: readonly Comment[];
  readonly origin: Origin;
  readonly rowsOf?: string;
  readonly #tree: () => YamlNode | undefined;

  constructor({ text, rowsOf }: SourceSlice, comments: readonly Comment[], origin: Origin) {
    this.comments = comments;
    this.origin = origin;
    this.text = text;
    this.marks = countMarks(text);
    if (rowsOf !== undefined) this.rowsOf = rowsOf;
    this.#tree = once(() => origin.treeOf(origin.whole.parsed));
  }

  get parsed(): YamlNode | undefined {
    return this.#tree();
  }
}
