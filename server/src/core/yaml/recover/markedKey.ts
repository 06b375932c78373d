/** Repairs top-level keys with Markdown formatting (bold, italics or code): `**severity:** high`, `**Sectors:**` above a list. */
import type { Edit } from '../../text/edits.ts';
import type { Span } from '../../text/text.ts';
import { syntaxProblem, withoutComment, type Line, type Repair } from './repair.ts';

/** Matches a key with Markdown formatting, with the colon inside or after it. */
const marked = /^(\*{1,3}|_{2,3}|`)([A-Za-z][A-Za-z _-]{0,40}?)(?::\1:?|\1[ \t]?:)(?:[ \t]+|$)/;
/** Matches a key and its value within the same Markdown formatting. */
const markedWhole = /^(\*{1,3}|_{2,3}|`)([A-Za-z][A-Za-z _-]{0,40}):[ \t]+(\S[^\r\n]*?)\1$/;

/**
 * Returns the repair for a line at the left margin whose top-level key has Markdown formatting; the value is not changed. Returns undefined
 * for any other line. Offsets are relative to the text that contains the line.
 */
export function markedKey(line: Line, isTopKey: (word: string) => boolean): Repair | undefined {
  const from = line.start === 0 && line.content.startsWith('\uFEFF') ? 1 : 0;
  const content = line.content.slice(from);
  if (!/^[*_`]/.test(content)) return undefined;
  const written = withoutComment(content);
  const whole = markedWhole.exec(written);
  const found = marked.exec(content) ?? whole;
  const key = (found?.[2] ?? '')
    .trim()
    .toLowerCase()
    .replace(/[ _-]+/g, '_');
  if (!found || !isTopKey(key)) return undefined;
  const isWhole = found === whole;
  const rest = isWhole ? (found[3] ?? '') : withoutComment(content.slice(found[0].length));
  const start = line.start + from;
  const end = start + (isWhole ? written.length : found[0].length);
  const newText = isWhole || rest !== '' ? `${key}: ${isWhole ? rest : ''}` : `${key}:`;
  const edits: Edit[] = [{ span: [start, end], newText }];
  const shown = rest === '' ? `${key}:` : `${key}: ${rest.length > 60 ? `${rest.slice(0, 59)}…` : rest}`;
  const span: Span = [start, start + Math.max(written.length, end - start - 1)];
  const message = `\`${key}\` is not read as a key because of the Markdown around it. Use \`${shown}\`.`;
  const fix = { title: 'Remove the Markdown around the key', edits };
  return { problem: syntaxProblem(trimmed(span, content, start), message, fix), edits };
}

/** Returns a span without trailing spaces. */
const trimmed = ([start, end]: Span, content: string, at: number): Span => [
  start,
  at + content.slice(0, end - at).trimEnd().length,
];
