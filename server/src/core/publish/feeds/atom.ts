/** Builds the feed of the newest advisories. Source: RFC 4287, "The Atom Syndication Format". */
import { uuidOf } from '../../export/uuid.ts';
import { addressOf, siteFile, type SiteFile, type SiteOptions } from '../site.ts';
import type { SiteEntry } from '../entry.ts';
import { pageOf } from '../pages/list.ts';
import { escapeXml } from '../../text/xml.ts';

/**
 * The maximum number of entries in the feed. Older entries can be omitted, because feed readers store the entries that they have fetched.
 */
const maxEntries = 100;

/**
 * Returns the feed. `entries` must be sorted, newest first. The dates in the feed are those of the advisories, so advisories without a date
 * are omitted.
 */
export function atomFeed(entries: readonly SiteEntry[], { title, baseUrl }: SiteOptions): SiteFile {
  const dated = entries.flatMap((entry) => (entry.times ? [{ ...entry, times: entry.times }] : []));
  const shown = dated.slice(0, maxEntries);
  // Atom requires a date even for a feed without entries. The date used in that case is earlier than that of any advisory.
  const updated = shown
    .map(({ times }) => times.modified)
    .reduce((a, b) => (a > b ? a : b), '1970-01-01T00:00:00.000Z');
  const links = [
    ...(baseUrl === undefined
      ? []
      : [`<link rel="self" type="application/atom+xml" href="${escapeXml(`${baseUrl}feed.xml`)}"/>`]),
    `<link rel="alternate" type="text/html" href="${escapeXml(`${baseUrl ?? ''}index.html`)}"/>`,
  ];
  const text = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>urn:uuid:${uuidOf(`atom feed ${baseUrl ?? title}`)}</id>
<title>${escapeXml(title)}</title>
<updated>${updated}</updated>
<author><name>${escapeXml(title)}</name></author>
${links.join('\n')}
${shown.map((entry) => entryXml(entry, baseUrl)).join('')}</feed>
`;
  return siteFile('feed.xml', text);
}

function entryXml(
  {
    authors,
    language,
    name,
    severity,
    status,
    summary,
    times,
    title,
    tlp,
    topics,
    uuid,
  }: Required<Pick<SiteEntry, 'times'>> & SiteEntry,
  baseUrl = '',
): string {
  const terms = [
    ...(severity ? [['severity', severity]] : []),
    ...(status ? [['status', status]] : []),
    ...(tlp ? [['tlp', `TLP:${tlp}`]] : []),
    ...topics.tags.map(({ label }) => ['tag', label]),
  ];
  const lines = [
    `<id>urn:uuid:${uuid}</id>`,
    `<title>${escapeXml(title)}</title>`,
    `<updated>${times.modified}</updated>`,
    `<published>${times.created}</published>`,
    ...authors.map((author) => `<author><name>${escapeXml(author)}</name></author>`),
    `<link rel="alternate" type="text/html" href="${escapeXml(baseUrl + addressOf(pageOf({ name })))}"/>`,
    ...terms.map(([kind = '', term = '']) => `<category scheme="urn:advisory:${kind}" term="${escapeXml(term)}"/>`),
    ...(summary === '' ? [] : [`<summary>${escapeXml(summary)}</summary>`]),
  ];
  return `<entry xml:lang="${escapeXml(language)}">\n${lines.join('\n')}\n</entry>\n`;
}
