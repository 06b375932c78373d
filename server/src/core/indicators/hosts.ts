/** Recognises host names, URLs and e-mail addresses. All functions expect refanged text. */
import { readAddress, readIpv4, readIpv6 } from './addresses.ts';
import { hasFileExtension } from './extensions.ts';

const label = /^(?!-)(?:[\p{L}\p{M}\p{N}\p{So}_-]|\u200d){1,63}(?<!-)$/u;
const topLevel = /^(?:[\p{L}\p{M}]{2,63}|xn--[a-z0-9-]{1,59})$/iu;

/**
 * Whether a string is a fully qualified domain name: at least two labels, at most 253 characters (RFC 1035, section 2.3.4), and letters of any
 * script. Underscores are allowed, because service names contain them. A leading `*.` or dot, which stands for all subdomains, and a trailing dot
 * are allowed as well. `.onion` names must be valid onion addresses (RFC 7686). Names with a file extension do not match.
 */
export function isDomain(text: string): boolean {
  return isDottedName(text) && !hasFileExtension(text);
}

/** Whether a string has the syntax of a domain name. File names with an extension have the same syntax. */
export function isDottedName(text: string): boolean {
  const name = bareName(text);
  const labels = name.split('.');
  const last = labels.at(-1) ?? '';
  if (labels.length < 2 || name.length > 253 || !labels.every((part) => label.test(part))) return false;
  if (last.toLowerCase() === 'onion') return /^(?:[a-z2-7]{16}|[a-z2-7]{56})$/i.test(labels.at(-2) ?? '');
  return topLevel.test(last);
}

/** Removes a leading wildcard or dot and a trailing dot from a name. */
export const bareName = (text: string): string => text.replace(/^\*?\./, '').replace(/\.$/, '');

/** Whether a string is a host name without dots, as used in local networks. */
export function isHostName(text: string): boolean {
  return label.test(text) && !/^\d+$/.test(text);
}

export interface UrlParts {
  /** The scheme in lower case, without its colon. */
  readonly scheme?: string;
  readonly host: string;
  readonly port?: string;
  /** The path, query and fragment. */
  readonly rest: string;
}

const parts = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(?:[^\s/?#@]*@)?(\[[^\]\s]*\]|[^\s/?#:@[\]]*)(?::(\d{0,5}))?([/?#]\S*)?$/i;

/**
 * Splits a URL into its parts (RFC 3986, appendix B), with or without a scheme; user information is omitted. Returns undefined if the host or
 * port is invalid, or if the text contains whitespace or control characters.
 */
export function readUrl(text: string): UrlParts | undefined {
  const match = parts.exec(text);
  if (!match || /[\u0000-\u001f\u007f]/.test(text)) return undefined;
  const [, scheme, host = '', port, rest = ''] = match;
  if (Number(port ?? 0) > 65535) return undefined;
  if (host === '' ? scheme?.toLowerCase() !== 'file' : !isUrlHost(host)) return undefined;
  return { host, rest, ...(scheme ? { scheme: scheme.toLowerCase() } : {}), ...(port ? { port } : {}) };
}

/**
 * Whether a string can be the host of a URL: a name or an IP address. Malware also uses addresses that are written as a single number, in
 * octal or in hexadecimal.
 */
function isUrlHost(host: string): boolean {
  if (host.startsWith('[')) return readIpv6(host) !== undefined;
  if (/^\d+(?:\.\d+){3}$/.test(host)) return readIpv4(host) !== undefined || /(?:^|\.)0\d/.test(host);
  if (/^(?:0x[0-9a-f]+|\d+)(?:\.(?:0x[0-9a-f]+|\d+)){0,3}\.?$/i.test(host)) return true;
  return host
    .replace(/^\*\.?/, 'x')
    .replace(/\.$/, '')
    .split('.')
    .every((part) => label.test(part));
}

/**
 * Matches URLs without an authority (`mailto:`, `ms-msdt:/id`), but no domain name with a port (`evil.top:443`) and no web address without
 * slashes (`http:evil`).
 */
const opaque = /^(?!(?:https?|ftps?|wss?):)[a-z][a-z0-9+-]+:(?!\/\/)\S+$/i;

/** Whether a string is a URL, a URL without a scheme that has a port or a path, or only the path of a URL. */
export function isUrl(text: string): boolean {
  if (opaque.test(text) && !/^[a-z0-9-]+:\d{1,5}(?:[/?#]|$)/i.test(text)) return true;
  if (/^\/[^\s]*$/.test(text) && !text.startsWith('//')) return true;
  const url = readUrl(text);
  if (!url) return false;
  return url.scheme !== undefined || hasLocation(url);
}

/** Whether a string can only be a URL: it has a scheme and a host, or it is an IP address, domain or `localhost` with a path or query. */
export function isPlainlyUrl(text: string): boolean {
  const url = readUrl(text);
  if (!url || url.host === '') return false;
  return url.scheme !== undefined || (url.rest !== '' && hasLocation(url));
}

function hasLocation({ host, port, rest }: UrlParts): boolean {
  const address = readAddress(host);
  if (address && (rest === '' || /^\/\d{1,3}$/.test(rest))) return false;
  return (port !== undefined || rest !== '') && (address !== undefined || isDomain(host) || host === 'localhost');
}

/**
 * Parses a host and a port: `evil.top:8443` or `evil.top|8443`, optionally followed by `/tcp` or `/udp`. Returns undefined for any other text,
 * and for port 0.
 */
export function readHostPort(text: string): { readonly host: string; readonly port: number } | undefined {
  const [, host = '', digits = ''] =
    /^(\[[^\]\s]+\]|[^\s:|/\\@[\]]+)[:|](\d{1,5})(?:\/(?:tcp|udp))?$/i.exec(text) ?? [];
  const port = Number(digits);
  if (port < 1 || port > 65535) return undefined;
  return (readAddress(host) ?? (isDomain(host) || isHostName(host))) ? { host, port } : undefined;
}

/** Whether a string is an e-mail address (RFC 5321, section 4.1.2), or `*@domain` for all addresses of a domain. */
export function isEmail(text: string): boolean {
  const [, local = '', domain = ''] = /^("[^"\s]+"|[^\s@<>"(),;:\\[\]]+)@(\S+)$/.exec(text) ?? [];
  return (
    local !== '' &&
    local.length <= 64 &&
    (isDomain(domain) || readAddress(domain.replace(/^\[|\]$/g, '')) !== undefined)
  );
}

/** Returns the domain of an e-mail address. */
export const domainOfEmail = (text: string): string => text.slice(text.lastIndexOf('@') + 1);
