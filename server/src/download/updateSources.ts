/** Sources and limits of catalogue updates, for both the command line and the client. */

const bundles = 'https://raw.githubusercontent.com/mitre-attack/attack-stix-data/master';

/** MITRE's bundles for the newest ATT&CK release, one for each domain. Source: the README of mitre-attack/attack-stix-data. */
export const attackBundles: readonly string[] = [
  `${bundles}/enterprise-attack/enterprise-attack.json`,
  `${bundles}/mobile-attack/mobile-attack.json`,
  `${bundles}/ics-attack/ics-attack.json`,
];

/** The maximum size of a file in bytes: four times the largest bundle that MITRE has published. */
export const maximumBytes = 200 * 1024 * 1024;

/** The maximum time without any data from the server, in milliseconds. */
export const stallMilliseconds = 30_000;

/** The maximum time for one file, in milliseconds. This is enough for MITRE's largest bundle at 0.5 Mbit/s. */
export const totalMilliseconds = 30 * 60_000;

/** The minimum speed of a server, in bytes per second. */
export const minRate = 1024;

/** The maximum number of redirects that are followed. */
export const maximumRedirects = 5;

/** Whether a string is a URL rather than a path. */
export function isAddress(text: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(text);
}

/**
 * Returns a URL for display and storage, without user name and password. Query and fragment are replaced by `?…`, because they may contain a
 * signature or token. Other strings are returned unchanged.
 */
export function shownAddress(text: string): string {
  if (!isAddress(text)) return text;
  const [, scheme = '', rest = ''] = /^([^:]+:\/\/)([^?#]*)/.exec(text) ?? [];
  const end = rest.indexOf('/') < 0 ? rest.length : rest.indexOf('/');
  const host = rest.slice(0, end);
  const shown = scheme + host.slice(host.lastIndexOf('@') + 1) + rest.slice(end);
  return /[?#]/.test(text) ? `${shown}?…` : shown;
}

/** Formats a number of bytes: `31.8 MB`. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Returns the ATT&CK release in a path or URL that ends as MITRE names its files (`enterprise-attack-18.1.json`); undefined for any other. */
export function releaseInName(name: string): string | undefined {
  return /-attack-(\d{1,3}\.\d{1,3})\.json$/.exec(name.split(/[?#]/)[0] ?? '')?.[1];
}
