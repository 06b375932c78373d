/** Finds the contexts of the cursor that the author may intend, even where YAML reads the text differently. */
import {
  cursorAt,
  hasValueBelow,
  joinedValue,
  type AdvisoryDocument,
  type CursorContext,
  type Environment,
} from '../../core/index.ts';
import { lineColumns } from './lineColumns.ts';

/** A cursor, the start of the edit, and the text that must be inserted first to make an insertion valid. */
export interface Reading {
  readonly cursor: CursorContext;
  readonly lead: string;
  readonly from: number;
}

/** Returns the contexts that the author may mean at an offset: usually one; none if any insertion would break the document. */
export function readLocations(document: AdvisoryDocument, offset: number, env: Environment): readonly Reading[] {
  const joined = joinedLocation(document, offset, env);
  if (joined) return [joined];
  return lineColumns(document, offset, env).map((line) => {
    const { cursor, lead } = readLocation(document, cursorAt(document, offset, line), offset, env);
    if (line.lead === undefined) return { cursor, lead, from: cursor.replace[0] };
    const start = document.lines.startOf(document.lines.lineAt(offset));
    // A byte order mark at the start of the first line is kept.
    return {
      cursor,
      lead: line.lead + lead.trimStart(),
      from: document.text.startsWith('\uFEFF', start) ? start + 1 : start,
    };
  });
}

/** Handles `tlp:gre▮`, where the space after the colon is missing. Only applies to a known key whose value is not prose. */
function joinedLocation(document: AdvisoryDocument, offset: number, env: Environment): Reading | undefined {
  const { lines, text } = document;
  if (!joinedValue.test(text.slice(lines.startOf(lines.lineAt(offset)), offset))) return undefined;
  const cursor = cursorAt(document, offset, { joined: true });
  const shape = env.schema.shapeAt(cursor.path);
  if (cursor.slot !== 'value' || !shape || shape.text?.prose === true || text[cursor.replace[0] - 1] !== ':')
    return undefined;
  return { cursor, lead: ' ', from: cursor.replace[0] };
}

/** Returns the cursor at `offset`, adjusted to what the author intends. */
function readLocation(
  document: AdvisoryDocument,
  cursor: CursorContext,
  offset: number,
  env: Environment,
): Pick<Reading, 'cursor' | 'lead'> {
  const kept = unfilled(document, keepBrackets(document, cursor, offset));
  return (
    pastedTechnique(document, kept, offset, env) ??
    firstValue(kept, env) ??
    flowItem(document, kept) ?? { cursor: kept, lead: needsSpace(document, kept) ? ' ' : '' }
  );
}

/** Treats a placeholder as empty, so that all values are offered as replacements. */
function unfilled({ text }: AdvisoryDocument, cursor: CursorContext): CursorContext {
  return /^["']?<[^<>]+>["']?$/.test(text.slice(...cursor.replace)) ? { ...cursor, prefix: '' } : cursor;
}

/** In a flow collection, ends the replaced span before the next comma or closing bracket. */
function keepBrackets({ text }: AdvisoryDocument, cursor: CursorContext, offset: number): CursorContext {
  if (!cursor.flow || cursor.style !== 'plain') return cursor;
  const at = text.slice(offset, cursor.replace[1]).search(/(?<!\s)\s*[,\]}]/);
  return at < 0 ? cursor : { ...cursor, replace: [cursor.replace[0], offset + at] };
}

/**
 * Handles `- T1566.002 - Phishing: Spear▮`, pasted or typed, which YAML reads as a mapping with an unknown key. In `mitre_attack`,
 * everything after `- ` is treated as the text of one technique.
 */
