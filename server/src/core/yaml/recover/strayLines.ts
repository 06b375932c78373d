/**
 * Repairs lines at the left margin that are not entries. Most of them are still being typed, and are omitted so that the lines around them
 * are parsed as before.
 */
import { contentLineAfter, isItem } from './outline.ts';
import type { Edit } from '../../text/edits.ts';
import type { Span } from '../../text/text.ts';
import { endOfUnderindentedValue } from '../openValue.ts';
import { beginsEntry } from '../keyLine.ts';
import { hasKey } from '../keyLine.ts';
import { underindentedTextAt } from './underindentedText.ts';
import { checkBoxesAtMargin } from './checkBoxes.ts';
import { surroundedKey } from './surroundedKey.ts';
import { markedKey } from './markedKey.ts';
import { hasFenceMarks, isInFence, maxAbove } from './fences.ts';
import { spaceAfterColon } from './halfTyped.ts';
import { nameOfHidden } from './hiddenSigns.ts';
import { colonRepair } from './missingColon.ts';
import { ordinarySpaces } from './listItems.ts';
import { isCompleteEntry } from './suspects.ts';
import { tableAtMargin } from './table.ts';
import { tripleQuotesAtMargin } from './index.ts';
import { foreignLine, strayFence, withoutLine } from './withoutLine.ts';
import { blockHeaderAbove, underindentedBodyAt, isUnderindentedBodyLine } from './indentation.ts';
import {
  contentLineBefore,
  lineAfter,
  lineAround,
  syntaxProblem,
  type Line,
  type Repair,
  unasked,
  unfinished,
  withoutComment,
} from './repair.ts';

/** Matches the first word on a line, after punctuation and a note in brackets such as `[New]`. */
const firstWord = /^\W*(?:\[[^\]]*\]\W*)?(\w+)/;

/** The number of characters at the start of a line that are searched for the first word. */
const maxBeforeWord = 200;

/**
 * Returns the repairs for lines at a chunk's left margin that are not entries, comments, list items or closing brackets, and for lines that
 * are indented by special spaces. Lines below a block scalar are skipped: they may be its continuation, which is repaired elsewhere. Returns
 * at most `max` repairs, for callers that only need to know whether there are any.
 */
