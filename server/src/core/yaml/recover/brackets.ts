/** Repairs wrong, extra and missing brackets, commas and closing quotes in flow collections, and comments without a space before them. */
import { isKeyElsewhere } from './outline.ts';
import type { Fix } from '../../problems/problem.ts';
import type { Edit } from '../../text/edits.ts';
import type { Span } from '../../text/text.ts';
import { lineAround, looksLikeKey, syntaxProblem, type Broken, type Repair } from './repair.ts';
import { inFlow, flowValueEnd } from './unquoted.ts';
import { missingClosers, signsOf } from './unclosed.ts';
import { withoutQuoted } from './withoutQuoted.ts';

/** Repairs an error at a bracket or comma, or at a token before which a bracket, comma or closing quote is missing. */
export function brackets(broken: Broken): readonly Repair[] {
  const { text, at, code } = broken;
  const sign = text[at] ?? '';
  const line = lineAround(text, at);
  const before = text.slice(line.start, at);
  const flow = inFlow(before);
  const repairs: Repair[] = [];
  if (/[\]}]/.test(sign) && flow) {
    const closers = missingClosers(before);
    const [wanted] = closers;
    const inner = closers.slice(0, Math.max(0, closers.indexOf(sign)));
    if (inner !== '' && wanted !== sign) {
      const start = line.start + openingAt(before);
      const message = `This bracket is never closed. Add \`${inner}\` before \`${sign}\`.`;
      const title = `Add the missing ${signsOf(inner)}`;
      // `{telemetry: [a, b, stage: c}`: a list usually ends before the next key.
      const key = inner === ']' ? /,[ \t]*[a-z][a-z0-9_]*:[ \t]/.exec(withoutQuoted(text.slice(start, at), ' ')) : null;
      if (key) {
        const end = start + key.index;
        const why = `This bracket is never closed. Add \`${inner}\` where the list ends.`;
        repairs.push(change([end, end], inner, why, title, [start, start + 1]));
      }
      repairs.push(change([at, at], inner, message, title, [start, start + 1]));
    }
    if (wanted && wanted !== sign)
      repairs.push(
        change(
          [at, at + 1],
          wanted,
          `\`${sign}\` can't close a bracket that was opened with \`${wanted === ']' ? '[' : '{'}\`. Use \`${wanted}\`.`,
          `Change to \`${wanted}\``,
        ),
      );
  }
  const rest = /^(?:[\]},]+|["'])(?=[ \t]*(?:\r?\n|$|#))/.exec(text.slice(at, line.end))?.[0];
  // A quote is superfluous only after a closing quote or bracket. Elsewhere, it may begin a value.
  if (!flow && rest && (/[\]}"']$/.test(before.trimEnd()) || !/["']/.test(rest)))
    repairs.push(without([at, at + rest.length], `\`${rest}\` does not belong after this value. Remove it.`, rest));
  if (flow && sign === ',')
    repairs.push(without([at, at + 1], 'There is no value before this comma. Remove the comma.', ','));
  const unclosed = flow && code === 'MISSING_CHAR' ? /(["'])([^"'\r\n]+?),[ \t]*\1$/.exec(before) : null;
  if (unclosed) {
    // `["Health, "Retail"]`: the opening quote of the next value was read as the closing quote of this one.
    const [, quote = '', value = ''] = unclosed;
    const start = line.start + unclosed.index;
    const end = start + 1 + value.length;
    const message = `This quote is not closed. Add \`${quote}\` before the comma.`;
    repairs.push(change([end, end], quote, message, `Add the closing \`${quote}\``, [start, end]));
  } else if (flow && code === 'MISSING_CHAR' && /[^\s,\]}]/.test(sign)) {
    const start = line.start + before.trimEnd().length;
    repairs.push(
      change([start, start], ',', 'A comma is missing between two values. Add it.', 'Add a comma', [
        at,
        flowValueEnd(text, at),
      ]),
    );
  }
  return repairs;
}

/** Returns the index of the innermost bracket left open by `before`, the first part of a line; 0 if there is none. */
function openingAt(before: string): number {
  const open: number[] = [];
  const bare = withoutQuoted(before, ' ');
  for (const { 0: sign, index } of bare.matchAll(/[[\]{}]/g))
    if (sign === '[' || sign === '{') open.push(index);
    else open.pop();
  return open.at(-1) ?? 0;
}

/** Repairs `{name: Rclone attack_id: S1040}`: a comma is missing before a key. */
export function missingComma({ text, at, code }: Broken): readonly Repair[] {
  const line = lineAround(text, at);
  if (code !== 'BLOCK_IN_FLOW' || !inFlow(text.slice(line.start, at))) return [];
  const value = text.slice(at, flowValueEnd(text, at));
  const found = /^(.*?\S)([ \t]+)([a-z][a-z0-9_]*):[ \t]/.exec(value);
  const [, head = '', blanks = '', key = ''] = found ?? [];
  if (!found || !looksLikeKey(key) || !(key.includes('_') || isKeyElsewhere(text, key, line))) return [];
  const start = at + head.length;
  const keyAt = start + blanks.length;
  const message = `A comma is missing before \`${key}\`. Add it.`;
  return [change([start, start], ',', message, 'Add a comma', [keyAt, keyAt + key.length])];
}

/** Repairs a comment without a space before its `#`: `"high"# really`. */
export function commentSpace({ text, at, code }: Broken): readonly Repair[] {
  if (code !== 'MISSING_CHAR' && code !== 'UNEXPECTED_TOKEN') return [];
  const hash = text.indexOf('#', at);
  const line = lineAround(text, at);
  if (hash < 0 || hash > line.end || !/["'\]}]$/.test(text.slice(line.start, hash))) return [];
  return [
    change([hash, hash], ' ', 'A comment needs a space before its `#`. Add a space.', 'Add a space', [hash, line.end]),
  ];
}

function change(location: Span, newText: string, message: string, title: string, span = location): Repair {
  const edits: Edit[] = [{ span: location, newText }];
  const fix: Fix = { title, edits };
  return { problem: syntaxProblem(span, message, fix), edits };
}

const without = (span: Span, message: string, what: string): Repair =>
  change(span, '', message, `Remove the \`${what}\``);