function pastedTechnique(
  { lines, text }: AdvisoryDocument,
  cursor: CursorContext,
  offset: number,
  env: Environment,
): Pick<Reading, 'cursor' | 'lead'> | undefined {
  const [section, index, key] = cursor.path;
  const isRowValue = cursor.slot === 'value' && section === 'mitre_attack' && typeof index === 'number';
  if (!isRowValue || typeof key !== 'string' || env.schema.keyAt(cursor.path) !== undefined) return undefined;
  const line = lines.lineAt(offset);
  const start = /^\s*-\s+(?=T\d)/i.exec(text.slice(lines.startOf(line), offset))?.[0].length;
  if (start === undefined) return undefined;
  const from = lines.startOf(line) + start;
  return {
    lead: '',
    cursor: {
      ...cursor,
      path: [section, index],
      prefix: text.slice(from, offset),
      replace: [from, lines.endOf(line)],
      style: 'plain',
      flow: false,
      siblings: [],
      mayBeKey: false,
    },
  };
}

/** Handles an indented line below a key without a value that expects fixed words, or a list, whose hyphen the proposal inserts. */
function firstValue(cursor: CursorContext, env: Environment): Pick<Reading, 'cursor' | 'lead'> | undefined {
  const isOpen = cursor.slot === 'key' && !cursor.flow && !cursor.hasColon && cursor.siblings.length === 0;
  const shape = isOpen && typeof cursor.path.at(-1) === 'string' ? env.schema.shapeAt(cursor.path) : undefined;
  if (shape?.text?.words && !shape.mapping && !shape.list) return { cursor: { ...cursor, slot: 'value' }, lead: '' };
  if (!shape?.list) return undefined;
  const item = {
    ...cursor,
    slot: 'value',
    path: [...cursor.path, 0],
    mayBeKey: true,
    indent: `${cursor.indent}  `,
  } as const;
  return { cursor: item, lead: '- ' };
}

/** Handles a word in a flow list. The word is treated as a value, although typing a colon would make it a key. */
function flowItem(document: AdvisoryDocument, cursor: CursorContext): Pick<Reading, 'cursor' | 'lead'> | undefined {
  const isPair = cursor.slot === 'key' && cursor.flow && cursor.siblings.length === 0;
  if (!isPair || typeof cursor.path.at(-1) !== 'number' || openBracket(document.text, cursor.replace[0]) !== '[')
    return undefined;
  return { cursor: { ...cursor, slot: 'value' }, lead: '' };
}

/** Returns the bracket that is open at an offset; quotes are ignored. */
function openBracket(text: string, offset: number): string | undefined {
  let closed = 0;
  for (let at = offset - 1; at >= 0; at--) {
    const character = text[at];
    if (character === ']' || character === '}') closed++;
    else if (character === '[' || character === '{') {
      if (closed === 0) return character;
      closed--;
    }
  }
  return undefined;
}

/** Whether a space is missing before the cursor: `-▮` and `key:▮`. */
function needsSpace({ text }: AdvisoryDocument, { slot, replace }: CursorContext): boolean {
  return slot !== 'none' && /[-:]/.test(text[replace[0] - 1] ?? '');
}

/**
 * Whether an insertion at the cursor would break the text after it: the cursor is in the indentation or after the hyphen of a line with
 * content, in front of a hyphen, an opening quote or bracket, or a key, in front of or in an anchor or tag, or at a value that is on the
 * lines below.
 */
export function isBeforeContent(
  document: AdvisoryDocument,
  { style, hasColon, prefix, slot, flow, replace }: CursorContext,
  offset: number,
): boolean {
  const { lines, text } = document;
  const line = lines.lineAt(offset);
  const before = text.slice(lines.startOf(line), offset).replace(/^\uFEFF/, '');
  const after = text.slice(offset, lines.endOf(line));
  if (style === 'plain' && (/^["'[{]/.test(after) || /[&!]/.test(text[replace[0]] ?? ''))) return true;
  if (slot === 'value' && !flow && hasValueBelow(document, line)) return true;
  // A complete key is not replaced by another one.
  if (hasColon && prefix === '' && /^[^\s:]/.test(after)) return true;
  if (before.endsWith(':') && !/^[ \t]*(?:[,\]}]|#|$)/.test(after)) return true;
  return /^[\s-]*$/.test(before) && /^(?:[ \t]+[^\s#]|-(?:\s|$))/.test(after);
}
