/** Compares a document with the result of the `yaml` library for its text. */
import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  parseAllDocuments,
  visit,
  type Document,
  type Pair as LibraryPair,
  type ParsedNode,
  type Scalar,
} from 'yaml';
import type { AdvisoryDocument, Pair, Span, YamlNode } from '../../server/src/core/index.ts';
import type { Difference } from './difference.ts';

/**
 * Returns the first difference from the library; `alike` if there is none; undefined if the library finds a mistake in the text, or if we
 * read the text differently on purpose. Otherwise, both must read the same kinds, keys, texts, spans and comments, and we must not report a
 * syntax error.
 */
export function differenceToLibrary(document: AdvisoryDocument): Difference | 'alike' | undefined {
  const { text, root } = document;
  // A lone `\r` ends a line in YAML (1.2.2, 5.4), but not in the library.
  const whole = wellFormed(text.includes('\n') ? text : text.replaceAll('\r', '\n'));
  if (!whole) return undefined;
  const isSyntax = (code: string): boolean => code === 'yaml/syntax';
  const altered = document.syntaxProblems.find(({ code }) => isSyntax(code) || ownReading.has(code));
  const contents = whole.contents as ParsedNode | null;
  // A document that is not a mapping is not an advisory, and gets a diagnostic about that.
  const isAdvisory = isMap(contents) && contents.flow !== true;
  if (altered && (!isSyntax(altered.code) || !isAdvisory || hasMarks(whole, text))) return undefined;
  if (altered)
    return { where: 'library.syntax', actual: `${altered.message} ${altered.span.join()}`, expected: 'well-formed' };
  const [unparsed] = document.unparsed;
  if (unparsed) return { where: 'library.lost', actual: unparsed.join(), expected: 'nothing lost' };
  const isEmpty = !contents || contents.range[0] === contents.range[1];
  if (isEmpty || !root)
    return isEmpty && !root
      ? 'alike'
      : { where: 'library.root', actual: root?.kind ?? 'nothing', expected: isEmpty ? 'nothing' : 'content' };
  const asText = new Set(
    document.syntaxProblems.flatMap(({ code, span }) => (code === 'yaml/unquoted-colon' ? [span.join()] : [])),
  );
  return (
    compareNodes(root, contents, 'library', { text, asText, anchors: new Map(), seen: new Map() }) ??
    comments(document) ??
    'alike'
  );
}

/** Codes of problems in texts that we read differently on purpose. */
const ownReading = new Set(['yaml/duplicate-key', 'yaml/alias-expansion', 'yaml/too-large', 'yaml/multiple-documents']);

/** Returns the only document of a text; undefined if the text is not well-formed, or has several documents that are not empty. */
function wellFormed(text: string): Document.Parsed | undefined {
  const documents = parseAllDocuments(text, { schema: 'failsafe', prettyErrors: false, logLevel: 'silent' });
  if (!Array.isArray(documents)) return undefined;
  const all = documents as Document.Parsed[];
  if (all.some(({ errors, warnings }) => errors.length + warnings.length > 0)) return undefined;
  const [first, second] = all.filter(({ contents }) => contents && contents.range[0] !== contents.range[1]);
  return second ? undefined : (first ?? all[0]);
}

/**
 * Whether a text contains something that is read differently on purpose: anchors, aliases and tags that authors do not mean as such;
 * merge-conflict markers; a key with a superfluous colon; a lone `\r`, which ends a line in YAML (1.2.2, 5.4) but not in the library; and
 * control characters and a byte order mark within the text, which only the library accepts (5.1, 5.2).
 */
