/** Repairs ` #` in a flow collection, which YAML reads as a comment that includes the closing bracket. */
import { withoutQuoted } from './withoutQuoted.ts';
import type { Edit } from '../../text/edits.ts';
import type { Span } from '../../text/text.ts';
import { singleQuoted } from '../quote.ts';
import type { Composed } from '../compose.ts';
import { contentLineBefore, lineAround, syntaxProblem, type Line, type RecoveryStrategy } from './repair.ts';
import { firstOpen } from './unclosed.ts';
import { flowValueEnd, inFlow } from './unquoted.ts';

/** The maximum number of values on a line that are quoted at once. */
const maxValues = 100;

/** Repairs `[a, #b, c]` by quoting all values on the line that contain ` #`. */
export const hashInFlow: RecoveryStrategy = ({ text, composed, at, code }) => {
  const line = lineAround(text, Math.min(at, text.length));
  const above = contentLineBefore(text, line);
  const found =
    hashOf(line) ??
    hashOf(above) ??
    (code === 'MISSING_CHAR' && above ? hashBeforeComma(above) : undefined) ??
    hashOfLast(text, line, composed) ??
    hashOfLast(text, above, composed);
  if (!found) return undefined;
  const { line: own, hash } = found;
  const edits: Edit[] = [];
  for (const { index } of own.content.matchAll(hashes)) {
    const sign = index;
    const before = own.content.slice(0, sign);
    const last = edits.at(-1);
    if (edits.length >= maxValues) break;
    if (sign < hash || (last && own.start + sign < last.span[1]) || isInQuotes(before)) continue;
    const lead = /^(?:.*(?:,|[[{]|:[ \t]))?[ \t]*/.exec(before)?.[0].length ?? 0;
    const start = own.start + lead;
    const end = flowValueEnd(text, start);
    edits.push({ span: [start, end], newText: singleQuoted(text.slice(start, end)) });
  }
  const end = own.start + own.content.trimEnd().length;
  const span: Span = [own.start + hash, end];
  const written = text.slice(...span);
  const why = /\s/.test(own.content[hash - 1] ?? '') ? ' because of the space before the `#`' : '';
  const message = `YAML reads \`${written}\` as a comment${why}. Put the value in quotes.`;
  const title = edits.length > 1 ? 'Put the values in quotes' : 'Put the value in quotes';
  return { problem: syntaxProblem(span, message, { title, edits, safe: true }, 'yaml/comment-in-value'), edits };
};

/**
 * Matches a `#` after whitespace, an opening bracket or a comma, and without a space after it. YAML reads such a `#` as the start of a
 * comment, or reports an error.
 */
const hashes = /(?<=[\s[{,])#(?=[^\s#])/g;

/** Returns the first match of `hashes` on a line, if it is inside brackets; otherwise undefined. */
function hashOf(line: Line | undefined): { readonly line: Line; readonly hash: number } | undefined {
  if (!line) return undefined;
  for (const { index } of line.content.matchAll(hashes)) {
    const before = line.content.slice(0, index);
    if (isInQuotes(before)) continue;
    return inFlow(before) ? { line, hash: index } : undefined;
  }
  return undefined;
}

/** Finds `b #2]` on its own line, below the line on which the bracket was opened: the closing bracket is part of the comment. */
function hashOfLast(text: string, line: Line | undefined, { tokens }: Composed): ReturnType<typeof hashOf> {
  const open = firstOpen(text, tokens)?.offset ?? Infinity;
  if (!line || open >= line.start || !/[,[{][ \t]*$/.test(contentLineBefore(text, line)?.content ?? ''))
    return undefined;
  const hash = line.content.search(hashes);
  const before = line.content.slice(0, hash);
  const isIn = hash > 0 && /\S/.test(before) && /[\]}]\s*$/.test(line.content) && !isInQuotes(before);
  return isIn ? { line, hash } : undefined;
}

/** Finds `b #2,` on its own line: the comma is part of the comment. */
function hashBeforeComma(line: Line): { readonly line: Line; readonly hash: number } | undefined {
  const found = /^[^"'#]*\S[ \t]+(?=#[^\s#])/.exec(line.content);
  return found && /,\s*$/.test(line.content) ? { line, hash: found[0].length } : undefined;
}

/** Whether a quote is open at the end of `before`, the first part of a line. */
const isInQuotes = (before: string): boolean => /(?:^|[\s[{,:])["'][^"']*$/.test(withoutQuoted(before));
