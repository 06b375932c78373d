/** Finds listed indicators that are not defanged ("live") in text, in time linear in its length. */
import type { Span } from '../text/text.ts';
import { canonicalHost } from './canonicalHost.ts';
import { isPlainlyFile } from './extensions.ts';
import { isNothing, type Listed } from './listed.ts';
import { marksFor, withMarks, type Mark } from './marks.ts';
import { colonRunsOf, runsOf, type Run } from './runs.ts';

/**
 * Returns the spans of live indicators in order. The span of a host includes the labels of a subdomain; the span of an e-mail address is
 * the whole address.
 */
export function liveIn(text: string, listed: Listed): readonly Span[] {
  if (isNothing(listed)) return [];
  const spans = [
    ...runsOf(text).flatMap((run) => hostsIn(run, text, listed)),
    ...(listed.hasIpv6 ? colonRunsOf(text).flatMap((run) => addressIn(run, listed)) : []),
    ...oddHosts(text, listed),
    ...mailsIn(text, listed),
  ];
  return spans.sort((a, b) => a[0] - b[0]);
}

/** Returns the marks that defang the live indicators in text. */
export const liveMarks = (text: string, listed: Listed): readonly Mark[] => marksFor(text, liveIn(text, listed));

/** Defangs the live indicators in text. `written` escapes the replacement of a mark if `text` is markup, such as HTML. */
export function defangLive(text: string, listed: Listed, written?: (mark: string) => string): string {
  const marks = liveMarks(text, listed);
  return marks.length === 0 ? text : withMarks(text, marks, written);
}

/**
 * Returns the spans of the listed hosts in a run of name characters. Each host must consist of whole words; its span includes the labels of
 * a subdomain.
 */
function hostsIn(run: Run, text: string, listed: Listed): readonly Span[] {
  const found = wordsOf(run.text, (host, end) => isListed(host, text.slice(run.offsetOf(end - 1) + 1), listed), listed);
  const own = found.length > 0 ? found : (oddAddress(run.text, listed) ?? foreign(run.text, listed));
  // `evil.top.exe` is a file, but `x.files.sh` is a host below `files.sh`.
  const isFile = isPlainlyFile(run.text);
  const hosts = isFile ? own.filter(([, end]) => end === run.text.length) : own;
  return hosts.map(([start, end]): Span => [run.offsetOf(start), run.offsetOf(end - 1) + 1]);
}

/**
 * Finds ASCII hosts. At each word, finds the longest listed host that begins with that word. Words that follow a hyphen are skipped,
 * because they belong to a different host name.
 */
function wordsOf(text: string, isListedHost: (host: string, end: number) => boolean, { maxWords }: Listed): Span[] {
  const words = [...text.matchAll(/[a-z0-9]+/gi)];
  const lower = text.toLowerCase();
  const spans: Span[] = [];
  for (let first = 0; first < words.length; first++) {
    const start = words[first]?.index ?? 0;
    if (lower[start - 1] === '-') continue;
    for (let last = Math.min(words.length, first + maxWords) - 1; last > first; last--) {
      const word = words[last];
      const end = (word?.index ?? 0) + (word?.[0].length ?? 0);
      const host = lower.slice(start, end);
      if (!host.includes('.') || !isListedHost(host, end)) continue;
      spans.push([beginOf(text, start), end]);
      first = last;
      break;
    }
  }
  return spans;
}

/** Returns the offset at which a host name begins, including any labels before the listed host. */
function beginOf(text: string, start: number): number {
  let at = start;
  while (at > 0 && /[\w.-]/.test(text[at - 1] ?? '')) at--;
  while (at < start && /[._-]/.test(text[at] ?? '')) at++;
  return at;
}

function isListed(host: string, behind: string, { hosts, pages }: Listed): boolean {
  if (hosts.has(host)) return true;
  const paths = pages.get(host);
  if (!paths) return false;
  const location = behind.slice(0, 2000).toLowerCase();
  return paths.some((path) => location.startsWith(path) && !/^[\w-]/.test(location.slice(path.length)));
}

/**
 * Finds a listed IP address in octal or hexadecimal notation, which browsers and network programs accept. Returns undefined for text in any
 * other notation.
 */
function oddAddress(text: string, { hosts }: Listed): Span[] | undefined {
  if (text.length > 60 || !/^(?:0x[\da-f]+|\d+)(?:\.(?:0x[\da-f]+|\d+)){1,3}$/i.test(text)) return undefined;
  if (!/(?:^|\.)0[x\d]/i.test(text)) return undefined;
  const host = canonicalHost(text);
  return host !== undefined && hosts.has(host) ? [[0, text.length]] : [];
}

