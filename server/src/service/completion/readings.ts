/** Places that YAML reads otherwise than their author means them. */
import {
  cursorAt,
  hasValueBelow,
  type AdvisoryDocument,
  type CursorContext,
  type Environment,
} from '../../core/index.ts';
import { linePlaces } from './linePlaces.ts';

/** A cursor, where the edit begins, and the text that an insertion needs before it to be valid there. */
export interface Reading {
  readonly cursor: CursorContext;
  readonly lead: string;
  readonly from: number;
}

/** The places that the author may mean at an offset: mostly one, none where any insertion would do harm. */
export function readPlaces(document: AdvisoryDocument, offset: number, env: Environment): readonly Reading[] {
  return linePlaces(document, offset, env).map((line) => {
    const { cursor, lead } = readPlace(document, cursorAt(document, offset, line), offset, env);
    if (line.lead === undefined) return { cursor, lead, from: cursor.replace[0] };
    const start = document.lines.startOf(document.lines.lineAt(offset));
    // The byte order mark of the first line stays.
    return {
      cursor,
      lead: line.lead + lead.trimStart(),
      from: document.text.startsWith('\uFEFF', start) ? start + 1 : start,
    };
  });
}

/** The cursor as its author means it; `offset` is where it stands. */
function readPlace(
  document: AdvisoryDocument,
  cursor: CursorContext,
  offset: number,
  env: Environment,
): Pick<Reading, 'cursor' | 'lead'> {
  const kept = unfilled(document, keepBrackets(document, cursor, offset));
  return (
    pastedTechnique(document, kept, offset, env) ??
    firstItem(kept, env) ??
    flowItem(document, kept) ?? { cursor: kept, lead: needsSpace(document, kept) ? ' ' : '' }
  );
}

/** A placeholder is as good as nothing: all that may stand in its place is offered. */
function unfilled({ text }: AdvisoryDocument, cursor: CursorContext): CursorContext {
  return /^["']?<[^<>]+>["']?$/.test(text.slice(...cursor.replace)) ? { ...cursor, prefix: '' } : cursor;
}

/** In a flow collection that began on an earlier line, what is replaced ends before the next comma or bracket. */
function keepBrackets({ text }: AdvisoryDocument, cursor: CursorContext, offset: number): CursorContext {
  if (!cursor.flow || cursor.style !== 'plain') return cursor;
  const at = text.slice(offset, cursor.replace[1]).search(/(?<!\s)\s*[,\]}]/);
  return at < 0 ? cursor : { ...cursor, replace: [cursor.replace[0], offset + at] };
}

/**
 * `- T1566.002 - Phishing: Spear▮`, as authors paste or type it: to YAML a mapping. Where a row of `mitre_attack` holds a key that
 * the format does not know, the line behind `- ` is taken for the text of one technique.
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

/** An indented line below the key of a list that has no items yet: its first item is begun with a hyphen. */
function firstItem(cursor: CursorContext, env: Environment): Pick<Reading, 'cursor' | 'lead'> | undefined {
  const isOpen = cursor.slot === 'key' && !cursor.flow && !cursor.hasColon && cursor.siblings.length === 0;
  if (!isOpen || typeof cursor.path.at(-1) !== 'string' || !env.schema.formAt(cursor.path)?.list) return undefined;
  const item = {
    ...cursor,
    slot: 'value',
    path: [...cursor.path, 0],
    mayBeKey: true,
    indent: `${cursor.indent}  `,
  } as const;
  return { cursor: item, lead: '- ' };
}

/** A word on a line of its own in a flow list: a value, which YAML could still read as a pair's key. */
function flowItem(document: AdvisoryDocument, cursor: CursorContext): Pick<Reading, 'cursor' | 'lead'> | undefined {
  const isPair = cursor.slot === 'key' && cursor.flow && cursor.siblings.length === 0;
  if (!isPair || typeof cursor.path.at(-1) !== 'number' || openBracket(document.text, cursor.replace[0]) !== '[')
    return undefined;
  return { cursor: { ...cursor, slot: 'value' }, lead: '' };
}

/** The bracket that is open at an offset, as far as brackets alone say. */
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

/** `-▮` and `key:▮` without a space: what follows needs one. */
function needsSpace({ text }: AdvisoryDocument, { slot, replace }: CursorContext): boolean {
  return slot !== 'none' && /[-:]/.test(text[replace[0] - 1] ?? '');
}

/**
 * Before something that is no word to be completed: in the indentation of a line or behind its hyphen with content further on, before a
 * hyphen, before a quote or bracket that opens, before a key. What is inserted there would break what follows.
 */
export function isBeforeContent(
  document: AdvisoryDocument,
  { style, hasColon, prefix, slot, flow }: CursorContext,
  offset: number,
): boolean {
  const { lines, text } = document;
  const line = lines.lineAt(offset);
  const before = text.slice(lines.startOf(line), offset).replace(/^\uFEFF/, '');
  const behind = text.slice(offset, lines.endOf(line));
  if (style === 'plain' && /^["'[{]/.test(behind)) return true;
  if (slot === 'value' && !flow && hasValueBelow(document, line)) return true;
  // A key that is complete is not replaced by another one.
  if (hasColon && prefix === '' && /^[^\s:]/.test(behind)) return true;
  if (before.endsWith(':') && !/^[ \t]*(?:[,\]}]|#|$)/.test(behind)) return true;
  return /^[\s-]*$/.test(before) && /^(?:[ \t]+[^\s#]|-(?:\s|$))/.test(behind);
}
