/** Values that hold an indicator and more: `45.8.146[.]213 (C2)`, `IP: 45.8.146.213`, a hash and the name of its file. */
import { canonicalWord, indicatorTypeSynonyms, indicatorTypeWords, type IndicatorType } from '../model/vocabularies.ts';
import { isPlainlyFile } from './extensions.ts';
import { isHashType } from './partTypes.ts';
import { partsOf, type Part } from './parts.ts';
import { isDefanged } from './refang.ts';

export interface Mixed {
  /** The indicator; the first one where there are several. */
  readonly part: Part;
  /** All indicators that the value holds. */
  readonly parts: readonly Part[];
  /** What is before and after it, without the marks that set it apart. */
  readonly lead: string;
  readonly trail: string;
  /** Whether the value is nothing but indicators. */
  readonly only: boolean;
}

/**
 * What is mixed in a value that is not an indicator as a whole, or undefined: free text and commands may mention indicators without being one. `stated`
 * is the type that the author gave, if any; of several indicators the first one of it is meant.
 */
export function mixedIn(value: string, stated: IndicatorType | undefined): Mixed | undefined {
  const parts = partsOf(value);
  const [first] = parts;
  if (!first || isCommand(value)) return undefined;
  const part = parts.find(({ type }) => type === stated) ?? first;
  const [before, after] = [value.slice(0, part.start), value.slice(part.end)];
  // `bad domain.top` is a name with whitespace in it.
  const isSure = stated !== undefined && (part.type !== 'domain' || isDefanged(part.text));
  if (!isSure && !isSetApart(part, before) && !isNamedAfter(part, before, after)) return undefined;
  if (part.type === 'url' && isTornPath(after)) return undefined;
  const [lead, trail] = [leading(before), trailing(after)];
  if (lead === '' && trail === '') return undefined;
  return { part, parts, lead, trail, only: isOnlyParts(value, parts) };
}

/** A longer value is no file with a note. */
const mostNoted = 600;

/** A file, and a note behind a dash or in brackets. */
const noted = /^(.{1,500}?\.[a-z0-9]{2,5})(\s+(?:[-–—]{1,2}|→|=>)\s+|\s+(?=\())([^\\/.]{2,80})$/i;

/** A file's name or path with a note: `C:\ProgramData\upd.exe - loader`, `setup.msi (dropper)`; undefined for any other value. A hash beside it is the indicator. */
export function notedFile(value: string, type: 'filename' | 'filepath'): Mixed | undefined {
  const [, text = '', gap = '', note = ''] = (value.length <= mostNoted && noted.exec(value)) || [];
  const isNote = note.startsWith('(') ? /^\([^()]+\)$/.test(note) : true;
  if (text === '' || !isNote || !isPlainlyFile(text) || isCommand(value) || partsOf(value).length > 0) return undefined;
  const part: Part = { start: 0, end: text.length, text, type };
  return { part, parts: [part], lead: '', trail: trailing(gap + note), only: false };
}

/** Options, pipes and substitutions mean that a text is a command. */
const isCommand = (value: string): boolean =>
  /\s(?:-[a-z]{1,2}(?=[\s=:"']|$)|--[a-z]|\/[a-z?]{1,3}(?=[\s:]|$))|&&|\$\(|\s\|\s*[a-z]+\s+-/i.test(value);

/** `http://host/My File.exe`: the rest belongs to the path. */
const isTornPath = (after: string): boolean => /^ [^\s(|,;:–—-][^()|]*\.[a-z0-9]{2,4}$/i.test(after);

/** An indicator begins the value, or is after a label. A hash is unmistakable after a file's name too. */
function isSetApart({ type }: Part, before: string): boolean {
  if (/^[\s([{<"'`*•·‣▪–—-]*$/.test(before)) return true;
  if (isHashType(type)) return before.split(/\s+/).length <= 7;
  return isLabel(before);
}

/** `Connects to evil[.]top`: somebody has defanged what is behind a few words. */
const isNamedAfter = (part: Part, before: string, after: string): boolean =>
  isDefanged(part.text) &&
  /^\W*$/.test(after) &&
  /^(?:[\p{L}\d'’-]+[:,]?\s+){1,5}["'`(]?$/u.test(before) &&
  !programs.test(before);

/** Programs that are called with an address. */
const programs =
  /^(?:curl|wget|power\s?shell|pwsh|cmd|bash|sh|python|perl|certutil|bitsadmin|mshta|rundll32|regsvr32|msiexec|nslookup|dig|ping|net|nc|ncat|ssh|scp|ftp|tftp|telnet|start|iwr|irm|iex|invoke-\w+|mozilla|user-agent)\b/i;

/** `IP:`, `C2 server =`, `Domain -`, `1.`, or a word for a type with nothing after it. */
function isLabel(before: string): boolean {
  const text = before.trim();
  if (text.length > 40) return false;
  if (/^\d{1,4}[.)]$/.test(text)) return true;
  const words = text.replace(/\s*(?::|=|->|=>|→|\||[-–—])\s*["'([<]?$/, '');
  if (words !== text && words.split(/\s+/).length <= 4 && !/[\\/]/.test(words)) return true;
  return labelWords.test(words) || typeOf(words) !== undefined;
}

const labelWords =
  /^(?:ip|ips|ipv4|ipv6|c2|c&c|cnc|c2 server|domain|domains|host|hostname|url|email|e-mail|hash|md5|sha-?1|sha-?256|sha-?512|ip address|btc|eth|wallet)$/i;

const typeOf = (word: string): IndicatorType | undefined =>
  canonicalWord(word, indicatorTypeWords, indicatorTypeSynonyms);

/** What is before an indicator, without separators and the brackets around it. */
function leading(before: string): string {
  const text = before
    .trimEnd()
    .replace(/(?:^|\s)[([{]\s*(?:(?:md-?5|sha-?\d{1,3}|hash)\s*)?[:=]?$/i, '')
    .replace(/^[\s•·‣▪*]+/, '');
  return withoutEnd(text, ' \t:=|([{<"\'`,;>→–—-');
}

/** A text without those of its last characters that are among the given ones. */
function withoutEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text[end - 1] ?? '')) end--;
  return text.slice(0, end);
}

/** What is after it. */
function trailing(after: string): string {
  const text = after
    .trim()
    .replace(/^["'`>]+/, '')
    .replace(/^(?:[\s,;:|=/→*#]|[-–—]+>?|<-|\/\/)+/, '')
    .trim();
  const inBrackets = /^[([{]([^()[\]{}]*)[)\]}][.;,]?$/.exec(text)?.[1];
  return (inBrackets ?? text).trim().replace(/^[)\]}>.,;]+$/, '');
}

/** Whether there is nothing but separators between several indicators. */
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

/** Whether the words before an indicator say no more than the type that it has: `MD5`, `IP address`. */
export function saysType(words: string, type: IndicatorType): boolean {
  const said = typeOf(words) ?? typeOf(words.replace(/(?<!\s)\s*(?:address|hash|name)$/i, ''));
  return said === type || (said === 'ipv4' && type === 'ipv6');
}
