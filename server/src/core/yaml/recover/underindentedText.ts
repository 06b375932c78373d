/** Repairs multi-line plain scalars with lines that are indented no further than their key or dash, above which YAML ends the scalar. */
import { isItem } from './outline.ts';
import type { Fix } from '../../problems/problem.ts';
import {
  contentLinesAbove,
  keyedLine,
  lineAfter,
  linesFrom,
  looksLikeKey,
  syntaxProblem,
  type Line,
  type RecoveryStrategy,
  type Repair,
} from './repair.ts';
import { suspects } from './suspects.ts';
import { asBlock, asQuoted, blockAdvice, isOneLine, linesMovedTo } from './textEdits.ts';
import {
  breakersOf,
  isStructure,
  looksLikeProse,
  startOf,
  textLine,
  widthOf,
  wordsOf,
  type TextLine,
  type TextRegion,
} from './textRegion.ts';

/** The maximum number of lines above that are searched for the start of the text. */
const maxAbove = 60;
/** The maximum number of lines below that are searched for the continuation of the text. */
const maxBelow = 2_000;

/** Keys whose values are a few words at most and never continue on the next line. */
const wordKey =
  /^(?:severity|confidence|status|category|tlp|published|analyzed|updated|language|tags|sectors|regions|authors|tools|malware|campaigns|actors)$/;

/** Repairs a line that continues the text above it, although it is not indented further than the key or dash of that text. */
export const underindentedText: RecoveryStrategy = (broken) => {
  for (const line of suspects(broken).slice(0, 3)) {
    const found = line.indent > 0 ? underindentedTextAt(broken.text, line, broken.isTopKey) : undefined;
    if (found) return found.repair;
  }
  return undefined;
};

/**
 * Returns the repair for text that continues on a line with too little indentation, and the end of that text. Returns undefined if the line
 * does not continue any text.
 */
