/** Indicators written so that no program takes them for an address. */
import type { IndicatorType } from '../model/vocabularies.ts';
import { inferIndicatorType } from './infer.ts';

/**
 * A value as the page shows it: `hxxp` for `http`, `[.]` in hosts and addresses, `[:]` in IPv6, `[@]` in e-mail. What is
 * defanged already stays, other notations (`(dot)`, `{.}`) become these, so that defanging twice changes nothing.
 * In values of other types (command lines, paths) the URLs are defanged; hashes and names stay as they are. Without a
 * type, or with `other`, the value's shape decides.
 */
export function defang(value: string, type?: IndicatorType): string {
  const kind = type === undefined || type === 'other' ? inferIndicatorType(value) : type;
  switch (kind) {
    case 'ipv4':
    case 'domain':
      return dots(value);
    case 'ipv6':
      return colons(dots(value));
    case 'cidr':
    case 'ip_port':
      return value.split(':').length > 2 || value.includes('[:]') ? colons(dots(value)) : dots(value);
    case 'email':
      return mail(value);
    case 'url':
      return scheme.test(value) ? urls(value) : value.replace(/^[^/?#]*/, authority);
    default:
      return hashes.has(kind) ? value : urls(value);
  }
}

const dots = (text: string): string => text.replace(/[[({](?:\.|dot)[\])}]|[.\u3002\uFF0E\uFF61]/gi, '[.]');
const colons = (text: string): string => text.replace(/[[({]:[\])}]|:/g, '[:]');
const ats = (text: string): string => text.replace(/[[({](?:@|at)[\])}]|@/gi, '[@]');

const scheme = /^[a-z][a-z0-9+.-]*(?:\[:\]|:)\/\/|^[a-z][a-z0-9+.-]*\[:\/\/\]/i;
const embedded = /\b(https?|hxxps?|ftps?|fxps?|[a-z][a-z0-9+.-]*)(?:(?:\[:\]|:)\/\/|\[:\/\/\])([^\s/?#"'<>|\\]*)/gi;

/** Every URL in a text, also one inside the query of another. */
function urls(text: string): string {
  return text.replace(embedded, (_match, name: string, host: string) => {
    const quiet = name.toLowerCase().replace(/^http/, 'hxxp').replace(/^ftp/, 'fxp');
    return `${quiet}://${authority(host)}`;
  });
}

/** The part of a URL that names user, host and port. */
function authority(text: string): string {
  const address = ats(dots(text));
  const inBrackets = /^(.*\[@\])?\[((?:[0-9a-f]|:|\[:\]|\[\.\])+)\](:\d+)?$/i.exec(address);
  if (!inBrackets || !inBrackets[2]?.includes(':')) return address;
  return `${inBrackets[1] ?? ''}[${colons(inBrackets[2])}]${inBrackets[3] ?? ''}`;
}

/** Only the domain's dots: the name before the at sign is no address. */
function mail(text: string): string {
  const [, name = '', domain = ''] = /^(.*?)((?:[[({](?:@|at)[\])}]|@).*)$/i.exec(text) ?? ['', text];
  return name + ats(dots(domain));
}

const hashes: ReadonlySet<IndicatorType> = new Set([
  'md5',
  'sha1',
  'sha256',
  'sha512',
  'ssdeep',
  'imphash',
  'tlsh',
  'ja3',
  'ja3s',
  'ja4',
  'jarm',
  'certificate_sha1',
  'certificate_sha256',
]);