/**
 * Finds listed names that contain non-ASCII characters, such as letters of other scripts or full-width letters. Underscores around a name
 * count as Markdown emphasis, and an underscore within a name separates two names.
 */
function foreign(text: string, { hosts }: Listed): Span[] {
  if (!/[^\u0000-\u007f]/.test(text) || text.length > 300) return [];
  const isHost = (name: string): boolean => {
    const labels = name.split('.');
    return labels.slice(0, -1).some((_label, index) => {
      const host = canonicalHost(labels.slice(index).join('.'));
      return host !== undefined && hosts.has(host);
    });
  };
  const found = (name: RegExp): Span[] =>
    [...text.matchAll(name)].flatMap((match): Span[] => {
      const start = match.index + (/^_*/.exec(match[0])?.[0].length ?? 0);
      const end = match.index + match[0].replace(/(?<!_)_{1,300}$/, '').length;
      return start < end && isHost(text.slice(start, end)) ? [[start, end]] : [];
    });
  const whole = found(/^.+$/g);
  return whole.length > 0 ? whole : found(/[^_]+/g);
}

/** Finds a listed IPv6 address, even if it has a port but no brackets. */
function addressIn(run: Run, { hosts }: Listed): Span[] {
  const isHost = (text: string): boolean => hosts.has(canonicalHost(text) ?? '');
  if (isHost(run.text)) return [[run.start, run.end]];
  const port = /:\d{1,5}$/.exec(run.text)?.[0] ?? '';
  return port !== '' && isHost(run.text.slice(0, -port.length)) ? [[run.start, run.end - port.length]] : [];
}

/** Finds listed hosts of URLs that contain percent-encoding or end with a number, such as IP addresses in any notation that browsers accept. */
function oddHosts(text: string, { hosts }: Listed): Span[] {
  if (!text.includes('://')) return [];
  return [...text.matchAll(/:\/\/([^\s/?#"'<>|\\()`]{1,300})/g)].flatMap((match): Span[] => {
    const authority = match[1] ?? '';
    const host = authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d*$/, '');
    if (!/%|(?:^|\.)(?:0x[\da-f]*|\d+)\.?$/i.test(host)) return [];
    const canonical = canonicalHost(host);
    const start = match.index + 3 + authority.lastIndexOf('@') + 1;
    return canonical !== undefined && hosts.has(canonical) ? [[start, start + host.length]] : [];
  });
}

function mailsIn(text: string, { mails, mailHosts }: Listed): Span[] {
  const spans: Span[] = [];
  if (mails.size === 0) return spans;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const domain =
      /^@[\p{L}\p{M}\p{N}.-]{1,255}/u.exec(text.slice(at, at + 256))?.[0].replace(/[.-]{1,255}$/, '') ?? '';
    if (!mailHosts.has(domain.slice(1).toLowerCase())) continue;
    const local = /[^\s<>"(),;:@[\]]{1,64}$/.exec(text.slice(Math.max(0, at - 64), at))?.[0] ?? '';
    const from = mailFrom(local.toLowerCase(), domain.toLowerCase(), mails);
    if (from !== undefined) spans.push([at - local.length + from, at + domain.length]);
  }
  return spans;
}

/**
 * Returns the offset in `local`, the text before an at sign, at which the local part of a listed e-mail address begins; undefined if there is no
 * such address.
 */
function mailFrom(local: string, domain: string, mails: Listed['mails']): number | undefined {
  for (let from = 0; from < local.length; from++) {
    if (from > 0 && /[a-z0-9-]/.test(local[from - 1] ?? '')) continue;
    if (mails.has(local.slice(from) + domain)) return from;
  }
  return undefined;
}

/** Whether a run may contain a live indicator: a quick check that ignores the surrounding text. */
export function mayBeLive(run: Run, listed: Listed): boolean {
  const { hosts, mailHosts, pages } = listed;
  if (run.text.includes(':')) return listed.hasIpv6 && addressIn(run, listed).length > 0;
  if (mailHosts.has(run.text.toLowerCase())) return true;
  return (
    wordsOf(run.text, (host) => hosts.has(host) || pages.has(host), listed).length > 0 ||
    (oddAddress(run.text, listed) ?? foreign(run.text, listed)).length > 0
  );
}
