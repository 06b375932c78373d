/** Repairs list items that do not begin with a dash and a space: other bullets, a missing space, a missing dash. */
import { ancestorsOf, followersOf, isItem, linesWithKey, parentOf } from './outline.ts';
import type { Edit } from '../../text/edits.ts';
import {
  contentLineBefore,
  keyedLine,
  lineAfter,
  syntaxProblem,
  type Broken,
  type RecoveryStrategy,
  type Line,
  type Repair,
} from './repair.ts';
import { suspects } from './suspects.ts';

/** Matches a bullet used by other programs, or a dash without a space after it. */
const bullet = /^([ \t]*)((?:[•‣▪●◦·∙–—*+](?=[ \t\u00a0])|-(?=[\t\u00a0])|-(?=[^\s-]))[ \t\u00a0]*)(?=\S)/;

/** Repairs `• Education`, `* Education`, `-Education`; adjacent lines of this kind are fixed together. */
export function bullets(broken: Broken): readonly Repair[] {
  const line = suspects(broken).find((one) => bullet.test(one.content));
  return line ? [bulletRepair(broken.text, firstOf(broken.text, line))] : [];
}

/** Matches a bullet, a number, or a dash with a zero-width space before it or without a space after it, before a mapping in braces. */
const bulletOfMapping = /^([ \t]*)((?:[•‣▪●◦·∙–—*+-]|\u200b-|\d{1,3}[.)])[ \t\u00a0]*)(?=\{.*:)/;

/**
 * Repairs `• { value: evil.example }` on the lines below a top-level key that takes a list, which would otherwise be parsed as text or as a key.
 */
export const bulletedMapping: RecoveryStrategy = (broken) => {
  const { text, isTopKey } = broken;
  const line = suspects(broken).find((one) => one.indent > 0 && !isItem(one) && bulletOfMapping.test(one.content));
  const key = line && keyedLine(parentOf(text, line) ?? line)?.key;
  return line && key !== undefined && isTopKey(key, 'list') ? bulletRepair(text, line, bulletOfMapping) : undefined;
};

/** The message and the title of the fix for each sign that is not simply replaced. */
const explanations: Readonly<Record<string, readonly [string, string]>> = {
  '-': ['A dash begins a list item only if a space follows it. Add a space.', 'Add a space after the dash'],
  '\u200b': [
    'An invisible zero-width space before the dash hides the list item. Remove the zero-width space.',
    'Remove the zero-width space',
  ],
};

/** Returns the repair for a line that begins with a bullet, and for similar lines below it. */
function bulletRepair(text: string, first: Line, pattern = bullet): Repair {
  const edits: Edit[] = [];
  for (let line: Line | undefined = first; line; line = lineAfter(text, line)) {
    const found = pattern.exec(line.content);
    if (line.content.trim() !== '' && line.indent < first.indent) break;
    if (!found || line.indent !== first.indent) continue;
    const start = line.start + line.indent;
    edits.push({ span: [start, start + (found[2]?.length ?? 0)], newText: '- ' });
  }
  const sign = /^(?:\d+.|.)/u.exec(first.content.trim())?.[0] ?? '';
  const start = first.start + first.indent;
  const [message, title] = explanations[sign] ?? [
    `\`${sign}\` does not begin a list item. Use a dash and a space instead.`,
    'Replace with a dash',
  ];
  const span = [start, first.start + first.content.trimEnd().length] as const;
  return { problem: syntaxProblem(span, message, { title, edits }), edits };
}

function firstOf(text: string, line: Line): Line {
  let first = line;
  for (
    let above = contentLineBefore(text, line);
    above && above.indent >= line.indent;
    above = contentLineBefore(text, above)
  )
    if (above.indent === line.indent) {
      if (!bullet.test(above.content)) break;
      first = above;
    }
  return first;
}

/** Repairs `Education` between `- Manufacturing` and `- Health`. */
export function missingDash(broken: Broken): readonly Repair[] {
  const { text } = broken;
  return suspects(broken)
    .filter((line) => line.indent > 0 && !isItem(line) && isAmongItems(text, line) && mayBeginRow(text, line))
    .map((line): Repair => {
      const start = line.start + line.indent;
      const edits: Edit[] = [{ span: [start, start], newText: '- ' }];
      const message =
        'This line is among the items of a list, but does not begin with a dash. Add a dash, or indent the line further if it belongs to the item above.';
      const span = [start, line.start + line.content.trimEnd().length] as const;
      return { problem: syntaxProblem(span, message, { title: 'Add a dash', edits }), edits };
    });
}

/** Whether a line may begin a row: its key also begins other rows, or it has no key. */
function mayBeginRow(text: string, line: Line): boolean {
  const key = keyedLine(line)?.key;
  if (key === undefined) return true;
  return linesWithKey(text, key).some(isItem);
}

function isAmongItems(text: string, line: Line): boolean {
  return [ancestorsOf, followersOf].some((linesNear) => {
    for (const other of linesNear(text, line))
      if (other.indent <= line.indent) return other.indent === line.indent && isItem(other);
    return false;
  });
}

const blanks = /^[ \t]*(?! )\p{Zs}\s*/u;

/** Repairs indentation with special spaces, as produced by web pages and word processors. */
export const otherSpaces: RecoveryStrategy = (broken) => {
  const first = suspects(broken).find((line) => blanks.test(line.content));
  return first && ordinarySpaces(broken.text, first)?.repair;
};

/**
 * Returns the repair for consecutive lines that are indented by special spaces, and the offset at which they end; undefined if `first` is
 * not such a line.
 */
export function ordinarySpaces(
  text: string,
  first: Line,
): { readonly repair: Repair; readonly end: number } | undefined {
  const edits: Edit[] = [];
  let end = first.end;
  for (let line: Line | undefined = first; line; line = lineAfter(text, line)) {
    const lead = blanks.exec(line.content)?.[0];
    if (lead === undefined || lead.length === line.content.length) break;
    edits.push({ span: [line.start, line.start + lead.length], newText: lead.replace(/[^ ]/g, ' ') });
    end = line.end;
  }
  if (edits.length === 0) return undefined;
  const lead = blanks.exec(first.content)?.[0] ?? '';
  const message =
    'This line is indented with no-break or other special spaces, which YAML does not accept as indentation.';
  const fix = { title: 'Replace with ordinary spaces', edits, safe: true };
  const span = [first.start, first.start + lead.length] as const;
  return { repair: { problem: syntaxProblem(span, `${message} Replace them with ordinary spaces.`, fix), edits }, end };
}
