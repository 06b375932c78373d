/** Defangs indicators, so that no program turns them into links. */
import type { IndicatorType } from '../model/vocabularies.ts';
import { defangAts, defangAuthority, defangColons, defangDots, defangText, defangUrls } from './defangText.ts';
import { isNetwork } from './formats.ts';
import { inferIndicatorType } from './infer.ts';
import { readIndicator } from './readIndicator.ts';
import { refang } from './refang.ts';
import { fitsType } from './wrongType.ts';

/**
 * Returns a value as the report shows it: `hxxp` for `http`, `fxp` for `ftp`, `[.]` in hosts and addresses, `[:]` in IPv6, `[@]` in e-mail
 * addresses. Other defanging notations (`(dot)`, `{.}`, `h**p`) are converted to these, and a value in these notations is unchanged. In values
 * that are not network addresses, only the hosts and URLs that they contain are defanged. The type is inferred from the value if it is absent or
 * `other`, or if it is a kind of network address that the value does not match.
 */
export function defang(value: string, type?: IndicatorType): string {
  const kind = kindOf(value, type);
  if (!isNetwork(kind)) return type !== undefined && isNetwork(type) ? defangText(value, 'every') : ofText(value, kind);
  const text = refang(value);
  switch (kind) {
    case 'ipv6':
      return defangColons(defangDots(text));
    case 'cidr':
      return text.includes('::') || text.split(':').length > 2 ? defangColons(defangDots(text)) : defangDots(text);
    case 'ip_port':
      return ipPort(text);
    case 'email':
      return mail(text);
    case 'url':
      return url(text);
    default:
      return defangDots(text);
  }
}

function kindOf(value: string, type: IndicatorType | undefined): IndicatorType {
  return type === undefined || type === 'other' || (isNetwork(type) && !fitsType(value, type))
    ? inferIndicatorType(value)
    : type;
}

/** Types whose values contain no host. Their values are defanged only if they do not match the type. */
const untouched: ReadonlySet<IndicatorType> = new Set([
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
  'asn',
  'android_package',
  'bundle_id',
  'cryptocurrency_address',
]);

/** Types whose values may mention hosts within other text. */
const withHosts: ReadonlySet<IndicatorType> = new Set([
  'command_line',
  'mutex',
  'named_pipe',
  'service_name',
  'scheduled_task',
  'user_agent',
]);

function ofText(value: string, kind: IndicatorType): string {
  if (kind === 'package') return defangUrls(value);
  if (kind === 'other') return withParts(value);
  if (untouched.has(kind)) return fitsType(value, kind) ? value : defangText(value, 'likely');
  // For example, a mutex may have a name that looks like a URL or an address, which programs would turn into a link.
  const shape = inferIndicatorType(value);
  if (isNetwork(shape) && shape !== 'domain') return defang(value, shape);
  return defangText(value, withHosts.has(kind) ? 'likely' : 'none');
}

/** Defangs each indicator within a value, according to its own type. */
function withParts(value: string): string {
  const { flaw, type } = readIndicator(value);
  if (flaw?.kind === 'malformed' && !flaw.indicator && isNetwork(type)) return defangText(value, 'every');
  const indicator = flaw?.kind === 'malformed' && flaw.indicator ? [flaw.indicator] : [];
  const parts = flaw?.kind === 'mixed' ? flaw.parts : indicator;
  let made = '';
  let from = 0;
  for (const { start, end, text, type } of parts) {
    made += value.slice(from, start) + defang(text, type);
    from = end;
  }
  return defangText(made + value.slice(from), 'likely');
}

/** Defangs an IP address with a port. The port and the colon before it are unchanged. */
function ipPort(text: string): string {
  const [, address = text, port = ''] = /^(\[[^\]]*\]|[^:|]*)([:|]\d.*)?$/.exec(text) ?? [];
  return (address.includes(':') ? `[${defangColons(defangDots(address.slice(1, -1)))}]` : defangDots(address)) + port;
}

/** Defangs the at sign of an e-mail address and the dots in its domain. The local part is unchanged, because it is not a host. */
function mail(text: string): string {
  const at = text.lastIndexOf('@');
  return text.slice(0, at) + defangAts(defangDots(text.slice(at)));
}

const scheme = /^[a-z][a-z0-9+.-]*:\/\//i;

/**
 * Defangs the scheme and host of a URL, and any hosts in its query or fragment. Dots in a path are unchanged, because they belong to file
 * names.
 */
function url(text: string): string {
  const quiet = scheme.test(text) ? defangUrls(text) : text.replace(/^[^/?#]*/, defangAuthority);
  return quiet.replace(/[?#][^]*$/, (query) => defangText(query, 'likely'));
}
