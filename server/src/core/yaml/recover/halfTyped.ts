/** Repairs unfinished lines. Also contains a last resort, which omits the line of the error. */
import { contentLineAfter, hasValueBelow } from './outline.ts';
import type { Edit } from '../../text/edits.ts';
import type { Span } from '../../text/text.ts';
import { singleQuoted } from '../quote.ts';
import {
  lineAround,
  syntaxProblem,
  type RecoveryStrategy,
  type Line,
  type Repair,
  needsSpace,
  unfinished,
} from './repair.ts';

/** Repairs `severity:high`: the space after the colon is missing. */
export const missingSpace: RecoveryStrategy = ({ text, at, code }) =>
  code === 'MULTILINE_IMPLICIT_KEY' || code === 'MISSING_CHAR'
    ? spaceAfterColon(text, lineAround(text, at))
    : undefined;

/** Returns the repair for a line whose key has no space after its colon; undefined for any other line. */
export function spaceAfterColon(text: string, line: Line): Repair | undefined {
  const match = /^(\uFEFF?\s*(?:- +)*[a-z][a-z0-9_]*):(?=[^\s:/\\])/.exec(line.content);
  if (!match) return undefined;
  const location = line.start + match[0].length;
  const value = line.content.slice(match[0].length).trimEnd();
  // With a space before it, the `#` would begin a comment.
  const isComment = value.startsWith('#');
  const edits: Edit[] = isComment
    ? [{ span: [location, location + value.length], newText: ` ${singleQuoted(value)}` }]
    : [{ span: [location, location], newText: ' ' }];
  const message = needsSpace(match[1]?.trim().replace(/^(?:- +)+/, '') ?? '');
  const fix = {
    title: isComment ? 'Add a space, and put the text in quotes' : 'Add a space after the colon',
    edits,
    safe: !hasValueBelow(text, line),
  };
  return { problem: syntaxProblem([location - 1, location], message, fix), edits };
}

/** Omits text without a colon where a key is being typed. */
export const unfinishedKey: RecoveryStrategy = ({ text, at, code }) => {
  if (code !== 'MULTILINE_IMPLICIT_KEY' && code !== 'MISSING_CHAR') return undefined;
  const line = lineAround(text, at);
  const word = /^(\s*(?:- +){0,20})([^\s#][^#]*)/.exec(line.content);
  const written = word?.[2]?.trimEnd() ?? '';
  if (!word || /:(?:\s|$)/.test(written)) return undefined;
  const start = line.start + (word[1]?.length ?? 0);
  const span: Span = [start, start + written.length];
  return { problem: syntaxProblem(span, unfinished(written)), edits: [{ span, newText: '' }], unparsed: span };
};

const reasons: Readonly<Record<string, string>> = {
  BAD_INDENT: 'The indentation of this line matches no line above it. Indent it like the lines around it.',
  BAD_DIRECTIVE: 'A line that begins with % must be a YAML directive, but this is not one. Put the text in quotes.',
  BAD_PROP_ORDER: 'An anchor or a tag is not allowed here. Remove it.',
  BLOCK_IN_FLOW:
    'Inside brackets, values are separated by commas, not by line breaks or dashes. Use only commas, or remove the brackets.',
  KEY_OVER_1024_CHARS: 'A key may not be longer than 1024 characters. Put the text in quotes.',
  MISSING_CHAR: 'A character is missing here, often a comma between two values or a colon after a key.',
  MULTIPLE_ANCHORS: 'A value can have only one anchor. Remove the others.',
  MULTIPLE_TAGS: 'A value can have only one tag. Remove the others.',
  TAB_AS_INDENT: 'A tab indents this line, but YAML allows only spaces there. Indent with two spaces per level.',
  UNEXPECTED_TOKEN: 'Unexpected text. Check the quotes, brackets and indentation before it.',
};

/** Returns the message for an error that no recovery strategy handles, by the library's error code. */
export const reasonOf = (code: string): string =>
  reasons[code] ?? 'This is not valid YAML. Check quotes, brackets and indentation.';

/** A last resort: reports the error at its location, and omits its line. */
export const dropLine: RecoveryStrategy = ({ text, at, code }) => {
  let line = lineAround(text, Math.min(at, Math.max(0, text.length - 1)));
  // A comment may be indented in any way. The library reports an error that begins with the comments above the malformed line.
  if (line.content[line.indent] === '#') line = contentLineAfter(text, line) ?? line;
  while (line.content.trim() === '' && line.start > 0) line = lineAround(text, line.start - 1);
  const from = Math.min(Math.max(at, line.start + line.indent), line.end);
  const end = line.start + line.content.trimEnd().length;
  const span: Span = [Math.min(from, Math.max(line.start, end - 1)), Math.max(end, from)];
  return {
    problem: syntaxProblem(span, reasonOf(code)),
    edits: [{ span: [line.start, line.end], newText: '' }],
    unparsed: [line.start, line.end],
  };
};
