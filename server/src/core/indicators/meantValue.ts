/** Corrects values with one obvious error: `htps://evil[.]top`, a hash with a space in it. */
import type { IndicatorType } from '../model/vocabularies.ts';
import { readAddress } from './addresses.ts';
import { isDomain } from './hosts.ts';
import { isDefanged, refang } from './refang.ts';
import { isTopLevel } from './topLevels.ts';
import { fitsType } from './wrongType.ts';

/** A corrected value, and its type. */
export interface MeantValue {
  readonly type: IndicatorType;
  readonly text: string;
}

/** The maximum length of a value; a longer one is free text. */
const maxLength = 2000;

/**
 * Returns the correction of a value with a mistyped port or URL scheme; undefined for any other value. `stated` is the type that the author
 * gave, if any.
 */
export function meantValue(value: string, stated: IndicatorType | undefined): MeantValue | undefined {
  const text = value.trim();
  if (text.length > maxLength) return undefined;
  const withPort = stated === undefined || stated === 'ip_port' || stated === 'host_port' ? meantPort(text) : undefined;
  if (withPort) return withPort;
  return stated === undefined || stated === 'url' ? meantUrl(text) : undefined;
}

/**
 * Matches a host and a port with whitespace around the colon, or with the word "port" in place of the colon, with or without parentheses.
 */
