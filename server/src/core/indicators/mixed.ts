/**
 * Recognises values that contain an indicator and other text: `45.8.146[.]213 (C2)`, `IP: 45.8.146.213`, or a hash followed by the file's
 * name.
 */
import {
  canonicalValue,
  indicatorTypeSynonyms,
  indicatorTypeValues,
  type IndicatorType,
} from '../model/vocabularies.ts';
import { isPlainlyFile } from './extensions.ts';
import { isHashType } from './partTypes.ts';
import { partsOf, type Part } from './parts.ts';
import { isDefanged } from './refang.ts';

export interface Mixed {
  /** The indicator. If there are several, it is the first one of the stated type or, if none is of that type, the first one. */
  readonly part: Part;
  /** All indicators in the value. */
  readonly parts: readonly Part[];
  /** The text before the indicator, without separators. */
  readonly lead: string;
  /** The text after the indicator, without separators. */
  readonly trail: string;
  /** Whether the value consists only of indicators and separators. */
  readonly only: boolean;
}

/**
 * Splits a value that contains more than a single indicator into its indicators and the remaining text. Returns undefined for any other
 * value, including free text and commands that merely mention indicators. `stated` is the type that the author gave, if any.
 */
export function mixedIn(value: string, stated: IndicatorType | undefined): Mixed | undefined {
  const parts = partsOf(value);
  const [first] = parts;
  if (!first || isCommand(value)) return undefined;
  const part = parts.find(({ type }) => type === stated) ?? first;
  const [before, after] = [value.slice(0, part.start), value.slice(part.end)];
  // A domain that is not defanged is not certain, because `bad domain.top` may be a single name with whitespace in it.
  const isSure = stated !== undefined && (part.type !== 'domain' || isDefanged(part.text));
  if (!isSure && !isSetApart(part, before) && !isNamedAfter(part, before, after)) return undefined;
  if (part.type === 'url' && isTornPath(after)) return undefined;
  const [lead, trail] = [leading(before), trailing(after)];
  if (lead === '' && trail === '') return undefined;
  return { part, parts, lead, trail, only: isOnlyParts(value, parts) };
}

/** One of several indicators in a value, and the words that describe it. */
export interface SplitPart {
  readonly text: string;
  readonly type: IndicatorType;
  readonly note: string;
}

/**
 * Returns the indicators in a value that need a row of their own, beginning with the one that remains in the value's row. Indicators that
 * are only mentioned in passing are omitted. If a host with a port is followed by further ports, each port results in another indicator.
 * Words between two indicators are taken as a description of the first.
 */
export function splitParts(value: string, { part, parts, lead, trail }: Mixed): readonly SplitPart[] {
  const ports = /^\d{1,5}(?:\s?[,/;&]\s?\d{1,5}){0,20}$/.test(trail) ? trail.split(/\D+/) : [];
  const host = /^(.+:)\d{1,5}$/.exec(part.text)?.[1];
  if (ports.length > 0 && host !== undefined && (part.type === 'ip_port' || part.type === 'host_port'))
    return [{ ...part, note: lead }, ...ports.map((port) => ({ ...part, text: host + port, note: '' }))];
  const own = parts.filter((one, at) => one === part || isRowOfItsOwn(value, one, parts[at - 1]));
  if (own.length < 2) return [{ ...part, note: [lead, trail].filter((text) => text !== '').join('; ') }];
  const made = own.map((one, at): SplitPart & { readonly one: Part } => {
    const next = own[at + 1];
    const gap = value.slice(one.end, next?.start);
    const noted = noteInBrackets.exec(gap)?.[1];
    const between = noted ?? trailing(leading(gap));
    const isWord = /[\p{L}\p{N}]/u.test(between) && !/^(?:and|or|und|et|y)$/i.test(between);
    const note = !isWord ? '' : next && noted === undefined ? `${between} ${next.text}` : between;
    const before = at === 0 ? leading(value.slice(0, one.start)) : '';
    return { one, ...one, note: [before, note].filter((text) => text !== '').join('; ') };
  });
  return [...made.filter(({ one }) => one === part), ...made.filter(({ one }) => one !== part)];
}

/** Matches a note in parentheses and a separator between two indicators: ` (panel), `. */
const noteInBrackets = /^\s*\(([^()]*)\)\s*(?:[,;|/&+]|\b(?:and|or)\b)[\s,;|/&+]*$/i;

/**
 * Whether an indicator after the first needs a row of its own. A host, URL or e-mail address that is not defanged may only be mentioned in
 * passing, and an AS number describes the address before it.
 */
