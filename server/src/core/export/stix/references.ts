/** Creates external references for STIX objects. */
import { defang } from '../../indicators/index.ts';
import type { ExportContext } from '../exporter.ts';

export interface ExternalReference {
  readonly source_name: string;
  readonly description?: string;
  readonly url?: string;
  readonly external_id?: string;
}

export interface Referenced {
  readonly title?: string | undefined;
  readonly url?: string | undefined;
  readonly publisher?: string | undefined;
  readonly published?: string | undefined;
}

/**
 * Returns a reference. If its URL must not be a link, for example because it leads to a listed indicator, the defanged URL is added to the
 * description instead. So is a URL with characters that STIX does not allow, in which only listed indicators are defanged.
 */
export function externalReference(
  { title, url, publisher, published }: Referenced,
  { mayLink, quiet }: Pick<ExportContext, 'mayLink' | 'quiet'>,
): ExternalReference {
  const address = url?.trim();
  const mayBeLink = address !== undefined && mayLink(address);
  const isLink = mayBeLink && isUri(address);
  const shown = isLink ? undefined : mayBeLink ? address : address && defang(address);
  const said = [title, published, shown].flatMap((text) => (text?.trim() ? [text.trim()] : []));
  const source = publisher?.trim() || hostOf(isLink ? address : undefined) || title?.trim() || 'reference';
  const description = quiet(said.join(', '));
  return {
    source_name: plainName(quiet(source)),
    ...(description === '' ? {} : { description }),
    ...(isLink ? { url: address } : {}),
    ...(description === '' && !isLink ? { description: quiet(source) } : {}),
  };
}

/** Returns a source name that is neither `cve` nor `capec`. STIX reserves these two names for CVE and CAPEC IDs. */
const plainName = (name: string): string => (/^(?:cve|capec)$/.test(name) ? name.toUpperCase() : name);

/** Whether a string is a web address with only characters that RFC 3986 allows. */
const isUri = (text: string): boolean =>
  /^https?:\/\/(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[0-9a-f]{2})+$/i.test(text) && !/[[\]]/.test(text);

const hostOf = (url: string | undefined): string => /^https?:\/\/(?:www\.)?([^/?#]+)/i.exec(url ?? '')?.[1] ?? '';

/**
 * Returns the reference for a vulnerability's identifier. Its source name is `cve` for a CVE ID. For any other identifier, it is the
 * identifier's prefix or, if there is none or STIX reserves it, `vulnerability`.
 */
export function vulnerabilityReference(id: string): ExternalReference {
  const cve = /^CVE-\d{4}-(?:0\d{3}|[1-9]\d{3,})$/i.test(id);
  if (cve) return { source_name: 'cve', external_id: id.toUpperCase() };
  const prefix = /^[a-z]+(?=-)/i.exec(id)?.[0].toLowerCase() ?? 'vulnerability';
  return /^(?:cve|capec)$/.test(prefix)
    ? { source_name: 'vulnerability', description: id }
    : { source_name: prefix, external_id: id };
}