const portBeside =
  /^([^\s:(]{4,260})(?:\s+:\s*|:\s+|[\s:,;]{1,3}(?:on |tcp )?port:?\s*|\s*\((port:?\s*))(\d{1,5})(\)?)$/i;

/**
 * Joins a host and a port with a colon: `45.8.146.213 port 8443`, `evil[.]top : 443`, `45.8.146.213 (port 443)`. Returns undefined for any
 * other value.
 */
function meantPort(text: string): MeantValue | undefined {
  const [, written = '', open, port = '', close = ''] = portBeside.exec(text) ?? [];
  const host = written.replace(/[,;]$/, '');
  const meant = `${host}:${port}`;
  if (host === '' || (open === undefined) !== (close === '')) return undefined;
  if (fitsType(meant, 'ip_port')) return { type: 'ip_port', text: meant };
  return isDefanged(host) && fitsType(meant, 'host_port') ? { type: 'host_port', text: meant } : undefined;
}

/** Matches the scheme of a URL, which may be misspelt, the characters that follow it, and the rest of the URL. */
const misspeltScheme = /^(h[htxp*]{1,6}s{0,2})\s?([:;]?)\s?([\\/]{1,3})\s?([^\s\\/][^\s]*)$/i;
/** Matches correct and defanged schemes. */
const right = /^(?:https?|hxxps?|h\*\*ps?|htxps?|hxtps?)$/i;

function meantUrl(text: string): MeantValue | undefined {
  const [, scheme = '', colon = '', slashes = '', rest = ''] = misspeltScheme.exec(text) ?? [];
  if (
    !/^h[thx*]/i.test(scheme) ||
    (colon === '' && slashes.length < 2) ||
    (right.test(scheme) && colon === ':' && slashes === '//')
  )
    return undefined;
  const host = refang(rest.replace(/[\\/?#].*$/s, '')).replace(/:\d{1,5}$/, '');
  const last = host.split('.').at(-1) ?? '';
  const isHost =
    readAddress(host) !== undefined || (isDomain(host) && (isDefanged(rest) || isTopLevel(last.toLowerCase())));
  if (!isHost) return undefined;
  const secure = /s$/i.test(scheme) ? 's' : '';
  const meant = `${/x|\*/i.test(scheme) || isDefanged(rest) ? 'hxxp' : 'http'}${secure}://${rest.replaceAll('\\', '/')}`;
  return fitsType(meant, 'url') ? { type: 'url', text: meant } : undefined;
}

/** Matches mistyped defanging brackets: `evil[,]top`, `evil].[top`, `evil[]top`. */
const mistypedDot = /\s?(?:[[\](){}<>]{1,2}\s?(?:[.,;·]{1,2}|dot)\s?[[\](){}<>]{1,2}|\[\]|\(\))\s?/gi;
/** Matches whitespace next to a dot: `evil. top`. */
const spaceBesideDot = /^[\w-]{1,63}(?: ?\.[\w-]{1,63}| ?\. [\w-]{1,63}){1,6}$/;

/**
 * Corrects a host, IP address, e-mail address or URL whose dots are mistyped: another character in the brackets, the wrong brackets, whitespace
 * next to a dot, or the word "dot" between spaces. Returns undefined for a correct value, and for one that cannot be corrected.
 */
export function meantDots(value: string, stated: IndicatorType | undefined): MeantValue | undefined {
  const text = value.trim();
  if (text.length > maxLength) return undefined;
  // `1. evil.top` is a numbered item.
  const spaced =
    spaceBesideDot.test(text) && !/^\d{1,3}\. [a-z]/i.test(text) ? text.replace(/ ?\. ?/g, '.') : undefined;
  const last = spaced?.split('.').at(-1) ?? '';
  if (spaced !== undefined && spaced !== text) {
    const isHost = stated !== undefined || /^[\d.]+$/.test(spaced) || (text === text.toLowerCase() && isTopLevel(last));
    return isHost ? asOneOf(spaced, stated) : undefined;
  }
  const dotted = text.replace(/\[\[(\.|dot)\]\]/gi, '[$1]').replace(mistypedDot, '[.]');
  if (dotted !== text && !/\s/.test(dotted)) return asOneOf(dotted, stated);
  // `evil dot top` is a host if the last word is a top-level domain.
  const words = /^[a-z0-9-]+(?: (?:dot|punkt) [a-z0-9-]+){1,6}$/i.test(text) ? text.split(/ (?:dot|punkt) /i) : [];
  return isTopLevel((words.at(-1) ?? '').toLowerCase()) ? asOneOf(words.join('[.]'), stated) : undefined;
}

/**
 * Corrects a Markdown link whose text is its target: `[evil[.]top](hxxp://evil[.]top)`. Returns undefined if the text and the target differ, and
 * for any other value.
 */
export function meantLink(value: string, stated: IndicatorType | undefined): MeantValue | undefined {
  const text = value.trim();
  const middle = text.length > maxLength || !/^\[.*\)$/.test(text) ? -1 : text.indexOf('](');
  if (middle < 0) return undefined;
  const [label, target] = [text.slice(1, middle), text.slice(middle + 2, -1)];
  const bare = (one: string): string =>
    refang(one)
      .replace(/^(?:[a-z][a-z0-9+.-]*:\/\/|mailto:)/i, '')
      .replace(/\/$/, '');
  return bare(label).toLowerCase() === bare(target).toLowerCase() ? asOneOf(label, stated) : undefined;
}

function asOneOf(text: string, stated: IndicatorType | undefined): MeantValue | undefined {
  const type = (stated === undefined ? locations : [stated]).find((one) => fitsType(text, one));
  return type && { type, text };
}

const locations: readonly IndicatorType[] = ['ipv4', 'ip_port', 'cidr', 'email', 'domain', 'host_port', 'url'];

const byLength: Readonly<Record<number, IndicatorType>> = { 32: 'md5', 40: 'sha1', 64: 'sha256', 128: 'sha512' };

/**
 * Corrects a hash with whitespace in it, which results from copying a wrapped line. If each part is a complete hash, the value is not
 * corrected, unless the stated type requires a hash of the total length.
 */
export function tornHash(value: string, stated: IndicatorType | undefined): MeantValue | undefined {
  const text = value.trim();
  if (text.length > 160 || !/^[0-9a-f\s\p{Cf}]+$/iu.test(text)) return undefined;
  // The value may contain a soft hyphen or a zero-width space, which mark places where a page may break lines.
  const visible = text.replace(/\p{Cf}+/gu, '');
  const isHidden = visible !== text && !/\s/.test(visible);
  if (!isHidden && !/^[0-9a-f]{4,}(?:\s+[0-9a-f]{4,}){1,4}$/i.test(visible)) return undefined;
  const joined = visible.replace(/\s+/g, '');
  if (stated !== undefined) return fitsType(joined, stated) ? { type: stated, text: joined } : undefined;
  const type = byLength[joined.length];
  const isSeveral = !isHidden && visible.split(/\s+/).every((part) => byLength[part.length] !== undefined);
  return type === undefined || isSeveral || !/\d/.test(joined) ? undefined : { type, text: joined };
}

/** Words after a URL that describe it and are not part of its path. */
const notes =
  /^(?:c2|c&c|cnc|phishing|payload|loader|dropper|malware|malicious|landing|redirector|exfil\w*|beacon|staging|delivery|down|offline|active|sinkholed)$/i;

/**
 * Corrects a URL with whitespace before the rest of its path: `hxxps://evil[.]top/ owa`. The whitespace must follow a character after which
 * a URL is likely to continue, because a word after a complete URL describes it.
 */
export function tornUrl(value: string, stated: IndicatorType | undefined): MeantValue | undefined {
  const text = value.trim();
  if (text.length > maxLength || (stated !== undefined && stated !== 'url')) return undefined;
  const [, before = '', after = ''] =
    /^((?:hxxps?|https?):\/\/\S+[/=&?_%+-])\s{1,3}([a-z0-9][\w.~%&=?/[\]-]*)$/.exec(text) ?? [];
  if (before === '' || notes.test(after) || /^(?:19|20)\d\d-/.test(after)) return undefined;
  const joined = before + after;
  return fitsType(joined, 'url') ? { type: 'url', text: joined } : undefined;
}