function isRowOfItsOwn(value: string, { type, text, start }: Part, before: Part | undefined): boolean {
  if (type === 'asn') return before === undefined || before.type === 'asn';
  const isPlace = type === 'domain' || type === 'url' || type === 'email';
  if (!isPlace || isDefanged(text) || before === undefined) return true;
  const gap = value.slice(before.end, start);
  return noteInBrackets.test(gap) || /^(?:[\s,;|/&+([{<>=→–—-]|and|or|resolv\w+ to)*$/i.test(gap);
}

/** The maximum length of a file name with a note. */
const maxNotedLength = 600;

/** Matches a file, and a note after a dash or an arrow, or in parentheses. */
const noted = /^(.{1,500}?\.[a-z0-9]{2,5})(\s+(?:[-–—]{1,2}|→|=>)\s+|\s+(?=\())([^\\/.]{2,80})$/i;

/**
 * Returns the name or path of a file with a note: `C:\ProgramData\upd.exe - loader`, `setup.msi (dropper)`. Returns undefined for any other
 * value, including one that contains an indicator such as a hash.
 */
export function notedFile(value: string, type: 'filename' | 'filepath'): Mixed | undefined {
  const [, text = '', gap = '', note = ''] = (value.length <= maxNotedLength && noted.exec(value)) || [];
  const isNote = note.startsWith('(') ? /^\([^()]+\)$/.test(note) : true;
  if (text === '' || !isNote || !isPlainlyFile(text) || isCommand(value) || partsOf(value).length > 0) return undefined;
  const part: Part = { start: 0, end: text.length, text, type };
  return { part, parts: [part], lead: '', trail: trailing(gap + note), only: false };
}

/** Whether a string is a command: it contains options, `&&`, pipes or substitutions. */
const isCommand = (value: string): boolean =>
  /\s(?:-[a-z]{1,2}(?=[\s=:"']|$)|--[a-z]|\/[a-z?]{1,3}(?=[\s:]|$))|&&|\$\(|\s\|\s*[a-z]+\s+-/i.test(value);

/** Whether the text after a URL continues its path: `http://host/My File.exe`. */
const isTornPath = (after: string): boolean => /^ [^\s(|,;:–—-][^()|]*\.[a-z0-9]{2,4}$/i.test(after);

/**
 * Whether an indicator is at the start of the value or directly after a label. A hash may also follow a few other words, such as a file
 * name.
 */
function isSetApart({ type }: Part, before: string): boolean {
  if (/^[\s([{<"'`*•·‣–—→✓\-\p{Extended_Pictographic}\uFE0F\u200D]*$/u.test(before)) return true;
  if (isHashType(type)) return before.split(/\s+/).length <= 7;
  return isLabel(before);
}

/**
 * Whether an indicator is defanged and follows a few words that do not begin with a program: `Connects to evil[.]top`. Only punctuation may
 * follow the indicator.
 */
const isNamedAfter = (part: Part, before: string, after: string): boolean =>
  isDefanged(part.text) &&
  /^\W*$/.test(after) &&
  /^(?:[\p{L}\d'’-]+[:,]?\s+){1,5}["'`(]?$/u.test(before) &&
  !programs.test(before);

/** Programs that take an address as an argument. */
const programs =
  /^(?:curl|wget|power\s?shell|pwsh|cmd|bash|sh|python|perl|certutil|bitsadmin|mshta|rundll32|regsvr32|msiexec|nslookup|dig|ping|net|nc|ncat|ssh|scp|ftp|tftp|telnet|start|iwr|irm|iex|invoke-\w+|mozilla|user-agent)\b/i;

/** Whether a string is a label: `IP:`, `C2 server =`, `Domain -`, `1.`, or just a word for a type. */
function isLabel(before: string): boolean {
  const text = before.trim();
  if (text.length > 40) return false;
  if (/^\d{1,4}[.)]$/.test(text)) return true;
  const words = text.replace(/\s*(?::|=|->|=>|→|\||[-–—])\s*["'([<]?$/, '');
  if (words !== text && words.split(/\s+/).length <= 4 && !/[\\/]/.test(words)) return true;
  // In a table row that was copied as text, the type may come first: `domain,evil[.]top,C2`.
  const word = words.replace(/[,;]$/, '');
  return labelWords.test(word) || typeOf(word) !== undefined;
}

const labelWords =
  /^(?:ip|ips|ipv4|ipv6|c2|c&c|cnc|c2 server|domain|domains|host|hostname|url|email|e-mail|hash|md5|sha-?1|sha-?256|sha-?512|ip address|btc|eth|wallet)$/i;

const typeOf = (word: string): IndicatorType | undefined =>
  canonicalValue(word, indicatorTypeValues, indicatorTypeSynonyms);

/** Returns the text before an indicator, without separators and surrounding brackets. */
function leading(before: string): string {
  const text = before
    .trimEnd()
    .replace(/(?:^|\s)[([{]\s*(?:(?:md-?5|sha-?\d{1,3}|hash)\s*)?[:=]?$/i, '')
    .replace(/^[\s•·‣▪*]+/, '');
  return withoutEnd(text, ' \t:=|([{<"\'`,;>→–—-');
}

/** Removes the given characters from the end of a string. */
function withoutEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text[end - 1] ?? '')) end--;
  return text.slice(0, end);
}

/** Returns the text after an indicator, without separators and surrounding brackets. */
function trailing(after: string): string {
  const text = after
    .trim()
    .replace(/^["'`>]+/, '')
    .replace(/^(?:[-–—=]{1,3}>|[\s,;:|=/→*#]|[-–—]+|<-|\/\/)+/, '')
    .trim();
  const inBrackets = /^[([{]([^()[\]{}]*)[)\]}][.;,]?$/.exec(text)?.[1];
  return (inBrackets ?? text).trim().replace(/^[)\]}>.,;]+$/, '');
}

/** Whether a value consists of several indicators with only separators between them. */
function isOnlyParts(value: string, parts: readonly Part[]): boolean {
  if (parts.length < 2) return false;
  let at = 0;
  const gaps = [...parts, { start: value.length, end: value.length }].map(({ start, end }) => {
    const gap = value.slice(at, start);
    at = end;
    return gap;
  });
  return gaps.every((gap) => /^(?:[\s,;|/&+]|and|or)*$/i.test(gap));
}

/** Whether the words next to an indicator only state its type: `MD5`, `IP address`. */
export function saysType(words: string, type: IndicatorType): boolean {
  const said = typeOf(words) ?? typeOf(words.replace(/(?<!\s)\s*(?:address|hash|name)$/i, ''));
  return said === type || (said === 'ipv4' && type === 'ipv6');
}
