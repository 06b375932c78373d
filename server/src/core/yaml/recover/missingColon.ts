/**
 * Repairs keys without a proper colon: `type = tool`, `attack_id S1040`, `aliases` above its list, or text next to a key that has a list
 * below it.
 */
import { contentLineAfter, isItem, isKeyElsewhere } from './outline.ts';
import type { Fix } from '../../problems/problem.ts';
import type { Edit } from '../../text/edits.ts';
import {
  keyedLine,
  lineAfter,
  linesFrom,
  looksLikeKey,
  needsColon,
  syntaxProblem,
  withoutComment,
  type Broken,
  type Line,
  type Repair,
} from './repair.ts';
import { suspects } from './suspects.ts';
import { asBlock, blockAdvice } from './textEdits.ts';
import { looksLikeProse, wordsOf, type TextLine } from './textRegion.ts';

const otherSign =
  /^(\uFEFF?[ \t]*(?:- +)*)([a-z][a-z0-9_]*)([ \t]*(?:=|;|：|[ \t\u00a0]:(?=\S)|:\u00a0)[ \t\u00a0]*)(?=\S|$)/;
const noSign = /^(\uFEFF?[ \t]*(?:- +)*)([a-z][a-z0-9_]*)([ \t]+|$)(?=[^\s#]|$)/;

/** Repairs lines whose key has no proper colon, such as `type = tool` and `attack_id S1040`. */
export function missingColon(broken: Broken): readonly Repair[] {
  return suspects(broken).flatMap((line) => {
    const repair = colonRepair(broken.text, line, (word) => isKeyElsewhere(broken.text, word, line));
    return repair ? [repair] : [];
  });
}

/** Returns the repair for a line that begins with a key without a proper colon; undefined for any other line. `isKnown` recognises keys. */
export function colonRepair(text: string, line: Line, isKnown: (word: string) => boolean): Repair | undefined {
  const isKey = (word: string): boolean => isKnown(word) || (isFirstOfRow(text, line) && identityKey.test(word));
  const other = otherSign.exec(line.content);
  if (other) {
    const [, lead = '', key = '', sign = ''] = other;
    const what = sign.startsWith(':') ? 'A no-break space' : sign.trim() === ':' ? 'A space' : `\`${sign.trim()}\``;
    return withColon(
      line,
      lead.length + key.length,
      sign.length,
      needsColon(sign.startsWith(':') ? `${key}:` : key, what),
      isKey(key),
    );
  }
  const bare = noSign.exec(line.content);
  const [, lead = '', key = '', blanks = ''] = bare ?? [];
  if (!bare) return undefined;
  const alone = withoutComment(line.content.slice(bare[0].length)) === '';
  const next = contentLineAfter(text, line);
  const opens =
    alone &&
    next !== undefined &&
    (next.indent > line.indent || (next.indent === line.indent && isItem(next) && !isItem(line)));
  if (alone ? !opens || !(isKey(key) || next.indent > line.indent) : !isKey(key)) return undefined;
  return withColon(
    line,
    lead.length + key.length,
    alone ? 0 : blanks.length,
    `\`${key}\` is read as a key only if a colon follows it. Add a colon.`,
    isKey(key),
  );
}

/** Keys that rows usually begin with. */
const identityKey = /^(?:name|value|type|id|title|hypothesis|time|event|stage)$/;

/** Whether a line begins an item, and the line below it contains another key of the same row. */
function isFirstOfRow(text: string, line: Line): boolean {
  const lead = /^[ \t]*-[ ]+/.exec(line.content)?.[0];
  const next = lead === undefined ? undefined : lineAfter(text, line);
  return next !== undefined && next.indent === lead?.length && keyedLine(next) !== undefined;
}

function withColon(line: Line, keyEnd: number, gap: number, message: string, isKey: boolean): Repair {
  const from = line.start + keyEnd;
  const rest = line.content.slice(keyEnd + gap).trim();
  const edits: Edit[] = [{ span: [from, from + gap], newText: rest === '' ? ':' : ': ' }];
  const start = line.start + (/^\s*(?:- +)*/.exec(line.content)?.[0].length ?? 0);
  const span = [start, line.start + withoutComment(line.content).length] as const;
  const isOther = line.content.slice(keyEnd, keyEnd + gap).trim() !== '';
  const title = isOther ? 'Replace with a colon' : 'Add a colon';
  return {
    problem: syntaxProblem(span, message, { title, edits, safe: isKey && rest === '' }),
    edits,
  };
}

/** Repairs `malware: Akira` above a list, or `rating: &` above keys: a value on the key's line with another value below it. */
export function valueInTheWay(broken: Broken): readonly Repair[] {
  return suspects(broken).flatMap((line) => {
    const parts = keyedLine(line);
    const next = contentLineAfter(broken.text, line);
    const row = parts && rowBesideKey(broken, line, next, parts);
    if (row && !isItem(next)) return [row];
    if (!parts || !next || parts.value === '' || /^(?:\{|\[(?![^[\]{}"']*\]$)|[|>][-+0-9]*$|[&!]\S)/.test(parts.value))
      return [];
    if (/^["']/.test(parts.value) && !/^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')$/.test(parts.value)) return [];
    const column = parts.lead.length;
    const list =
      isItem(next) &&
      !/^\s*-\s*$/.test(next.content) &&
      (next.indent > column || (next.indent === column && column === 0));
    const sign = /^[&*!]$/.test(parts.value);
    if (!list && !(sign && keyedLine(next) && next.indent > column)) return [];
    const span = [parts.valueAt, parts.valueAt + parts.value.length] as const;
    if (list && parts.value.startsWith('- ')) return [itemBesideKey(broken.text, line, next.indent, parts)];
    if (list) {
      const repair = valueAboveList(broken, line, next, parts);
      return repair ? [repair] : [];
    }
    const message = `\`${parts.key}\` has \`${parts.value}\` on its line and keys below it, but can have only one value. Remove the \`${parts.value}\`.`;
    const edits: Edit[] = [{ span: [parts.valueAt - 1, span[1]], newText: '' }];
    return [
      {
        problem: syntaxProblem(span, message, { title: `Remove the \`${parts.value}\``, edits }),
        edits,
        unparsed: span,
      },
    ];
  });
}

/**
 * Repairs `severity: high` or `sectors: Energy` above `- one`. A key that takes a single value cannot have a list below it. For other keys,
 * the text on the key's line is an item of the list, or does not belong there. No fix removes text.
 */
function valueAboveList(broken: Broken, line: Line, next: Line, parts: Keyed): Repair | undefined {
  const { text, isTopKey } = broken;
  const { key, lead, valueAt, value } = parts;
  const isSingle = lead === '' && isTopKey(key) && !isTopKey(key, 'list');
  const inBrackets = value.startsWith('[');
  const block = !inBrackets && (isSingle || !isTopKey(key)) ? textAboveList(broken, line, parts) : undefined;
  if (block) return block;
  if (isSingle) {
    const section = keyedLine(next);
    if (section && isTopKey(section.key)) return dashBeforeSection(next, section);
    const list: Line[] = [];
    for (const one of linesFrom(text, next)) {
      if (one.content.trim() === '') continue;
      if (one.indent < next.indent || (one.indent === next.indent && !isItem(one))) break;
      list.push(one);
    }
    const edits = list.map(({ start }): Edit => ({ span: [start + next.indent, start + next.indent], newText: '# ' }));
    const span = [next.start + next.indent, next.start + withoutComment(next.content).length] as const;
    const message = `\`${key}\` has a value, so it can't have a list below it. Move the list to the section it belongs to, or remove the list.`;
    return {
      problem: syntaxProblem(span, message, { title: 'Convert the list to comments', edits }),
      edits,
      unparsed: [next.start, list.at(-1)?.end ?? next.end],
    };
  }
  const span = [valueAt, valueAt + value.length] as const;
  const before = line.start + line.content.slice(0, valueAt - line.start).trimEnd().length;
  const newText = `${lineBreakAfter(text, line)}${next.content.slice(0, next.indent)}- `;
  if (inBrackets) return looksLikeKey(key) ? bracketsAboveList(parts, before, newText) : undefined;
  const item = { title: 'Move the text into the list', edits: [{ span: [before, valueAt] as const, newText }] };
  const comment = asComment(valueAt);
  const message = `\`${key}\` has text on its line and a list below it, but can have only one value. Move the text into the list, or remove the text.`;
  return { problem: { ...syntaxProblem(span, message), fixes: [item, comment] }, edits: comment.edits, unparsed: span };
}

/** Repairs `tags: [one, two]` or `tags: []` above `- three`. `before` is the end of the key's colon; `newText` begins an item. */
function bracketsAboveList({ key, valueAt, value }: Keyed, before: number, newText: string): Repair {
  const edits = [...value.matchAll(/^\[ *\]?|, *\]?|\]/g)].map(({ 0: sign, index }): Edit => ({
    span: [index === 0 ? before : valueAt + index, valueAt + index + sign.length],
    newText: sign.endsWith(']') ? '' : newText,
  }));
  const message = `\`${key}\` has a list in brackets on its line and another list below it, but can have only one value. Join the lists.`;
  const span = [valueAt, valueAt + value.length] as const;
  return { problem: syntaxProblem(span, message, { title: 'Join the lists', edits }), edits };
}

/** Repairs `- sectors: [Energy]` below `title: …`: a section with a dash before it. */
function dashBeforeSection({ start, indent }: Line, { key, keyAt }: Keyed): Repair {
  const edits: Edit[] = [{ span: [start, keyAt], newText: '' }];
  const message = `\`${key}\` is a section, not an item of a list. Remove the dash before it.`;
  const fix = { title: 'Remove the dash', edits };
  return { problem: syntaxProblem([start + indent, keyAt + key.length], message, fix), edits };
}

const asComment = (valueAt: number): Fix => ({
  title: 'Convert the text to a comment',
  edits: [{ span: [valueAt, valueAt], newText: '# ' }],
});

const lineBreakAfter = (text: string, { end }: Line): string => (text[end] === '\r' ? '\r\n' : '\n');

/**
 * Repairs `summary: They did two things:` above `- one`, whether or not the list is indented. Either the list is part of the text, or the
 * text does not belong on the key's line.
 */
function textAboveList(
  { text, isTopKey }: Broken,
  line: Line,
  { key, lead, valueAt, value }: Keyed,
): Repair | undefined {
  if (!isTopKey(key, 'prose') && (!looksLikeProse(value) || wordsOf(value) < 4)) return undefined;
  const below: TextLine[] = [];
  for (let one = lineAfter(text, line); one && (one.indent > lead.length || isItem(one)); one = lineAfter(text, one))
    if (one.content.trim() !== '') below.push({ line: one });
  const region = {
    head: line,
    key,
    column: lead.length,
    valueAt,
    isBeside: true,
    first: { line },
    below,
    breakers: [],
  };
  const block = { ...asBlock(text, region, 'Convert to a block of text', true), safe: false };
  const span = [valueAt, valueAt + value.length] as const;
  const message = `\`${key}\` has text on its line and a list below it, but can have only one value. If all of it is text, ${blockAdvice(key, 'add')}. Otherwise, remove the text on the line of the key.`;
  const problem = syntaxProblem(span, message, block);
  return { problem: { ...problem, fixes: [...(problem.fixes ?? []), asComment(valueAt)] }, edits: block.edits };
}

/** Repairs `actors: - name: APT28`, with or without `country: RU` below it: the first row of a list is on the key's line. */
function rowBesideKey(
  { text, isTopKey }: Broken,
  line: Line,
  next: Line | undefined,
  parts: Keyed,
): Repair | undefined {
  const dash = /^-[ \t]+/.exec(parts.value)?.[0].length;
  if (dash === undefined || parts.lead !== '' || !isTopKey(parts.key, 'list')) return undefined;
  const first = keyedLine({ ...line, content: parts.value.slice(dash) });
  if (!first || !looksLikeKey(first.key) || (next && next.indent > 0 && !keyedLine(next))) return undefined;
  const { problem, edits } = itemBesideKey(text, line, next?.indent ? Math.max(0, next.indent - dash) : 2, parts);
  const message = `A list can't begin on the same line as \`${parts.key}:\`. Move the item to the next line.`;
  return { problem: { ...problem, message }, edits };
}

/** Repairs `tags: - one` above `  - two`: the first item is on the key's line, and is moved below it with the given indentation. */
function itemBesideKey(text: string, line: Line, indent: number, { key, valueAt, value }: Keyed): Repair {
  const newText = `${lineBreakAfter(text, line)}${' '.repeat(indent)}`;
  const edits: Edit[] = [{ span: [valueAt - 1, valueAt], newText }];
  const message = `A list must begin on the line below \`${key}:\`. Move the first item there.`;
  const span = [valueAt, valueAt + value.length] as const;
  return {
    problem: syntaxProblem(span, message, { title: 'Move the item to the next line', edits, safe: true }),
    edits,
  };
}

type Keyed = NonNullable<ReturnType<typeof keyedLine>>;
