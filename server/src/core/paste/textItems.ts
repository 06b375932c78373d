/** Converts pasted text to items in a list of strings. */
import type { TextShape } from '../schema/schemaIndex.ts';
import { isSafePlain } from '../yaml/quote.ts';
import { withoutBullet } from '../import/texts/lines.ts';
import { quotedLine } from './blockText.ts';
import { withoutLineHyphens } from './proseLines.ts';
import { joinLines, type ReadLine, type Reading, type Row } from './row.ts';

/** Matches kinds of values that contain no commas and are often listed on a single line, separated by commas. */
const separable = /^(?:sector|region|tag|actor|malware|tool|software|campaign|technique-id)$/;

/**
 * Reads text as items. A line with a bullet or a number begins an item, and other lines continue it. Text without bullets is split into
 * paragraphs if it is prose with blank lines, and into lines otherwise. Returns undefined for a single line that needs no conversion.
 */
export function readItems(text: string, shape: TextShape): Reading | undefined {
  const lines = withoutLineHyphens(text);
  const items = lines.some((line) => isMarked(line)) ? marked(lines, shape.prose) : plain(lines, shape);
  return items && joinLines(items.map((item): ReadLine => ('comment' in item ? item : { rows: [itemRow(item.text)] })));
}

type Item = { readonly text: string } | { readonly comment: string };

/** Returns a row that is a plain string. */
export const itemRow = (text: string): Row => ({ pairs: [], text });

const isMarked = (line: string): boolean => withoutBullet(line).mark !== undefined;

function marked(lines: readonly string[], isProse: boolean): readonly Item[] {
  const items: Item[] = [];
  let isOpen = false;
  let outer: Bullet | undefined;
  for (const line of lines) {
    const { mark, text: written } = withoutBullet(line);
    const text = mark === '-' ? unquoted(written) : written;
    const last = items.at(-1);
    if (text === '') isOpen = false;
    else if (mark !== undefined) {
      const own = bulletOf(line, mark);
      const isNested = isProse && isOpen && outer !== undefined && isBelow(own, outer);
      if (isNested && last && 'text' in last) items[items.length - 1] = { text: `${last.text}\n- ${text}` };
      else {
        items.push({ text });
        outer ??= own;
      }
      isOpen = true;
    } else if (isOpen && last && 'text' in last) items[items.length - 1] = { text: `${last.text} ${text}` };
    // In a list with bullets, a line without one is a heading, or a sentence after the list.
    else items.push({ comment: text });
  }
  return items;
}

/**
 * The column of a bullet, and its normalised mark: all numbers are treated as the same mark, and so are all letters before a parenthesis or
 * a full stop.
 */
interface Bullet {
  readonly column: number;
  readonly look: string;
}

const bulletOf = (line: string, mark: string): Bullet => ({
  column: line.length - line.trimStart().length,
  look: mark.replace(/\d+/, '1').replace(/^[a-z](?=[.)])/, 'a'),
});

const isBelow = (own: Bullet, outer: Bullet): boolean =>
  own.column > outer.column + 1 || (own.look !== outer.look && own.column >= outer.column);

/** Returns the text of an item. If the item is a quoted YAML scalar and its value needs the quotes, returns the value. */
function unquoted(text: string): string {
  const [, double] = /^"((?:[^"\\]|\\["\\])*)"$/.exec(text) ?? [];
  const [, single] = /^'((?:[^']|'')*)'$/.exec(text) ?? [];
  const value = double?.replace(/\\(.)/g, '$1') ?? single?.replaceAll("''", "'");
  return value === undefined || isSafePlain(value) ? text : value;
}

function plain(lines: readonly string[], { value, prose }: TextShape): readonly Item[] | undefined {
  const written = lines.map((line) => line.trim());
  const filled = written.filter((line) => line !== '');
  const [only = '', another] = filled;
  if (another === undefined) {
    const parts = only.split(/[,;•|]/).flatMap((part) => part.trim().replace(/^and\s+/, '') || []);
    const isList =
      value !== undefined && separable.test(value) && parts.length > 1 && parts.every((part) => part.length <= 40);
    if (isList) return parts.map((text) => ({ text: text.replace(/\.$/, '') }));
    return quotedLine(only) === undefined ? undefined : [{ text: only }];
  }
  const hasParagraphs = prose && written.slice(1, -1).some((line, at) => line === '' && written[at + 2] !== '');
  const items: { text: string }[] = [];
  let isOpen = false;
  for (const line of written) {
    const last = items.at(-1);
    if (line === '') isOpen = false;
    else if (last && isOpen && (hasParagraphs || goesOn(last.text, line))) last.text = `${last.text} ${line}`;
    else {
      items.push({ text: line });
      isOpen = true;
    }
  }
  return items;
}

/**
 * Whether a line continues the sentence on the line above. This is assumed if `line` begins with a lower-case letter and the line above is
 * long and does not end a sentence.
 */
const goesOn = (above: string, line: string): boolean =>
  /^\p{Ll}/u.test(line) && above.length > 40 && !/[.!?:;]$/.test(above) && !/[\\/.]/.test(line.split(' ', 1)[0] ?? '');
