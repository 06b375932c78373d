/** Reads tables of indicators without a header: `| domain | evil[.]top | C2 |`. */
import type { IndicatorType } from '../../model/vocabularies.ts';
import { hashType, namedType } from './indicatorWords.ts';

/** An indicator from a table row. */
export interface TableIndicator {
  readonly type?: IndicatorType;
  readonly value: string;
  readonly description?: string;
}

/** Reads each row: a value, its type and notes, in any order. Returns undefined if a row has no value, or more than one. */
export function readIndicatorTable(rows: readonly (readonly string[])[]): readonly TableIndicator[] | undefined {
  const read = rows.map(readRow);
  const whole = read.filter((one) => one !== undefined);
  return whole.length === rows.length ? whole : undefined;
}

function readRow(cells: readonly string[]): TableIndicator | undefined {
  const values = cells.filter(looksLikeValue);
  const [value] = values;
  if (value === undefined || values.length > 1) return undefined;
  const rest = cells.filter((cell) => cell !== '' && cell !== value && !/^[-–—]$/.test(cell));
  const named = rest.find((cell) => namedType(cell)?.typeOf(value) !== undefined);
  const type = named === undefined ? undefined : namedType(named)?.typeOf(value);
  const description = rest.filter((cell) => cell !== named).join('; ');
  return { ...(type === undefined ? {} : { type }), value, ...(description === '' ? {} : { description }) };
}

/** Whether a cell is a URL, an address, a hash, a defanged name, a domain name, or the path of a file or registry key. */
function looksLikeValue(cell: string): boolean {
  const text = cell.trim();
  if (text === '' || text.length > 2_000) return false;
  if (/^(?:h(?:tt|xx)ps?|ftp):\/\/\S+$|^[A-Za-z]:\\\S|^(?:HKLM|HKCU|HKEY_[A-Z_]+|%\w+%)\\/i.test(text)) return true;
  if (/\s/.test(text)) return false;
  const plain = text.replace(/[[({](\.|dot|:|@|at)[\])}]/gi, (_, sign: string) =>
    sign.toLowerCase() === 'dot' ? '.' : sign.toLowerCase() === 'at' ? '@' : sign,
  );
  if (plain !== text && /[\w)\]][.@:]\w/.test(plain)) return true;
  if (hashType(text) !== undefined) return true;
  if (/^\d{1,3}(?:\.\d{1,3}){3}(?:[:/]\d{1,5})?$|^[\da-f]*:[\da-f:]*:[\da-f]*$/i.test(plain)) return true;
  return /^(?:[\w.+-]{1,64}@)?(?:[a-z\d](?:[a-z\d-]{0,62})\.){1,10}[a-z]{2,24}$/i.test(plain);
}
