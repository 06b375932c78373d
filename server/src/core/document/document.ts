/** The text of an advisory with everything derived from it: lines, tree, model and syntax problems. */
import { once } from '../util/once.ts';
import { joinLines } from '../text/joinedLines.ts';
import { createCache, type Cache } from '../cache/cache.ts';
import { buildAdvisory } from '../model/build.ts';
import type { Advisory } from '../model/advisory.ts';
import type { Problem } from '../problems/problem.ts';
import { chunksOf, interpretSections, type DocumentChunk, type InterpretedSection } from './interpretation.ts';
import { partAt, type DocumentPart } from './part.ts';
import type { SchemaIndex } from '../schema/schemaIndex.ts';
import { createLines, type Lines, type Span } from '../text/text.ts';
import { moveProblem, moveSpan } from '../yaml/move.ts';
import { parseChunks, placedComments, rootOf } from './incremental/parse.ts';
import type { KnownSections } from './incremental/types.ts';
import type { IsTopKey } from '../yaml/recover/repair.ts';
import type { Comment, YamlNode } from '../yaml/tree.ts';
import { pushAll } from '../util/lists.ts';

/** The kind of a document: an advisory, a configuration file, or a team's catalogue. */
export type DocumentKind = 'advisory' | 'config' | 'catalogue';

/**
 * A parsed document. Tree, comments and model are built on first use, so that the cost of an edit does not depend on the size of the file.
 */
export interface AdvisoryDocument {
  readonly kind: DocumentKind;
  readonly text: string;
  readonly lines: Lines;
  readonly root: YamlNode | undefined;
  readonly comments: readonly Comment[];
  readonly advisory: Advisory;
  /** Syntax errors, and values that YAML or other tools interpret differently from what they appear to be. */
  readonly syntaxProblems: readonly Problem[];
  /** The ranges that syntax errors left unparsed. */
  readonly unparsed: readonly Span[];
  /** Whether there is a syntax error, so that the model may be incomplete. */
  readonly broken: boolean;
  /** Whether the document may contain anchors, or aliases without an anchor. */
  readonly anchors: boolean;
  /**
   * The sections. Together they cover the text up to the end of the first YAML document. A document that was parsed whole has a single
   * section.
   */
  readonly sections: readonly InterpretedSection[];
  /** Returns the sections divided into chunks; a document that was parsed whole is divided on the first call. */
  readonly cutSections: () => readonly InterpretedSection[];
  /** The chunks of all sections in order; a long list consists of several chunks. */
  readonly chunks: readonly DocumentChunk[];
  /** Returns the parsed sections by key, for reuse in the next version of the same file. */
  readonly known: () => KnownSections;
  /** Returns the chunk at an offset, which is sufficient for requests about a single position. */
  partAt(offset: number): DocumentPart;
  /** The cache of the file. All versions of the file share it. */
  readonly cache: Cache;
}

/** Returns the function by which the parser recognises top-level keys. With a `form`, it accepts only keys of lists, or only keys of prose. */
export const createIsTopKey =
  ({ root }: SchemaIndex): IsTopKey =>
  (word, form) => {
    const key = root.key(word);
    if (form === undefined) return key !== undefined;
    return form === 'list' ? key?.shape.list !== undefined : key?.shape.text?.prose === true;
  };

/**
 * Parses an advisory or, with `kind`, another kind of document with its own schema; for other kinds, `advisory` is empty. Pure; never
 * throws. Chunks with the same text as in `previous`, an earlier version of the file, are not parsed again.
 */
