/** Reads the indicators in pasted lines. */
import { readStixPattern } from '../stixPattern.ts';
import { inferIndicatorType, readIndicator, saysType, splitParts } from '../../indicators/index.ts';
import type { IndicatorType } from '../../model/vocabularies.ts';
import { namedType, type NamedType } from '../../schema/written/indicatorWords.ts';
import { withoutBullet } from './lines.ts';

/** A pasted indicator. */
export interface PastedIndicator {
  readonly type: IndicatorType;
  readonly value: string;
  /** The other keys of its row. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** Types whose values can be any text. A heading or label that names one of them applies only to values that are not clearly of another type. */
const freeText: ReadonlySet<IndicatorType> = new Set([
  'mutex',
  'named_pipe',
  'service_name',
  'scheduled_task',
  'command_line',
  'user_agent',
  'filename',
  'filepath',
  'registry_key',
  'other',
]);

/** Matches a command line of a program that intrusions often use, with an option. */
const command =
  /^"?(?:[^\s"]*\\)?(?:cmd|powershell|pwsh|[cw]script|mshta|rundll32|regsvr32|schtasks|certutil|bitsadmin|msiexec|wmic|net|reg|curl|wget|bash|python3?)(?:\.exe)?"?\s+(?:\S+\s+){0,3}[-/]\w/i;

/**
 * Returns the indicators in a line; `heading` is the type stated by the heading above. Returns undefined if there are none, and for a STIX
 * pattern that indicators do not express completely.
 */
export function indicatorsOfLine(line: string, heading?: NamedType): readonly PastedIndicator[] | undefined {
  const text = plainLine(line);
  const pattern = readStixPattern(text);
  if (pattern) {
    const values = pattern.observations.flat();
    return pattern.isWhole && values.length > 0 ? values : undefined;
  }
  return indicatorsOfText(text, heading);
}

/** Returns the indicators in text that has neither a bullet nor quotes, such as a table cell; undefined if there are none. */
export function indicatorsOfText(text: string, heading?: NamedType): readonly PastedIndicator[] | undefined {
  if (text === '' || text.length > 4000) return undefined;
  const [, protocol, address] = /^\(?(tcp|udp)\)?:\/\/(\S+)$/i.exec(text) ?? [];
  if (protocol !== undefined && address !== undefined)
    return indicatorsOfText(address)?.map((one) => ({ ...one, fields: { description: protocol.toLowerCase() } }));
  const [, label = '', labelled = ''] = /^(\p{L}[\p{L}\s-]{1,30}):\s+(\S.*)$/u.exec(text) ?? [];
  const ofLabel = namedType(label)?.typeOf(labelled);
  if (ofLabel !== undefined && freeText.has(ofLabel)) return indicatorsOfText(labelled, namedType(label));
  if (!heading && command.test(text)) return [{ type: 'command_line', value: text }];
  const inferred = inferIndicatorType(text);
  const named = heading?.typeOf(text);
  // A heading such as "Mutexes" does not apply to a value that is unambiguously of another type.
  const stated =
    named !== undefined && freeText.has(named) && inferred !== 'other' && !freeText.has(inferred) ? undefined : named;
  const { type, flaw } = readIndicator(text, stated);
  if (!flaw) return type === 'other' && stated !== 'other' ? undefined : [{ type, value: text }];
  if (flaw.kind === 'mismatch') return [{ type: flaw.right, value: text }];
  if (flaw.kind === 'malformed') {
    const kept = flaw.indicator;
    return kept && wordsOf(kept.text) === wordsOf(text) ? [{ type: kept.type, value: kept.text }] : undefined;
  }
  const { part, parts, lead, trail, only } = flaw;
  if (only || (parts.length > 1 && isOnlyTyped(text, parts)))
    return parts.map(({ type: own, text: value }) => ({ type: own, value }));
  const hashes = parts.filter((one) => /^(?:md5|sha\d+)$/.test(one.type));
  if (hashes.length > 1) {
    // CERT-UA lists each file in one line: its hashes, then its name.
    const name = text.slice(hashes.at(-1)?.end).trim();
    return hashes.map((one) => ({
      type: one.type,
      value: one.text,
      ...(name === '' ? {} : { fields: { description: name } }),
    }));
  }
  const split = splitParts(text, flaw);
  if (split.length > 1)
    return split.map(({ type: own, text: value, note }) => ({
      type: own,
      value,
      ...(note === '' ? {} : { fields: { description: note } }),
    }));
  const isLabel = (words: string): boolean => saysType(words, type) || namedType(words)?.typeOf(part.text) === type;
  const said = [lead, trail].filter((words) => words !== '' && !isLabel(words));
  const value = { type, value: part.text };
  return [said.length === 0 ? value : { ...value, fields: { description: said.join(', ') } }];
}

/** Returns a line without its bullet, without the quotes and the comma that it has in a list in source code, and without bold and code marks. */
function plainLine(line: string): string {
  const text = withoutBullet(line)
    .text.replace(/,$/, '')
    .replace(/\*\*([^*]+)\*\*/g, '$1')
    .replace(/(?<=\s)`([^`]+)`(?=$|[\s,;])/g, '$1');
  const [, quoted] = /^(?:"([^"]*)"|'([^']*)'|`([^`]*)`)$/.exec(text) ?? [];
  return (quoted ?? /^'([^']*)'$/.exec(text)?.[1] ?? /^`([^`]*)`$/.exec(text)?.[1] ?? text).trim();
}

/** Returns the letters and digits in a string. */
const wordsOf = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '');

/** Whether the text around several indicators consists only of words that name their types: `MD5: … SHA1: …`. */
function isOnlyTyped(
  text: string,
  parts: readonly { readonly start: number; readonly end: number; readonly type: IndicatorType }[],
): boolean {
  let at = 0;
  for (const { start, end, type } of parts) {
    const words = text
      .slice(at, start)
      .replace(/[\s:=,;|()/-]+/g, ' ')
      .trim();
    if (words !== '' && !saysType(words, type)) return false;
    at = end;
  }
  return /^[\s.,;|)]*$/.test(text.slice(at));
}