function hasMarks(document: Document.Parsed, text: string): boolean {
  let found =
    /^<{7}|^\w+:\S.*:(?:\s|$)|^\w+::\s*$|\r(?!\n)|[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/m.test(text) ||
    text.lastIndexOf('\uFEFF') > 0;
  visit(document, {
    Node: (_key, node) => {
      found ||= isAlias(node) || ('anchor' in node && node.anchor !== undefined) || node.tag !== undefined;
      return found ? visit.BREAK : undefined;
    },
  });
  return found;
}

interface Comparing {
  readonly text: string;
  /** The locations of values that are mappings in YAML, but text in an advisory. */
  readonly asText: ReadonlySet<string>;
  readonly anchors: Map<string, ParsedNode>;
  readonly seen: Map<YamlNode, ParsedNode>;
}

function compareNodes(ours: YamlNode, given: ParsedNode, where: string, comparing: Comparing): Difference | undefined {
  const theirs = isAlias(given) ? comparing.anchors.get(given.source) : given;
  if (!theirs || isAlias(theirs)) return undefined;
  if (!isAlias(given) && 'anchor' in given && given.anchor !== undefined) comparing.anchors.set(given.anchor, given);
  if (comparing.seen.get(ours) === theirs) return undefined;
  comparing.seen.set(ours, theirs);
  if (ours.kind === 'scalar' && comparing.asText.has(ours.span.join())) return undefined;
  const kind = isMap(theirs) ? 'mapping' : isSeq(theirs) ? 'sequence' : 'scalar';
  if (ours.kind !== kind) return { where: `${where}.kind`, actual: ours.kind, expected: kind };
  if (isMap(theirs)) return compareMappings(ours, theirs, where, comparing);
  if (isSeq(theirs)) return compareLists(ours, theirs, where, comparing);
  return isScalar(theirs) ? compareScalars(ours, theirs as Scalar.Parsed, where, comparing.text) : undefined;
}

type Items = Extract<ParsedNode, { items: unknown[] }>;

function compareMappings(ours: YamlNode, theirs: Items, where: string, comparing: Comparing): Difference | undefined {
  if (ours.kind !== 'mapping') return undefined;
  const pairs = [...ours.pairs];
  const merged = new Set<string>();
  for (const item of theirs.items as LibraryPair<ParsedNode | null, ParsedNode | null>[]) {
    if (isScalar(item.key) && item.key.type === 'PLAIN' && item.key.value === '<<' && isMerge(item.value)) {
      for (const key of mergedKeys(item.value, comparing)) merged.add(key);
      continue;
    }
    const pair = pairs.shift();
    if (!pair)
      return { where: `${where}.pairs`, actual: 'nothing', expected: comparing.text.slice(...rangeOf(item.key)) };
    const found = comparePairs(pair, item, `${where}.${pair.key.value}`, comparing);
    if (found) return found;
  }
  const own = new Set(ours.pairs.slice(0, ours.pairs.length - pairs.length).map(({ key }) => key.value));
  const left = pairs.map(({ key }) => key.value).join();
  const expected = [...merged].filter((key) => !own.has(key)).join();
  if (left !== expected) return { where: `${where}.merged`, actual: left, expected };
  // The end of a mapping is undefined if its last keys are merged from elsewhere.
  return merged.size > 0 ? undefined : compareSpans(ours, theirs, ours.pairs.at(-1)?.span, where);
}

function comparePairs(
  ours: Pair,
  { key, value }: LibraryPair<ParsedNode | null, ParsedNode | null>,
  where: string,
  comparing: Comparing,
): Difference | undefined {
  if (isScalar(key)) {
    const found = compareNodes({ ...ours.key, isNull: isSilent(key as Scalar.Parsed) }, key, `${where}.key`, comparing);
    if (found) return found;
  } else if (key && !isAlias(key)) {
    // A key that is not a scalar is compared by its source text; anchors in it may have aliases.
    const source = ours.key.value;
    if (!comparing.text.slice(...rangeOf(key)).startsWith(source))
      return { where: `${where}.key`, actual: source, expected: comparing.text.slice(...rangeOf(key)) };
    collectAnchors(key, comparing.anchors);
  }
  if (value) return compareNodes(ours.value, value, where, comparing);
  const isAbsent = ours.value.kind === 'scalar' && ours.value.value === '';
  return isAbsent ? undefined : { where, actual: ours.value.kind, expected: 'nothing' };
}

function compareLists(ours: YamlNode, theirs: Items, where: string, comparing: Comparing): Difference | undefined {
  if (ours.kind !== 'sequence') return undefined;
  if (ours.items.length !== theirs.items.length)
    return { where: `${where}.items`, actual: String(ours.items.length), expected: String(theirs.items.length) };
  for (const [i, item] of ours.items.entries()) {
    const other = theirs.items[i];
    // `[a: b]` contains a pair without braces.
    const pair = isPair(other) && item.kind === 'mapping' ? item.pairs[0] : undefined;
    const found = pair
      ? comparePairs(pair, other as never, `${where}[${i}]`, comparing)
      : compareNodes(item, other as ParsedNode, `${where}[${i}]`, comparing);
    if (found) return found;
  }
  return compareSpans(ours, theirs, ours.items.at(-1)?.span, where);
}

/**
 * Compares spans. A collection in brackets ends with the closing bracket, any other collection with its last child, wherever an alias
 * points to.
 */
function compareSpans(
  ours: Exclude<YamlNode, { kind: 'scalar' }>,
  theirs: Items,
  last: Span | undefined,
  where: string,
): Difference | undefined {
  const flow = theirs.flow === true;
  if (ours.flow !== flow) return { where: `${where}.flow`, actual: String(ours.flow), expected: String(flow) };
  const [start, end] = rangeOf(theirs as ParsedNode);
  // In the library, a pair without braces has no range of its own.
  if (flow && end === start) return undefined;
  const expected = [start, flow ? end : Math.max(start, last?.[1] ?? start)].join();
  return ours.span.join() === expected ? undefined : { where: `${where}.span`, actual: ours.span.join(), expected };
}

const styles: Readonly<Record<string, string>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

const isSilent = ({ type, value }: Scalar.Parsed): boolean =>
  (type ?? 'PLAIN') === 'PLAIN' && /^(?:~|null|Null|NULL|)$/.test(String(value ?? ''));

function compareScalars(ours: YamlNode, theirs: Scalar.Parsed, where: string, text: string): Difference | undefined {
  if (ours.kind !== 'scalar') return undefined;
  const type = theirs.type ?? 'PLAIN';
  const value = String(theirs.value ?? '');
  const [start, end] = rangeOf(theirs);
  const isBlock = type.startsWith('BLOCK');
  const expected = [
    styles[type],
    JSON.stringify(value),
    isSilent(theirs),
    // A block scalar ends with its last non-blank line; an absent value has no range.
    ...(start === end ? [] : [start, isBlock ? start + text.slice(start, end).trimEnd().length : end]),
  ].join(' ');
  const actual = [ours.style, JSON.stringify(ours.value), ours.isNull, ...(start === end ? [] : ours.span)].join(' ');
  return actual === expected ? undefined : { where, actual, expected };
}

const rangeOf = (node: ParsedNode | null | undefined): [start: number, end: number] =>
  node?.range ? [node.range[0], node.range[1]] : [0, 0];

const isMerge = (value: unknown): boolean =>
  isAlias(value) || (isSeq(value) && value.items.every((item) => isAlias(item)));

/** Returns the keys that a merge key adds, in order (YAML 1.1 type repository, "Merge Key"). */
function mergedKeys(value: unknown, { anchors }: Comparing): readonly string[] {
  const keys = (node: unknown, depth: number): readonly string[] => {
    if (depth > 50) return [];
    const target = isAlias(node) ? anchors.get(node.source) : node;
    if (isSeq(target)) return target.items.flatMap((item) => keys(item, depth + 1));
    if (!isMap(target)) return [];
    const own = target.items.filter(
      ({ key, value: inner }) => !(isScalar(key) && key.value === '<<' && isMerge(inner)),
    );
    const further = target.items
      .filter((item) => !own.includes(item))
      .flatMap(({ value: inner }) => keys(inner, depth + 1));
    return [...own.map(({ key }) => (isScalar(key) ? String(key.value ?? '') : '')), ...further];
  };
  return keys(value, 0);
}

function collectAnchors(node: ParsedNode, anchors: Map<string, ParsedNode>): void {
  visit(node as never, {
    Node: (_key, inner) => {
      if ('anchor' in inner && inner.anchor !== undefined) anchors.set(inner.anchor, inner as ParsedNode);
    },
  });
}

/** Compares the comments with those of the library's lexer. */
function comments({ text, comments: ours }: AdvisoryDocument): Difference | undefined {
  const expected: string[] = [];
  let offset = 0;
  let content = false;
  for (const lexeme of new Lexer().lex(text)) {
    // Marks of the lexer, which represent no text; a scalar follows the first of them.
    const isMark: boolean = !content && /^[\u001f\u0018\u0002]$/.test(lexeme);
    if (!isMark && !content && lexeme.startsWith('#')) expected.push(`${offset}-${offset + lexeme.length}`);
    content = isMark && lexeme === '\u001f';
    if (!isMark) offset += lexeme.length;
  }
  const actual = ours.map(({ span }) => span.join('-'));
  const i = expected.findIndex((one, index) => one !== actual[index]);
  if (i < 0 && actual.length === expected.length) return undefined;
  const index = i < 0 ? expected.length : i;
  return {
    where: `library.comments[${index}]`,
    actual: actual[index] ?? 'nothing',
    expected: expected[index] ?? 'nothing',
  };
}
