/** Determines which addresses may become links, both in reports and in the editor. */
import { holds, readAddress } from './addresses.ts';
import { readAsBrowser } from './canonicalHost.ts';
import { domainOfEmail } from './hosts.ts';
import type { Listed } from './listed.ts';
import { liveIn } from './live.ts';

/**
 * Returns the address, trimmed, if its syntax allows it to become a link: it has the scheme `http`, `https` or `mailto`, contains no
 * whitespace, backslashes, control characters or invisible characters, and is valid in a browser. Returns undefined for any other text,
 * such as `javascript:` and defanged addresses.
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
 * Creates the function that decides whether an address may be linked. `safeUrl` must accept the address. In any notation, its host must not
 * be an indicator, a subdomain of one, or an address in a listed network. No other part of it, such as the target of a redirect, may
 * contain an indicator.
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

/** Returns a URL as it is written and, if it is percent-encoded, decoded once and twice, because encodings may be nested. */
function spellings(url: string): readonly string[] {
  const once = decoded(url);
  const twice = decoded(once);
  return once === url ? [url] : twice === once ? [url, once] : [url, once, twice];
}

/** Decodes valid percent-encoding (RFC 3986, section 2.1); other text is unchanged. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/%([2-7][\da-f])/gi, (_match, code: string) => String.fromCharCode(parseInt(code, 16)));
  }
}
