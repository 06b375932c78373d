/** Places that YAML reads otherwise than their author means them. */
import type { AdvisoryDocument, CursorContext, Environment } from '../../core/index.ts';

/** A cursor, and the text that an insertion needs before it to be valid there. */
export interface Reading {
  readonly cursor: CursorContext;
  readonly lead: string;
}

/** The cursor as its author means it; `offset` is where it stands. */
export function readPlace(
  document: AdvisoryDocument,
  cursor: CursorContext,
  offset: number,
  env: Environment,
): Reading {
  const kept = keepBrackets(document, cursor, offset);
  return (
    pastedTechnique(document, kept, offset, env) ??
    firstItem(kept, env) ??
    flowItem(document, kept) ?? { cursor: kept, lead: isBehindHyphen(document, kept) ? ' ' : '' }
  );
}

/** In a flow collection that began on an earlier line, what is replaced ends before the next comma or bracket. */
function keepBrackets({ text }: AdvisoryDocument, cursor: CursorContext, offset: number): CursorContext {
  if (!cursor.flow || cursor.style !== 'plain') return cursor;
  const at = text.slice(offset, cursor.replace[1]).search(/\s*[,\]}]/);
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
): Reading | undefined {
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
function firstItem(cursor: CursorContext, env: Environment): Reading | undefined {
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
function flowItem(document: AdvisoryDocument, cursor: CursorContext): Reading | undefined {
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

/** `-▮` without a blank: the item needs one. */
function isBehindHyphen({ text }: AdvisoryDocument, { slot, replace }: CursorContext): boolean {
  return slot !== 'none' && text[replace[0] - 1] === '-';
}

/**
 * Before something that is no word to be completed: in the indentation of a line or behind its hyphen with content further on, before a
 * hyphen, before a quote or bracket that opens. What is inserted there would break what follows.
 */
export function isBeforeContent({ lines, text }: AdvisoryDocument, { style }: CursorContext, offset: number): boolean {
  const line = lines.lineAt(offset);
  const before = text.slice(lines.startOf(line), offset);
  const behind = text.slice(offset, lines.endOf(line));
  if (style === 'plain' && /^["'[{]/.test(behind)) return true;
  return /^[\s-]*$/.test(before) && /^(?:[ \t]+[^\s#]|-(?:\s|$))/.test(behind);
}
