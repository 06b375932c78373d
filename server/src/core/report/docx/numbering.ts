/** Writes the numbering of lists in a Word document as XML. Source: ECMA-376 part 1, section 17.9. */
import type { ListNumbering } from './markup.ts';

/** The indentation of each list level, in twips. */
export const listIndent = 360;
/** The maximum list level (zero-based): Word has nine levels. */
export const maxListLevel = 8;

/** An ordered list. */
export interface OrderedList {
  /** The first number. */
  readonly start: number;
  /** The zero-based level. */
  readonly level: number;
}

/** The ID of the numbering of all bulleted lists. */
const bullets = 1;

/** Returns the numbering of the bulleted lists at a level. */
export const bulleted = (level: number): ListNumbering => ({ id: bullets, level });

/** Adds an ordered list to `lists`, and returns its numbering. */
export function numbered(list: OrderedList, lists: OrderedList[]): ListNumbering {
  lists.push(list);
  return { id: bullets + lists.length, level: list.level };
}

/**
 * Returns the part `word/numbering.xml`. Lists with the same first number and level share a definition, but each has its own numbering, so
 * that each begins with its first number.
 */
export function numberingPart(lists: readonly OrderedList[]): string {
  const keyOf = ({ start, level }: OrderedList): string => `${start} ${level}`;
  const shared = new Map(lists.map((list) => [keyOf(list), list]));
  const ids = new Map([...shared.keys()].map((key, index) => [key, index + 1]));
  const definitions = [...shared.values()].map((list, index) => definition(index + 1, 'decimal', list));
  const numberings = lists.map((list, index) => {
    const { start, level } = list;
    const first = `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${start}"/></w:lvlOverride>`;
    return numbering(bullets + 1 + index, ids.get(keyOf(list)) ?? 0, first);
  });
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">',
    definition(0, 'bullet', { start: 1, level: maxListLevel }),
    ...definitions,
    numbering(bullets, 0, ''),
    ...numberings,
    '</w:numbering>',
  ].join('');
}

const numbering = (id: number, definitionId: number, overrides: string): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${definitionId}"/>${overrides}</w:num>`;

/** Returns a definition of all list levels up to that of the given list. */
function definition(id: number, format: 'bullet' | 'decimal', { start, level }: OrderedList): string {
  const levels = Array.from({ length: level + 1 }, (_none, at) => {
    const text = format === 'decimal' ? `%${at + 1}.` : at % 2 === 0 ? '•' : '–';
    const look = `<w:pPr><w:ind w:left="${(at + 1) * listIndent}" w:hanging="${listIndent}"/></w:pPr>`;
    return `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/>${look}</w:lvl>`;
  });
  return `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="hybridMultilevel"/>${levels.join('')}</w:abstractNum>`;
}
