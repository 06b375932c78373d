/** Known harmless values. The list is short on purpose: services that nearly every network uses, and hashes of empty files. */
import type { IndicatorType } from '../model/vocabularies.ts';
import { comparedValue, plainValue } from './formats.ts';
import { readSocket } from './sockets.ts';
import { readUrl } from './hosts.ts';
import { readAddress } from './addresses.ts';

/** Returns a description of a harmless value that completes the sentence "This is …"; undefined for any other value. */
export function benignMeaning(value: string, type: IndicatorType): string | undefined {
  const text = plainValue(value, type);
  switch (type) {
    case 'md5':
    case 'sha1':
    case 'sha256':
    case 'sha512':
    case 'ssdeep':
      return emptyFile.has(comparedValue(value, type)) ? 'the hash of an empty file' : undefined;
    case 'ipv4':
    case 'ipv6':
      return resolver(text);
    case 'ip_port':
      return resolver(readSocket(text)?.address ?? '');
    case 'domain':
      return site(text);
    case 'url': {
      const url = readUrl(text);
      if (!url || !/^\/?$/.test(url.rest)) return undefined;
      return resolver(url.host) ?? site(url.host);
    }
    default:
      return undefined;
  }
}

/** Hashes of empty input, which hashing tools return for empty or unreadable files. */
const emptyFile: ReadonlySet<string> = new Set([
  'd41d8cd98f00b204e9800998ecf8427e',
  'da39a3ee5e6b4b0d3255bfef95601890afd80709',
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  'cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e',
  '3::',
]);

/**
 * Public DNS resolvers, from their operators' pages: Cloudflare, Google, Quad9, OpenDNS, Verisign, Level 3, AdGuard, Yandex, AliDNS,
 * 114DNS, Hurricane Electric.
 */
// prettier-ignore
const resolvers: ReadonlySet<string> = new Set([
  '1.1.1.1', '1.0.0.1', '1.1.1.2', '1.0.0.2', '1.1.1.3', '1.0.0.3', '8.8.8.8', '8.8.4.4', '9.9.9.9', '9.9.9.10', '9.9.9.11',
  '149.112.112.112', '149.112.112.10', '149.112.112.11', '208.67.222.222', '208.67.220.220', '208.67.222.123',
  '208.67.220.123', '64.6.64.6', '64.6.65.6', '4.2.2.1', '4.2.2.2', '94.140.14.14', '94.140.15.15', '77.88.8.8',
  '77.88.8.1', '223.5.5.5', '223.6.6.6', '114.114.114.114', '114.114.115.115', '74.82.42.42',
  '2606:4700:4700::1111', '2606:4700:4700::1001', '2001:4860:4860::8888', '2001:4860:4860::8844', '2620:fe::fe',
  '2620:fe::9', '2620:119:35::35', '2620:119:53::53',
]);

/**
 * Sites that nearly every network visits. Some of these sites host content that is often malicious, so URLs with a path, and subdomains that are
 * neither listed nor `www`, do not count as harmless.
 */
// prettier-ignore
const sites: ReadonlySet<string> = new Set([
  'amazon.com', 'apple.com', 'baidu.com', 'bing.com', 'cloudflare.com', 'discord.com', 'dropbox.com', 'facebook.com',
  'github.com', 'gmail.com', 'google.com', 'icloud.com', 'instagram.com', 'linkedin.com', 'live.com', 'microsoft.com',
  'microsoftonline.com', 'mozilla.org', 'netflix.com', 'office.com', 'office365.com', 'outlook.com', 'paypal.com',
  'reddit.com', 'telegram.org', 'twitter.com', 'whatsapp.com', 'wikipedia.org', 'windows.com', 'windowsupdate.com', 'x.com',
  'yahoo.com', 'youtube.com', 'login.microsoftonline.com', 'dns.google',
]);

function resolver(text: string): string | undefined {
  return resolvers.has(readAddress(text)?.text ?? '') ? 'a public DNS resolver' : undefined;
}

function site(host: string): string | undefined {
  return isPublicSite(host) ? 'one of the most visited public sites' : undefined;
}

/** Whether a host is a site that nearly every network visits, with or without `www.`. */
export function isPublicSite(host: string): boolean {
  const name = host
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^www\./, '');
  return sites.has(name);
}
