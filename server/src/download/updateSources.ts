/** Where updates of the catalogue come from, and the limits that apply to them, for both the command line and the client. */

const bundles = 'https://raw.githubusercontent.com/mitre-attack/attack-stix-data/master';

/** MITRE's own bundles of the newest ATT&CK release, one a domain. Source: the README of mitre-attack/attack-stix-data. */
export const attackBundles: readonly string[] = [
  `${bundles}/enterprise-attack/enterprise-attack.json`,
  `${bundles}/mobile-attack/mobile-attack.json`,
  `${bundles}/ics-attack/ics-attack.json`,
];

/** The most that one file may have, in bytes: four times the largest bundle that MITRE ever published. */
export const maximumBytes = 200 * 1024 * 1024;

/** The longest time without a byte from the server, in milliseconds. */
export const stallMilliseconds = 30_000;

/** The longest time for one file, in milliseconds: MITRE's largest needs less at 0.5 Mbit/s. */
export const totalMilliseconds = 30 * 60_000;

/** The slowest server that is put up with, in bytes a second. */
export const leastRate = 1024;

/** How many redirects are followed. */
export const maximumRedirects = 5;

/** Whether a text is an address rather than a path. */
export function isAddress(text: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(text);
}

/**
 * An address as it may be shown and stored: without user name and password, and without its query and fragment, which may be a
 * signature or token. What is not an address stays as it is.
 */
export function shownAddress(text: string): string {
  if (!isAddress(text)) return text;
  const [, scheme = '', rest = ''] = /^([^:]+:\/\/)([^?#]*)/.exec(text) ?? [];
  const end = rest.indexOf('/') < 0 ? rest.length : rest.indexOf('/');
  const host = rest.slice(0, end);
  const shown = scheme + host.slice(host.lastIndexOf('@') + 1) + rest.slice(end);
  return /[?#]/.test(text) ? `${shown}?…` : shown;
}

/** Bytes for people: `31.8 MB`. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** The ATT&CK release in a file's name, as MITRE names the versioned ones (`enterprise-attack-18.1.json`). */
export function releaseInName(name: string): string | undefined {
  return /-attack-(\d{1,3}\.\d{1,3})\.json$/.exec(name.split(/[?#]/)[0] ?? '')?.[1];
}
