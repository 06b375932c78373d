/** Values with one mistake of which everybody sees what was meant: `htps://evil[.]top`, a hash with a space in it. */
import type { IndicatorType } from '../model/vocabularies.ts';
import { readAddress } from './addresses.ts';
import { isDomain } from './hosts.ts';
import { isDefanged, refang } from './refang.ts';
import { isTopLevel } from './topLevels.ts';
import { fitsType } from './wrongType.ts';

/** What was meant: the value as it should be, and what it is. */
export interface MeantValue {
  readonly type: IndicatorType;
  readonly text: string;
}

/** Longer values are free text. */
const longest = 2000;

/** Reads such a value; undefined for a correct one and for any other. `stated` is the type that the author gave, if any. */
export function meantValue(value: string, stated: IndicatorType | undefined): MeantValue | undefined {
  const text = value.trim();
  if (text.length > longest) return undefined;
  const withPort = stated === undefined || stated === 'ip_port' || stated === 'host_port' ? meantPort(text) : undefined;
  if (withPort) return withPort;
  return stated === undefined || stated === 'url' ? meantUrl(text) : undefined;
}

/** `45.8.146.213 port 8443`, `evil[.]top : 443`. */
function meantPort(text: string): MeantValue | undefined {
  const [, host = '', port = ''] =
    /^([^\s:]{4,260})(?:\s+:\s*|:\s+|,?\s+(?:tcp\s+)?port:?\s+)(\d{1,5})$/i.exec(text) ?? [];
  const meant = `${host}:${port}`;
  if (host === '') return undefined;
  if (fitsType(meant, 'ip_port')) return { type: 'ip_port', text: meant };
  return isDefanged(host) && fitsType(meant, 'host_port') ? { type: 'host_port', text: meant } : undefined;
}

/** A scheme with a slip, and what is between it and the host. */
const slip = /^(h[htxp*]{1,6}s{0,2})\s?([:;]?)\s?([\\/]{1,3})\s?([^\s\\/][^\s]*)$/i;
/** Schemes that are right, or ways to defang them. */
const right = /^(?:https?|hxxps?|h\*\*ps?|htxps?|hxtps?)$/i;

function meantUrl(text: string): MeantValue | undefined {
  const [, scheme = '', colon = '', slashes = '', rest = ''] = slip.exec(text) ?? [];
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

const byLength: Readonly<Record<number, IndicatorType>> = { 32: 'md5', 40: 'sha1', 64: 'sha256', 128: 'sha512' };

/**
 * A hash with whitespace within, as a page that wraps its lines gives it. Two whole hashes side by side are two, unless the type says that they
 * are one.
 */
export function tornHash(value: string, stated: IndicatorType | undefined): MeantValue | undefined {
  const text = value.trim();
  if (text.length > 160 || !/^[0-9a-f]{4,}(?:\s+[0-9a-f]{4,}){1,4}$/i.test(text)) return undefined;
  const joined = text.replace(/\s+/g, '');
  if (stated !== undefined) return fitsType(joined, stated) ? { type: stated, text: joined } : undefined;
  const type = byLength[joined.length];
  const isSeveral = text.split(/\s+/).every((part) => byLength[part.length] !== undefined);
  return type === undefined || isSeveral || !/\d/.test(joined) ? undefined : { type, text: joined };
}