export function underindentedTextAt(
  text: string,
  line: Line,
  isTopKey: (word: string) => boolean,
): { readonly repair: Repair; readonly end: number } | undefined {
  const head = headOf(text, line);
  if (!head) return undefined;
  const { column, isBeside, key } = head;
  const isText = (one: Line, isFirst: boolean): boolean =>
    isPart(text, one, isTopKey) && (!isFirst || (key === undefined && !isItem(one)) || !beginsStructure(one));
  if (!isText(line, true)) return undefined;
  if (isBeside ? wordsOf(line.content) < 2 : !beginsText(line.content)) return undefined;
  const below: TextLine[] = [];
  let last = 0;
  for (const one of linesFrom(text, lineAfter(text, head.head), maxBelow)) {
    if (one.content.trim() === '') continue;
    const isUnderindented = widthOf(one) <= column;
    if (isUnderindented && one.start > line.start && !/^\s*#/.test(one.content) && !isText(one, false)) break;
    // Another item of the list begins here.
    if (isUnderindented && isItem(one) && (key === undefined || widthOf(one) < column)) break;
    const own = textLine(one, one.start + one.indent, false);
    below.push(own);
    if (!own.comment?.ownLine) last = below.length;
  }
  const region = regionOf(head, below.slice(0, last));
  const repair = region && repairOf(text, region, line);
  return repair && { repair, end: region.below.at(-1)?.line.end ?? line.end };
}

type Head = NonNullable<ReturnType<typeof startOf>> & { readonly head: Line };

/**
 * Returns the key or dash of the prose directly above `line`; undefined if there is none, or if `line` is indented further than that key or
 * dash.
 */
function headOf(text: string, line: Line): Head | undefined {
  let inner = Infinity;
  for (const above of contentLinesAbove(text, line, maxAbove)) {
    const start = startOf(above);
    if (start && start.column < inner) {
      if (start.column < line.indent) return undefined;
      // A trailing comment is ignored, because its words must not make the value look like prose.
      const value = text.slice(start.valueAt, textLine(above, start.valueAt, false).comment?.from ?? above.end);
      const isProse = start.isBeside
        ? looksLikeProse(value) && wordsOf(value) >= 3 && !wordKey.test(start.key ?? '')
        : inner === Infinity;
      return isProse ? { ...start, head: above } : undefined;
    }
    if (isItem(above)) return undefined;
    inner = Math.min(inner, widthOf(above));
    // No key or dash can be further to the left.
    if (inner === 0) return undefined;
  }
  return undefined;
}

function regionOf(head: Head, below: readonly TextLine[]): TextRegion | undefined {
  const first = head.isBeside ? textLine(head.head, head.valueAt, false) : below[0];
  if (!first || below.length === 0) return undefined;
  const lines = head.isBeside ? [first, ...below] : below;
  const breakers = lines.flatMap((one) => breakersOf(one, one.line === head.head ? head.valueAt : undefined));
  return { ...head, first, below, breakers };
}

/**
 * Whether a line with too little indentation can be part of the text above it: it is not a key, a single word that may become one, or other
 * syntax such as a closing bracket, a document marker, or a dash directly before a key.
 */
function isPart(text: string, line: Line, isTopKey: (word: string) => boolean): boolean {
  const content = line.content.trim();
  if (/^(?:[\]}]|---|\.\.\.|-[a-z_]+:\s|[<=>|]{7}|@@ |`{3}|~{3}|\/\/ )/.test(content) || /^[\w-]+$/.test(content))
    return false;
  if (/^[a-z][a-z0-9_]*:\S/.test(content) && isTopKey(content.slice(0, content.indexOf(':')))) return false;
  return !isTopKey(/^[a-z][a-z0-9_]*/.exec(content)?.[0] ?? '') && !isStructure(text, line, isTopKey, true);
}

const beginsStructure = (line: Line): boolean => isItem(line) || looksLikeKey(keyedLine(line)?.key ?? '');

/** Whether a line can begin the text of a key that has no other value. */
const beginsText = (content: string): boolean =>
  !/^\s*(?:["'[{&|>?]|(?:[*•▪‣●·–—]|\d{1,3}[.)])\s)/.test(content) &&
  (wordsOf(content) >= 5 || (wordsOf(content) >= 3 && /[.;:!?]\s*$/.test(content)));

function repairOf(text: string, region: TextRegion, line: Line): Repair | undefined {
  const { key, column, breakers, below } = region;
  const isPlain = breakers.length === 0;
  const moved: Fix = {
    title: 'Indent the rest of the text',
    edits: linesMovedTo(column + 2, below),
  };
  const quoted = isOneLine(text, region) ? asQuoted(text, region) : undefined;
  const whole = quoted ?? asBlock(text, region, 'Convert to a block of text', true);
  const fix = key === undefined && isPlain ? moved : { ...whole, safe: false };
  const other: Fix =
    key === undefined
      ? { title: 'Add a dash', edits: [{ span: [line.start, line.start + line.indent], newText: dashAt(column) }] }
      : { title: 'Convert to a comment', edits: commented(below, line) };
  const start = line.start + line.indent;
  const [owner, sign] = key === undefined ? ['the list item', 'dash'] : [`\`${key}\``, 'key'];
  const inQuotes = quoted ? 'Put the whole text in quotes, on one line' : blockAdvice(key);
  const remedy = fix === moved ? 'Indent the line further, or add a dash' : inQuotes;
  const message = `This line belongs to the text of ${owner}, but is not indented further than the ${sign}, so YAML ends the text before it. ${remedy}.`;
  const problem = syntaxProblem([start, line.start + line.content.trimEnd().length], message, fix);
  const end = below.at(-1)?.line.end ?? line.end;
  return {
    problem: { ...problem, fixes: [...(problem.fixes ?? []), other] },
    edits: fix.edits,
    unparsed: [line.start, end],
  };
}

const dashAt = (column: number): string => `${' '.repeat(column)}- `;

const commented = (below: readonly TextLine[], from: Line): Fix['edits'] =>
  below
    .filter(({ line, comment }) => line.start >= from.start && !comment?.ownLine)
    .map(({ line }) => ({ span: [line.start, line.start], newText: '# ' }));