export function parseAdvisory(
  text: string,
  schema: SchemaIndex,
  kind: DocumentKind = 'advisory',
  previous?: AdvisoryDocument,
): AdvisoryDocument {
  const parsed = parseChunks(text, createIsTopKey(schema), previous?.known());
  const sections = interpretSections(parsed.sections, schema.root);
  const cutSections = once(() => interpretSections(parsed.cut(), schema.root));
  const read = sections.filter(({ isDuplicate }) => !isDuplicate);
  const root = once(() =>
    rootOf(
      read.map(({ offset, interpretation }) => ({ offset, chunks: interpretation.chunks })),
      ({ interpretation }) => interpretation.tree,
    ),
  );
  const unparsed: Span[] = [];
  const consumed: string[] = [];
  const syntaxProblems: Problem[] = [];
  for (const { offset, interpretation } of sections) {
    if (interpretation.problems.length + interpretation.unparsed.length + interpretation.consumed.length === 0)
      continue;
    const move = (at: number): number => at + offset;
    for (const problem of interpretation.problems) syntaxProblems.push(moveProblem(problem, move));
    for (const span of interpretation.unparsed) unparsed.push(moveSpan(span, move));
    for (const span of interpretation.consumed) consumed.push(moveSpan(span, move).join());
  }
  pushAll(unparsed, parsed.unparsed);
  pushAll(syntaxProblems, parsed.problems);
  // Sorted, so that the order does not depend on whether the document was parsed whole or in chunks.
  syntaxProblems.sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1]);
  const inside = (outer: Span, inner: Span): boolean => outer[0] <= inner[0] && inner[1] <= outer[1];
  const advisory = once(() =>
    buildAdvisory(kind === 'advisory' ? root() : undefined, {
      isUnparsed: (span) => unparsed.some((one) => inside(one, span)),
      isConsumed: ({ span }) => consumed.includes(span.join()),
    }),
  );
  const chunks = once(() => sections.flatMap(chunksOf));
  const comments = once(() => chunks().flatMap(({ chunk, offset }) => placedComments(chunk, offset)));
  const parts = sections.map(({ offset, section, interpretation }) => ({
    offset,
    length: section.length,
    lines: interpretation.lines,
  }));
  // A byte order mark before the first key is a separate section, which does not end at a line break.
  const endsInLine = sections.length > 1 && text.charCodeAt((sections[0]?.section.length ?? 0) - 1) !== 10;
  return new ParsedDocument(
    {
      kind,
      text,
      lines: endsInLine ? createLines(text) : joinLines(parts, text.length, (from, to) => text.slice(from, to)),
      syntaxProblems,
      unparsed,
      broken: syntaxProblems.some(({ severity, code }) => severity === 'error' && code === 'yaml/syntax'),
      anchors: sections.some(({ section }) => section.anchors || section.openAliases),
      sections,
      cutSections,
      known: () => parsed.known(),
      cache: previous?.kind === kind ? previous.cache : createCache(),
    },
    { root, comments, advisory, chunks },
  );
}

/** The parts of a document that are built on first use. */
type LazyKey = 'root' | 'comments' | 'advisory' | 'chunks';
type Lazy = { readonly [K in LazyKey]: () => AdvisoryDocument[K] };

/**
 * A class with getters on its prototype. If the document had own getters, V8 would keep everything that their closures refer to until the
 * next full garbage collection; after an edit, that would be the whole previous document.
 */
class ParsedDocument implements AdvisoryDocument {
  readonly kind: DocumentKind;
  readonly text: string;
  readonly lines: Lines;
  readonly syntaxProblems: readonly Problem[];
  readonly unparsed: readonly Span[];
  readonly broken: boolean;
  readonly anchors: boolean;
  readonly sections: readonly InterpretedSection[];
  readonly cutSections: () => readonly InterpretedSection[];
  readonly known: () => KnownSections;
  readonly cache: Cache;
  readonly #lazy: Lazy;

  constructor(own: Omit<AdvisoryDocument, LazyKey | 'partAt'>, lazy: Lazy) {
    this.kind = own.kind;
    this.text = own.text;
    this.lines = own.lines;
    this.syntaxProblems = own.syntaxProblems;
    this.unparsed = own.unparsed;
    this.broken = own.broken;
    this.anchors = own.anchors;
    this.sections = own.sections;
    this.cutSections = own.cutSections;
    this.known = own.known;
    this.cache = own.cache;
    this.#lazy = lazy;
  }

  get root(): YamlNode | undefined {
    return this.#lazy.root();
  }

  get comments(): readonly Comment[] {
    return this.#lazy.comments();
  }

  get advisory(): Advisory {
    return this.#lazy.advisory();
  }

  get chunks(): readonly DocumentChunk[] {
    return this.#lazy.chunks();
  }

  partAt(offset: number): DocumentPart {
    return partAt(this.cutSections(), offset);
  }
}
