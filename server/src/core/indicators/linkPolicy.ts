/** Which addresses a page or an editor may lead to. The one policy of report and document links. */
import { holds, readAddress } from './addresses.ts';
import { readAsBrowser } from './canonicalHost.ts';
import { domainOfEmail } from './hosts.ts';
import type { Listed } from './listed.ts';
import { liveIn } from './live.ts';

/**
 * An address that may become a link unless an indicator forbids it: `http`, `https` or `mailto`, as a browser reads it, without
 * whitespace, backslashes and control characters. Undefined for all else, e.g. `javascript:` and defanged addresses.
 */
export function safeUrl(text: string): string | undefined {
  const url = text.trim();
  if (
    !/^(?:https?:\/\/[^\s\\]|mailto:[^\s\\])[^\s\\]*$/i.test(url) ||
    /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/.test(url)
  )
    return undefined;
  return readAsBrowser(url) ? url : undefined;
}

/**
 * Whether an address may be linked: it is safe, its host is not an indicator nor below one, whatever the notation, and nothing
 * in it names one, as the target of a redirect does.
 */
export function createLinkPolicy(listed: Listed): (url: string) => boolean {
  return (url) => {
    const safe = safeUrl(url);
    const target = safe === undefined ? undefined : readAsBrowser(safe);
    if (safe === undefined || !target) return false;
    const hosts = target.protocol === 'mailto:' ? mailHosts(safe) : [target.host];
    return (
      hosts.every((host) => !isHostile(host, listed)) &&
      spellings(safe).every((text) => liveIn(text, listed).length === 0)
    );
  };
}

const mailHosts = (url: string): readonly string[] =>
  decoded(url.replace(/^mailto:/i, '').replace(/\?[^]*$/, ''))
    .split(',')
    .map((mail) => domainOfEmail(mail).toLowerCase());

function isHostile(host: string, { hosts, linkHosts, networks }: Listed): boolean {
  const address = readAddress(host);
  if (address) return hosts.has(host) || linkHosts.has(host) || networks.some((network) => holds(network, address));
  const labels = host.split('.');
  return labels.some((_label, index) => {
    const name = labels.slice(index).join('.');
    return hosts.has(name) || linkHosts.has(name);
  });
}

/** A URL as it is written and without its percent signs, also where these are encoded themselves. */
function spellings(url: string): readonly string[] {
  const once = decoded(url);
  const twice = decoded(once);
  return once === url ? [url] : twice === once ? [url, once] : [url, once, twice];
}

/** Decodes percent-encoding where it is valid (RFC 3986, section 2.1). */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/%([2-7][\da-f])/gi, (_match, code: string) => String.fromCharCode(parseInt(code, 16)));
  }
}
