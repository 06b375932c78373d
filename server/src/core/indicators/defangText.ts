/** Defangs hosts and URLs within free text: commands, user agents, and values with other text around an indicator. */
import type { Span } from '../text/text.ts';
import { readIpv4, readIpv6 } from './addresses.ts';
import { isPlainlyFile } from './extensions.ts';
import { isDottedName } from './hosts.ts';
import { marksFor, withMarks } from './marks.ts';
import { colonRunsOf, runsOf, type Run } from './runs.ts';

/**
 * Which hosts are defanged in addition to those in URLs and e-mail addresses. `every`: anything with a dot, for types whose values are
 * hosts. `likely`: IP addresses, and names with a common top-level domain that are probably hosts. `none`: no other hosts.
 */
export type Hosts = 'every' | 'likely' | 'none';

/** Defangs the hosts, IP addresses, e-mail addresses and URLs in text. Anything that is already defanged in this notation is unchanged. */
export function defangText(text: string, hosts: Hosts): string {
  const quiet = defangUrls(text);
  return withMarks(quiet, marksFor(quiet, hostSpans(quiet, hosts)));
}

const embedded =
  /\b(https?|hxxps?|ftps?|fxps?|[a-z][a-z0-9+.-]{0,30})(?:(?:\[:\]|:)\/\/|\[:\/\/\])([^\s/?#"'<>|\\]*)/gi;

/** Defangs the scheme and authority of every URL with `://` in text, including a URL in the query of another one. */
export function defangUrls(text: string): string {
  return text.replace(embedded, (_match, name: string, host: string) => {
    const scheme = name.toLowerCase().replace(/^http/, 'hxxp').replace(/^ftp/, 'fxp');
    return `${scheme}://${defangAuthority(host)}`;
  });
}

/** Defangs the authority of a URL: user, host and port. */
export function defangAuthority(text: string): string {
  const address = defangAts(defangDots(text));
  const inBrackets = /^(.*\[@\])?\[((?:[0-9a-f]|:|\[:\]|\[\.\])+)\](:\d+)?$/i.exec(address);
  if (!inBrackets || !inBrackets[2]?.includes(':')) return address;
  return `${inBrackets[1] ?? ''}[${defangColons(inBrackets[2])}]${inBrackets[3] ?? ''}`;
}

/** Replaces all dots, in any notation, with `[.]`. */
export const defangDots = (text: string): string =>
  text.replace(/[[({](?:\.|dot)[\])}]|[.\u3002\uFF0E\uFF61]/gi, '[.]');
/** Replaces all colons with `[:]`. */
export const defangColons = (text: string): string => text.replace(/[[({]:[\])}]|:/g, '[:]');
/** Replaces all at signs with `[@]`. */
export const defangAts = (text: string): string => text.replace(/[[({](?:@|at)[\])}]|@/gi, '[@]');

function hostSpans(text: string, hosts: Hosts): readonly Span[] {
  const names = runsOf(text).filter((run) => isHost(text, run, hosts));
  const addresses = hosts === 'none' ? [] : colonRunsOf(text).filter((run) => readIpv6(run.text) !== undefined);
  return [...names, ...addresses].map(({ start, end }): Span => [start, end]);
}

function isHost(text: string, run: Run, hosts: Hosts): boolean {
  const before = text.slice(Math.max(0, run.start - 2), run.start);
  // A name after `@` or `\\` is the host of an e-mail address or a share. A name after `@` that contains no letters and is not an IPv4
  // address is the version of a package.
  if (/[^\s@]@$|\\\\$/.test(before))
    return readIpv4(run.text) !== undefined || (isDottedName(run.text) && !isPlainlyFile(run.text));
  if (hosts === 'none') return false;
  if (hosts === 'every') return true;
  // `Chrome/115.0.0.0` is a version.
  if (readIpv4(run.text.replace(/-\d{1,3}$|-\d{1,3}(?:\.\d{1,3}){3}$/, '')))
    return !/[a-z)]\/$|^v$|[^a-z]v$/i.test(before);
  return isLikely(text, run, before);
}

/** The top-level domains of most hosts in advisories, without those that are also words in code or file extensions. */
// prettier-ignore
const usual: ReadonlySet<string> = new Set([
  'com', 'net', 'org', 'info', 'biz', 'xyz', 'top', 'site', 'online', 'club', 'shop', 'live', 'icu', 'space', 'website', 'store', 'fun',
  'pro', 'click', 'buzz', 'vip', 'wiki', 'bond', 'cfd', 'cyou', 'sbs', 'monster', 'quest', 'onion', 'example', 'cloud', 'tech', 'lol',
  'edu', 'gov', 'mil', 'ru', 'cn', 'su', 'ir', 'kp', 'kr', 'jp', 'tw', 'hk', 'ua', 'by', 'kz', 'de', 'fr', 'nl', 'uk', 'eu', 'ch', 'be',
  'es', 'se', 'no', 'fi', 'dk', 'cz', 'ro', 'hu', 'gr', 'tr', 'il', 'ae', 'sa', 'eg', 'za', 'ng', 'br', 'mx', 'ar', 'cl', 'ca', 'us', 'au',
  'nz', 'vn', 'th', 'id', 'pk', 'lk', 'np', 'io', 'cc', 'tk', 'ml', 'ga', 'cf', 'gq', 'pw', 'ws', 'ink', 'link', 'host', 'press', 'today', 'world',
]);

/** Whether a run is a lower-case name with one of the usual top-level domains, between characters that may surround a host. */
function isLikely(text: string, run: Run, before: string): boolean {
  const last = run.text.slice(run.text.lastIndexOf('.') + 1);
  if (!usual.has(last) || run.text !== run.text.toLowerCase() || !isDottedName(run.text)) return false;
  // `Global\evil.top` is a mutex; after any other backslash, a name is a file name.
  const isNamespaced = /^(?:global|.?local)\\$/i.test(text.slice(Math.max(0, run.start - 7), run.start).trimStart());
  return (
    (isNamespaced || /(?:^|[\s"'`=/@(,;|<>:{])$/.test(before)) &&
    /^(?:$|[\s"'`/:?),;|<>&}])/.test(text.slice(run.end, run.end + 1))
  );
}
