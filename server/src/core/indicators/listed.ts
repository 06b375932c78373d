/**
 * Collects the hosts, e-mail addresses and pages that an advisory lists as indicators. Published output must contain them only in defanged
 * form.
 */
import { readNetwork, type Network } from './addresses.ts';
import { isPublicSite } from './benign.ts';
import { canonicalHost } from './canonicalHost.ts';
import { bareName, domainOfEmail, readHostPort, readUrl } from './hosts.ts';
import { plainValue } from './formats.ts';
import { partsOf } from './parts.ts';
import { readIndicator, type ReadIndicator } from './readIndicator.ts';
import { readSocket } from './sockets.ts';
import type { Advisory } from '../model/advisory.ts';
import type { IndicatorType } from '../model/vocabularies.ts';
import { pushAll } from '../util/lists.ts';

export interface Listed {
  /** Canonical names and addresses. They include the hosts of URLs, except those of pages on public sites. */
  readonly hosts: ReadonlySet<string>;
  /** E-mail addresses in lower case. */
  readonly mails: ReadonlySet<string>;
  /** The paths of listed URLs on public sites, by host, in lower case and without the trailing slash. */
  readonly pages: ReadonlyMap<string, readonly string[]>;
  /**
   * Hosts that must not be linked, in addition to `hosts`: the domains of listed e-mail addresses, and the public sites of listed pages.
   */
  readonly linkHosts: ReadonlySet<string>;
  readonly networks: readonly Network[];
  /** The domains of `mails`. */
  readonly mailHosts: ReadonlySet<string>;
  /** Whether `hosts` contains an IPv6 address. */
  readonly hasIpv6: boolean;
  /** The maximum number of words in a host in `hosts` or `pages`; dots, hyphens and underscores separate words. */
  readonly maxWords: number;
}

/** A value of `indicators`, with its type if it has one. */
export interface ListedValue {
  readonly value: string;
  readonly type?: IndicatorType;
}

/** Collects the hosts, e-mail addresses and pages of raw values. */
function listedIn(values: readonly ListedValue[]): Listed {
  return listedFrom(values.map(({ value, type }) => readIndicator(value, type === 'other' ? undefined : type)));
}

/** Collects the hosts, e-mail addresses and pages of parsed indicators. */
export function listedFrom(indicators: readonly ReadIndicator[]): Listed {
  const found = nothing();
  for (const read of indicators) {
    add(found, read.value, read.type);
    if (read.flaw?.kind === 'mixed')
      for (const part of read.flaw.parts) add(found, plainValue(part.text, part.type), part.type);
  }
  return finished(found, maxWords(found));
}

/** Returns one collection with the contents of all `lists`. */
export function joinedLists(lists: readonly Listed[]): Listed {
  const [only] = lists;
  if (only && lists.length === 1) return only;
  const found = nothing();
  for (const { hosts, mails, pages, linkHosts, networks } of lists) {
    for (const host of hosts) found.hosts.add(host);
    for (const mail of mails) found.mails.add(mail);
    for (const host of linkHosts) found.linkHosts.add(host);
    for (const [host, paths] of pages) found.pages.set(host, [...(found.pages.get(host) ?? []), ...paths]);
    pushAll(found.networks, networks);
  }
  return finished(
    found,
    lists.reduce((most, list) => Math.max(most, list.maxWords), 0),
  );
}

function finished(found: Found, most: number): Listed {
  const mailHosts = new Set([...found.mails].map(domainOfEmail));
  let hasIpv6 = false;
  for (const host of found.hosts) hasIpv6 ||= host.includes(':');
  return { ...found, mailHosts, hasIpv6, maxWords: most };
}

const nothing = (): Found => ({
  hosts: new Set(),
  mails: new Set(),
  pages: new Map(),
  linkHosts: new Set(),
  networks: [],
});

function maxWords({ hosts, pages }: Found): number {
  let most = 0;
  for (const host of [...hosts, ...pages.keys()]) most = Math.max(most, host.split(/[._-]+/).length);
  return most;
}

/** Collects the hosts, e-mail addresses and pages of the `indicators` of an advisory. */
export function listedInAdvisory({ indicators }: Pick<Advisory, 'indicators'>): Listed {
  return listedIn(
    (indicators?.items ?? []).flatMap(({ value, type }) =>
      value ? [{ value: value.value, ...(type ? { type: type.value } : {}) }] : [],
    ),
  );
}

/** Whether the collection contains no hosts, e-mail addresses or pages. If so, no text can contain a live indicator. */
export const isNothing = ({ hosts, mails, pages }: Listed): boolean => hosts.size + mails.size + pages.size === 0;

interface Found {
  readonly hosts: Set<string>;
  readonly mails: Set<string>;
  readonly pages: Map<string, string[]>;
  readonly linkHosts: Set<string>;
  readonly networks: Network[];
}

function add(found: Found, value: string, type: IndicatorType): void {
  switch (type) {
    case 'domain':
      return addHost(found.hosts, bareName(value));
    case 'ipv4':
    case 'ipv6':
      return addHost(found.hosts, value);
    case 'ip_port':
      return addHost(found.hosts, readSocket(value)?.address ?? '');
    case 'host_port':
      return addHost(found.hosts, readHostPort(value)?.host ?? '');
    case 'cidr': {
      const network = readNetwork(value);
      if (network) found.networks.push(network);
      return addHost(found.hosts, value.split('/', 1)[0] ?? '');
    }
    case 'email':
      found.mails.add(value.toLowerCase());
      return addHost(found.linkHosts, domainOfEmail(value));
    case 'url':
      return addUrl(found, value);
    case 'filepath':
      return addHost(found.hosts, /^\\\\([^\\@?]+)(?:@(?:ssl@)?\d+|@ssl)?\\/i.exec(value)?.[1] ?? '');
    case 'other':
      // Indicators within a free-text value are collected as well.
      for (const part of partsOf(value))
        if (part.type !== 'other') add(found, plainValue(part.text, part.type), part.type);
      return undefined;
    default:
      return undefined;
  }
}

function addHost(hosts: Set<string>, host: string): void {
  const canonical = host === '' || host === '.' ? undefined : canonicalHost(host);
  if (canonical) hosts.add(canonical);
}

function addUrl(found: Found, value: string): void {
  const url = readUrl(value);
  const host = url && canonicalHost(url.host.replace(/^\*\./, ''));
  if (!host) return;
  const path = url.rest.replace(/\/$/, '');
  if (path === '' || !isPublicSite(host)) {
    found.hosts.add(host);
    return;
  }
  found.linkHosts.add(host);
  found.pages.set(host, [...(found.pages.get(host) ?? []), path.toLowerCase()]);
}
