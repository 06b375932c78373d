/** Texts of several lines without `|` that a colon, a ` #` or a comment in one of their lines ends for YAML. */
import type { Fix } from '../../problems/problem.ts';
import type { Edit } from '../../text/edits.ts';
import {
  contentLineBefore,
  lineAround,
  syntaxProblem,
  type Broken,
  type Line,
  type RecoveryStrategy,
  type Repair,
} from './repair.ts';
import { parentOf } from './suspects.ts';
import { textRegion, widthOf, type Breaker, type TextLine, type TextRegion } from './textRegion.ts';
import { quoteRepair } from './unquoted.ts';

/** At most this many lines above an error are tried as the first line of the text that it is in. */
const maxParents = 8;

/** `summary: Actors exploit the flaw.` and below it `  Note: patch now.`: one text, which is made a block. */
export const wrappedText: RecoveryStrategy = (broken) => {
  const region = regionAround(broken);
  return region && repairOf(broken.text, region);
};

/** The text of several lines that holds the error, and what ends it. */
function regionAround({ text, at, isTopKey }: Broken): TextRegion | undefined {
  const line = lineAround(text, Math.min(at, text.length));
  const before = contentLineBefore(text, line);
  for (const from of [line, before])
    for (let head = from, i = 0; head && i < maxParents; head = parentOf(text, head), i++) {
      const region = textRegion(text, head, isTopKey);
      const last = region?.below.at(-1)?.line;
      if (!region || !last || last.end < (from?.start ?? 0)) continue;
      if (region.breakers.some(({ kind, start }) => kind !== 'colon' || start > region.head.end)) return region;
    }
  return undefined;
}

function repairOf(text: string, region: TextRegion): Repair | undefined {
  const [first] = region.breakers;
  if (!first) return undefined;
  const end = region.below.at(-1)?.line.end ?? region.head.end;
  const lost = [region.valueAt, end] as const;
  const onlyComments = region.breakers.every(({ kind }) => kind === 'comment');
  const fixes = onlyComments
    ? [commentsAbove(text, region), asBlock(text, region, 'Make the comment a part of the text', false)]
    : [
        (isOneLine(text, region) ? asQuoted(text, region) : undefined) ??
          asBlock(text, region, 'Make it a block of text', true),
      ];
  const [fix] = fixes;
  if (!fix) return undefined;
  const problem = syntaxProblem([first.start, first.end], messageOf(text, region, first), fix, codes[first.kind]);
  return { problem: { ...problem, fixes: [...(problem.fixes ?? []), ...fixes.slice(1)] }, edits: fix.edits, lost };
}

const codes = { colon: 'yaml/unquoted-colon', hash: 'yaml/comment-in-value', comment: 'yaml/syntax' } as const;

function messageOf(text: string, { key }: TextRegion, { kind, start, end }: Breaker): string {
  const words = text.slice(start, end);
  const short = words.length > 60 ? `${words.slice(0, 57)}…` : words;
  const owner = key === undefined ? 'the list item' : `\`${key}\``;
  const remedy = key === undefined ? 'Put the whole item in quotes' : `Write \`|\` after \`${key}:\``;
  if (kind === 'colon')
    return `"${short}" is part of the text of ${owner}, but a colon followed by a space makes YAML read a key. ${remedy}.`;
  if (kind === 'hash')
    return `\`${short}\` is a comment to YAML, which ends the text of ${owner} before the lines below. ${remedy}.`;
  return `This comment ends the text of ${owner}, so the lines below it belong to nothing. Move the comment above the text.`;
}

/** Keys whose values are one line: several are joined. */
const oneLineKey = /^(?:title|name|id|value|stage|event|type|url|file)$/;

/** Whether the lines of a text are one paragraph that is better written on a line. */
function isOneLine(text: string, region: TextRegion): boolean {
  if (!region.isBeside || (region.key !== undefined && !oneLineKey.test(region.key))) return false;
  const lines = [region.first, ...region.below];
  if (lines.some(({ comment }) => comment)) return false;
  const end = region.below.at(-1)?.line.end ?? region.head.end;
  return !/\n[ \t]*\r?\n|\n[ \t]*(?:[-*+•‣▪●–—]|\d{1,3}[.)])[ \t]/.test(text.slice(region.valueAt, end));
}

function asQuoted(text: string, region: TextRegion): Fix | undefined {
  const last = region.below.at(-1)?.line ?? region.head;
  const end = last.start + last.content.trimEnd().length;
  return quoteRepair(text, [region.valueAt, end], '').problem.fixes?.[0];
}

/** Puts `|` after the key or the dash, and every line of the text below it. */
function asBlock(text: string, region: TextRegion, title: string, isCommentKept: boolean): Fix {
  const { head, valueAt, isBeside } = region;
  const moved = isCommentKept ? movedComments(text, region, undefined) : [];
  const below = region.below.filter(({ comment }) => !(isCommentKept && comment?.ownLine));
  const widths = below.map(({ line }) => widthOf(line));
  const indent = Math.max(region.column + 1, Math.min(...widths));
  const edits: Edit[] = below.flatMap(({ line }, i) => {
    const wanted = !isBeside && i === 0 ? indent : Math.max(indent, widths[i] ?? indent);
    const lead = line.content.slice(0, line.indent);
    const newText = ' '.repeat(wanted);
    return lead === newText ? [] : [{ span: [line.start, line.start + line.indent], newText }];
  });
  const start = isBeside ? `|${lineBreak(text, head)}${' '.repeat(indent)}` : ' |';
  edits.push({ span: [valueAt, valueAt], newText: start });
  return { title, edits: [...edits, ...moved], safe: isCommentKept };
}

const commentsAbove = (text: string, region: TextRegion): Fix => ({
  title: 'Move the comment above the text',
  edits: movedComments(text, region, region.below.at(-1)),
  // Below a key alone they may be headings of Markdown.
  safe: region.isBeside,
});

/** The comments between the lines of a text, moved above its first line; except for that of one line. */
function movedComments(
  text: string,
  { head, first, below }: TextRegion,
  except: TextLine | undefined,
): readonly Edit[] {
  const lines = first.line === head ? [first, ...below] : below;
  const found = lines.filter((one): one is Required<TextLine> => one.comment !== undefined && one !== except);
  if (found.length === 0) return [];
  const eol = lineBreak(text, head);
  const lead = head.content.slice(0, head.indent);
  const above = found.map(({ comment }) => `${lead}${text.slice(comment.start, comment.end)}${eol}`).join('');
  const edits = found.map(({ line, comment }): Edit => {
    const next = text.indexOf('\n', line.end) + 1;
    return { span: comment.ownLine ? [line.start, next] : [comment.from, comment.end], newText: '' };
  });
  const at = text.startsWith('\uFEFF') && head.start === 0 ? 1 : head.start;
  return [{ span: [at, at], newText: above }, ...edits];
}

const lineBreak = (text: string, line: Line): string => (text[line.end] === '\r' ? '\r\n' : '\n');
