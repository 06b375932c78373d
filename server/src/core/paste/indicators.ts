/** Converts pasted text to rows of `indicators`. */
import { defang, inferIndicatorType, isDefanged } from '../indicators/index.ts';
import type { NamedType } from '../schema/written/indicatorWords.ts';
import { indicatorsOfLine, indicatorsOfTable, readHeading, type PastedIndicator } from '../import/index.ts';
import { linesOf, segmentsOf, type Segment } from '../import/texts/lines.ts';
import { joinLines, type ReadLine, type Reading, type Row } from './row.ts';

/** The notation of the values in a list. */
export interface ValueStyle {
  /** Whether the list contains addresses and none of them is defanged, so that pasted addresses need not be defanged either. */
  readonly isLive: boolean;
}

/** Reads indicators in text. Returns undefined if most of the text is something else. */
export function readIndicators(text: string, style: ValueStyle): Reading | undefined {
  let heading: NamedType | undefined;
  let role: string | undefined;
  const segments = segmentsOf(withWholeHashes(text));
  const lines = segments.flatMap((segment, index): readonly ReadLine[] => {
    if ('table' in segment) {
      return indicatorsOfTable(segment.table).map(({ cells, found }) =>
        found
          ? { rows: found.map((one) => rowOf(one, style, role)) }
          : { comment: cells.filter((cell) => cell !== '').join(' | ') },
      );
    }
    if (/^[\s\-=_*|.]*$/.test(segment.line)) return [];
    const own = indicatorsOfLine(segment.line);
    const read = readHeading(segment.line);
    const isAbove = read && holdsIndicator(segments[index + 1], read.type);
    const isHeading = !own && isAbove && (read.type !== undefined || /:$/.test(segment.line.trim()));
    const found = isHeading ? undefined : (own ?? indicatorsOfLine(segment.line, heading));
    if (found) return [{ rows: found.map((one) => rowOf(one, style, role)) }];
    if (!read || !isAbove) return [{ comment: segment.line.trim() }];
    heading = read.type;
    role = read.role;
    return [];
  });
  return joinLines(lines);
}

/** Whether a segment below a heading contains an indicator, or is another heading that states a type. */
function holdsIndicator(segment: Segment | undefined, heading: NamedType | undefined): boolean {
  if (!segment) return false;
  if ('table' in segment) return indicatorsOfTable(segment.table).some(({ found }) => found);
  return indicatorsOfLine(segment.line, heading) !== undefined || readHeading(segment.line)?.type !== undefined;
}

/** Returns the row for an indicator. `role` is the role that is stated in the heading above the indicator. */
export function rowOf({ type, value, fields = {} }: PastedIndicator, style: ValueStyle, role?: string): Row {
  const written = valueOf({ type, value }, style);
  const order = ['role', 'malware', 'description', 'first_seen', 'last_seen', 'confidence', 'tlp'];
  const more: Readonly<Record<string, string>> =
    role === undefined || fields['role'] !== undefined ? fields : { role, ...fields };
  const pairs = order.flatMap((key) => (more[key] === undefined ? [] : [[key, more[key]] as const]));
  const isPlain = pairs.length === 0 && inferIndicatorType(written) === type;
  return { pairs: [['type', type], ['value', written], ...pairs], ...(isPlain ? { text: written } : {}) };
}

/**
 * Returns a value in the notation of the list: an address is defanged, unless those in the list are not. A value that is already defanged is
 * changed only if it is an IPv6 address, or if its notation is unusual in advisories.
 */
function valueOf({ type, value }: PastedIndicator, { isLive }: ValueStyle): string {
  const written = value.trim();
  if (!isDefanged(written)) return isLive ? written : defang(written, type);
  const isUsual =
    /^(?:hxxps?:\/\/)?(?:[^[\](){}<>\s\\]|\[[.@]\])+$/.test(written) && !/^h(?!xxps?:)[a-zA-Z]+:/.test(written);
  return isUsual && type !== 'ipv6' ? written : defang(written, type);
}

/**
 * Rejoins hashes that were split into two lines in a PDF file. Two lines are not joined if the second one already has the length of a hash.
 */
function withWholeHashes(text: string): string {
  const lines = linesOf(text);
  const made: string[] = [];
  for (const line of lines) {
    const [last = '', own] = [made.at(-1) ?? '', line.trim()];
    const [, tail = ''] = /(?:^|\s)([0-9a-f]{8,127})$/i.exec(last.trim()) ?? [];
    const [, head = ''] = /^([0-9a-f]{1,120})$/i.exec(own) ?? [];
    const isHash = (length: number): boolean => [32, 40, 64, 128].includes(length);
    const isTorn = tail !== '' && head !== '' && !isHash(head.length) && isHash(tail.length + head.length);
    if (isTorn) made[made.length - 1] = last.trimEnd() + head;
    else made.push(line);
  }
  return made.join('\n');
}
