/**
 * Repairs indented sections at the start of a document whose other sections begin at the left margin, as after pasting over the first
 * lines.
 */
import type { Edit } from '../../text/edits.ts';
import { isOwnKey } from '../ownKey.ts';
import { lineAfter, lineAround, keyedLine, syntaxProblem, type Line, type Repair } from './repair.ts';

/** The maximum number of indented lines at the start that are moved. */
const maxLines = 5_000;

/**
 * Returns the repair that moves the indented first sections of a document to the left margin. Returns an empty list for any other document:
 * for example, if the first line is not indented, if no section begins at the margin, or if the indented lines contain anything but sections.
 * If the first line with content is not indented, the rest of the document is not read.
 */
export function indentedHead(text: string, isTopKey: (word: string) => boolean): readonly Repair[] {
  let first: Line | undefined = firstLine(text);
  while (first && (isBlank(first) || first.content === '---')) first = lineAfter(text, first);
  // A list without a key is not a section.
  if (!first || first.indent === 0 || first.content.startsWith('-', first.indent)) return [];
  let by = first.indent;
  const edits: Edit[] = [];
  const keys = new Set<string>();
  let line: Line | undefined = first;
  for (; line && (line.indent > 0 || isBlank(line)); line = lineAfter(text, line)) {
    // A line that begins with `#` may belong to a block of text, so it moves with the lines around it.
    if (isBlank(line) && line.indent < by) continue;
    // A section may begin further to the left than the one above it.
    if (line.indent < by && isTopKey(keyOf(line))) by = line.indent;
    if (edits.length === maxLines || !line.content.startsWith(first.content.slice(0, by))) return [];
    edits.push({ span: [line.start, line.start + by], newText: '' });
    if (isBlank(line) || line.indent > by || line.content.startsWith('-', line.indent)) continue;
    const key = keyOf(line);
    if (key === '') return [];
    keys.add(key);
  }
  const below = line && keyOf(line);
  if (!below || !isTopKey(below) || keys.has(below)) return [];
  const subject = keys.size === 1 ? 'This section is' : `The first ${keys.size} sections are`;
  const message = `${subject} indented, but the sections below begin at the left margin. All sections must begin in the same column. Remove the indentation.`;
  const safe = [...keys].every((key) => isTopKey(key) || isOwnKey(key));
  const fix = { title: 'Remove the indentation', edits, ...(safe ? { safe } : {}) };
  return [{ problem: syntaxProblem([first.start, first.start + first.indent], message, fix), edits }];
}

/** Returns the first line, without the byte order mark. */
function firstLine(text: string): Line {
  const line = lineAround(text, 0);
  const content = line.content.replace(/^\uFEFF/, '');
  const start = line.content.length - content.length;
  return { ...line, start, content, indent: content.length - content.trimStart().length };
}

/** Whether a line is empty, or a comment. */
const isBlank = ({ content }: Line): boolean => /^\s*(?:#|$)/.test(content);

const keyOf = (line: Line): string => keyedLine(line)?.key ?? '';