export function strayLines(chunk: string, isTopKey: (word: string) => boolean, max = Infinity): readonly Repair[] {
  const strays: Repair[] = [];
  const first = lineAround(chunk, chunk.startsWith('\uFEFF') ? 1 : 0);
  // A key that contains a colon (`a:b: c`, `a:: b`) is accepted, unless the word before the first colon is a top-level key.
  const isMeant = isTopKey(/^\uFEFF?([a-z][a-z0-9_]*):/.exec(first.content)?.[1] ?? '');
  const isOwn = !isMeant && hasKey(first.content.replace(/^\uFEFF/, ''));
  const joined = (isOwn ? undefined : entryRepair(chunk, first, isTopKey)) ?? hiddenStart(first);
  if (joined) strays.push(joined);
  let prose: Line | undefined;
  const from = joined || beginsEntry(first.content.replace(/^\uFEFF/, '')) ? lineAfter(chunk, first) : first;
  // The offset up to which the chunk was searched for open quotes and brackets.
  let looked = 0;
  // The end of the last quoted scalar or flow collection that continues at the left margin.
  let quoted = 0;
  // The end of the last group of lines that was repaired as a whole, such as a table.
  let end = 0;
  // The end of the last run of lines indented by special spaces, which are reported as one problem.
  let spaced = 0;
  // The number of lines with content since the last line with fence characters, or since the first line.
  let sinceFence = 0;
  for (let line: Line | undefined = from; line; line = lineAfter(chunk, line)) {
    if (strays.length >= max) return strays;
    if (hasFenceMarks(line)) sinceFence = 0;
    else if (/^\s*[^\s#]/.test(line.content)) sinceFence++;
    const bare = line.content.replace(/^\uFEFF/, '');
    const isKey = line === first || line.start < quoted || isTopKey((/^[^:]*/.exec(bare)?.[0] ?? '').trim());
    if (!isKey && line.start < spaced) continue;
    const indented = isKey ? undefined : ordinarySpaces(chunk, line);
    if (indented) {
      spaced = indented.end;
      if (line.start < end) continue;
      strays.push(indented.repair);
      end = indented.end;
      continue;
    }
    if (!/^[^\s#]/.test(bare) || /^(?:---|\.\.\.)(?:\s|$)/.test(bare)) continue;
    if (/^(?:-(?:\s|$)|[\]}])/.test(bare) && !surroundedKey(chunk, line, isTopKey)) continue;
    if (beginsEntry(bare)) {
      const isUnderindented = line.start >= end && line !== first && isUnderindentedBodyLine(chunk, line, isTopKey);
      const repair = isUnderindented ? underindentedBodyAt(chunk, line, isTopKey) : undefined;
      // The repair covers all remaining lines of the chunk, which belong to the same block scalar.
      if (repair) return [...strays, unasked(repair)];
      continue;
    }
    if (line.start < quoted || line.start < end) continue;
    const triple = strays.length === 0 ? tripleQuotesAtMargin(chunk, line) : undefined;
    if (triple) {
      strays.push(triple.repair);
      end = triple.end;
      continue;
    }
    const quoteEnd = endOfUnderindentedValue(chunk, looked, line.start, isTopKey);
    looked = line.start;
    if (quoteEnd !== undefined) {
      quoted = quoteEnd;
      continue;
    }
    const table = tableAtMargin(chunk, line) ?? checkBoxesAtMargin(chunk, line);
    if (table) {
      strays.push(table.repair);
      end = table.end;
      continue;
    }
    const hidden = hiddenStart(line) ?? surroundedKey(chunk, line, isTopKey);
    const plainKey = hidden ?? markedKey(line, isTopKey);
    const repaired = plainKey ?? colonRepair(chunk, line, isTopKey);
    // If a line is indented too little for its block scalar, so are the lines after it. The rest of the chunk is repaired elsewhere.
    const isUnderindented =
      blockHeaderAbove(chunk, line) !== undefined &&
      !(plainKey && !hidden) &&
      !(repaired && isTopKey(firstWord.exec(bare.slice(0, maxBeforeWord))?.[1] ?? '')) &&
      !(foreign(chunk, line) && contentLineAfter(chunk, line) === undefined);
    if (isUnderindented || (sinceFence <= maxAbove && isInFence(chunk, line))) break;
    const text = repaired || foreign(chunk, line) ? undefined : underindentedTextAt(chunk, line, isTopKey);
    if (text) {
      strays.push(text.repair);
      end = text.end;
      continue;
    }
    // Adjacent lines of pasted prose are reported as one problem. Single words are not joined, because they may be keys that are being
    // typed.
    const continues = prose !== undefined && lineAfter(chunk, prose)?.start === line.start;
    prose = /\S\s+\S/.test(withoutComment(bare)) ? line : undefined;
    const last = strays[strays.length - 1];
    if (repaired) strays.push(repaired);
    else if (continues && prose && last && last.edits.length < maxJoined)
      strays[strays.length - 1] = joinedWith(last, line);
    else {
      const single = prose || /^[^a-z]|:/i.test(bare) ? noPart(line) : withoutLine(line, unfinished(bare));
      strays.push(foreign(chunk, line) ?? withBlockBelow(chunk, single, line));
    }
  }
  return strays;
}

/** Returns the repair for a line that begins an entry, but with no space or another colon after its colon, or with other text around its key. */
const entryRepair = (chunk: string, line: Line, isTopKey: (word: string) => boolean): Repair | undefined =>
  (line.content.trimEnd().endsWith('::') ? doubleColon(line) : undefined) ??
  surroundedKey(chunk, line, isTopKey) ??
  markedKey(line, isTopKey) ??
  spaceAfterColon(chunk, line) ??
  doubleColon(line);

/**
 * Extends the repair of an omitted line to the indented lines and items below it if the value above it is complete on its own line. Otherwise,
 * these lines would become part of that value.
 */
function withBlockBelow(chunk: string, repair: Repair, line: Line): Repair {
  const above = contentLineBefore(chunk, line);
  if (above && !isCompleteEntry(above)) return repair;
  let whole = repair;
  for (let below = lineAfter(chunk, line); below && (below.indent > 0 || below.end === below.start || isItem(below));) {
    if (below.content.trim() !== '') whole = joinedWith(whole, below);
    below = lineAfter(chunk, below);
  }
  return whole;
}

/** The maximum number of adjacent lines of prose that are reported as one problem. */
const maxJoined = 50;

/** Returns the repair for a line that cannot become a key, such as prose or a URL; its fix turns the line into a comment. */
function noPart(line: Line): Repair {
  const repair = withoutLine(
    line,
    'This line is neither a key with a value nor part of a value. Use `key: value`, indent the line if it belongs to the text above, or turn it into a comment.',
  );
  const [start] = repair.problem.span;
  const edits: Edit[] = [{ span: [start, start], newText: '# ' }];
  return { ...repair, problem: { ...repair.problem, fixes: [{ title: 'Convert to a comment', edits }] } };
}

function joinedWith(stray: Repair, line: Line): Repair {
  const { edits } = withoutLine(line, '');
  const unparsed: Span = [stray.unparsed?.[0] ?? line.start, line.end];
  const fixes = stray.problem.fixes?.map((fix) => ({
    ...fix,
    edits: [...fix.edits, { span: [line.start, line.start] as Span, newText: '# ' }],
  }));
  return { problem: { ...stray.problem, ...(fixes ? { fixes } : {}) }, edits: [...stray.edits, ...edits], unparsed };
}

/** Returns the repair for a key that follows invisible characters, such as a byte order mark, a zero-width space or a no-break space. */
function hiddenStart(line: Line): Repair | undefined {
  const from = line.start === 0 && line.content.startsWith('\uFEFF') ? 1 : 0;
  const hidden = /^[\u00a0\u200b-\u200d\u2060\ufeff]+(?=\S)/.exec(line.content.slice(from))?.[0];
  if (!hidden) return undefined;
  const start = line.start + from;
  const edits = [{ span: [start, start + hidden.length] as Span, newText: '' }];
  const message = `This line begins with ${nameOfHidden(hidden)}. Remove the character.`;
  const end = line.start + line.content.trimEnd().length;
  return { problem: syntaxProblem([start, end], message, { title: 'Remove the character', edits, safe: true }), edits };
}

/** Repairs `severity:: critical`. */
function doubleColon(line: Line): Repair | undefined {
  const found = /^\uFEFF?[a-z][a-z0-9_]*:(:+)(?:[ \t]|$)/.exec(line.content);
  if (!found) return undefined;
  const start = line.start + found[0].indexOf(':');
  const edits = [{ span: [start + 1, start + 1 + (found[1]?.length ?? 0)] as Span, newText: '' }];
  const message = 'A key must be followed by exactly one colon. Remove the others.';
  return { problem: syntaxProblem([start, start + 2], message, { title: 'Keep one colon', edits, safe: true }), edits };
}

/**
 * Returns the repair for a line left over from other tools, such as a merge conflict marker, a Markdown fence or rule, a line of a diff, or a
 * C comment; undefined for any other line.
 */
function foreign(chunk: string, line: Line): Repair | undefined {
  const what = /^(?:<{7}|={7}|>{7}|\|{7})(?:\s|$)/.test(line.content)
    ? 'is part of a merge conflict whose other markers are missing'
    : /^(?:`{3,}|~{3,})/.test(line.content)
      ? strayFence
      : /^(?:-{4,}|={4,}|\*{3,}|_{3,})\s*$/.test(line.content)
        ? 'is a dividing line, which is not YAML'
        : /^@@ .*@@/.test(line.content)
          ? 'comes from a diff'
          : undefined;
  if (what) return foreignLine(chunk, line, what);
  const start: Span = [line.start, line.start + 2];
  if (line.content.startsWith('// ')) return replaced(line, start, '#', 'A comment begins with `#`, not with `//`.');
  return /^\+(?=\s+- |\s*\w+:)/.test(line.content)
    ? replaced(
        line,
        [line.start, line.start + 1],
        '',
        'The `+` at the start of this line comes from a diff. Remove it.',
      )
    : undefined;
}

function replaced(line: Line, span: Span, newText: string, message: string): Repair {
  const edits = [{ span, newText }];
  const title = newText === '' ? 'Remove the `+`' : `Change to \`${newText}\``;
  const whole: Span = [line.start, line.start + line.content.trimEnd().length];
  return { problem: syntaxProblem(whole, message, { title, edits }), edits };
}
