/** Writes an advisory as a CSAF 2.0 document (OASIS). */
import type { Advisory, Text } from '../../model/advisory.ts';
import type { Tlp } from '../../model/vocabularies.ts';
import type { ExportContext, ExportTimes, Writer } from '../exporter.ts';
import { indicatorWords } from '../indicatorRows.ts';
import { proseSections } from '../prose.ts';
import { recommendationText } from '../recommendationText.ts';
import { utcTime } from '../times.ts';
import { uuidOf } from '../uuid.ts';
import { productsOf } from './products.ts';
import { vulnerabilitiesOf, vulnerabilityText } from './vulnerabilities.ts';

/** CSAF 2.0 uses the labels of TLP 1.0. */
const labels: Readonly<Record<Tlp, string>> = {
  RED: 'RED',
  'AMBER+STRICT': 'AMBER',
  AMBER: 'AMBER',
  GREEN: 'GREEN',
  CLEAR: 'WHITE',
};

/**
 * Writes the document. Refuses an advisory without a date or a title. The CSAF category depends on its content, because the category for
 * vulnerabilities requires products, and the category for incidents requires references.
 */
export const writeCsaf: Writer = (context) => {
  const { advisory, indicators, times, tlp, quiet } = context;
  if (!times) return { refused: 'cannot be exported to CSAF, which requires a date; add `published` or `analyzed`' };
  if (!advisory.title) return { refused: 'cannot be exported to CSAF, which requires a title; add `title`' };
  const products = productsOf(advisory.affectedSystems?.items ?? [], quiet);
  const rows = advisory.vulnerabilities?.items ?? [];
  const isAdvisory = rows.length > 0 && products.length > 0;
  const references = referencesOf(context);
  const document = {
    category: isAdvisory
      ? 'csaf_security_advisory'
      : references.length > 0
        ? 'csaf_security_incident_response'
        : 'csaf_base',
    csaf_version: '2.0',
    ...(tlp ? { distribution: distributionOf(tlp) } : {}),
    lang: advisory.language?.value.trim() ?? 'en',
    ...(advisory.severity ? { aggregate_severity: { text: advisory.severity.value } } : {}),
    notes: notesOf(context, isAdvisory ? [] : rows.map(vulnerabilityText)),
    publisher: publisherOf(advisory, quiet),
    ...(references.length > 0 ? { references } : {}),
    title: quiet(advisory.title.value.trim()),
    tracking: trackingOf(context, times),
  };
  const whole = {
    document,
    ...(products.length > 0
      ? { product_tree: { full_product_names: products.map(({ product_id, name }) => ({ product_id, name })) } }
      : {}),
    ...(isAdvisory ? { vulnerabilities: vulnerabilitiesOf(rows, products, quiet) } : {}),
  };
  return {
    files: [{ suffix: '.csaf.json', text: `${JSON.stringify(whole, null, 2)}\n` }],
    leftOut: [
      { count: indicators.length, what: indicatorWords, reason: 'CSAF has no field for indicators' },
      {
        count: advisory.detectionRules?.items.length ?? 0,
        what: ['rule', 'rules'] as const,
        reason: 'CSAF has no field for rules',
      },
      {
        count: (advisory.source?.items.length ?? 0) + (advisory.references?.items.length ?? 0) - references.length,
        what: ['source or reference', 'sources or references'] as const,
        reason: 'no URL that can be linked',
      },
    ].filter(({ count }) => count > 0),
    remarks: [
      ...(tlp === 'AMBER+STRICT'
        ? [
            'CSAF 2.0 has no label for TLP:AMBER+STRICT; the document is marked AMBER, and `distribution` states the restriction',
          ]
        : []),
      "CSAF requires the publisher's URL as `namespace`, but an advisory has no key for it; `namespace` contains a URN derived from the publisher's name instead",
    ],
  };
};

/** Returns the `distribution` object for a TLP label. Source: FIRST, "Traffic Light Protocol version 2.0". */
const distributionOf = (tlp: Tlp): object => ({
  ...(tlp === 'AMBER+STRICT' ? { text: "TLP:AMBER+STRICT: only within the recipient's organisation" } : {}),
  tlp: { label: labels[tlp], url: 'https://www.first.org/tlp/' },
});

/**
 * Returns the first author, or `Unknown` if there are no authors, as the publisher. The namespace is derived from the name, so that all of
 * the publisher's advisories have the same namespace.
 */
function publisherOf({ authors }: Advisory, quiet: (text: string) => string): object {
  const name = authors?.items[0]?.value.trim() ?? 'Unknown';
  return { category: 'other', name: quiet(name), namespace: `urn:uuid:${uuidOf(`publisher ${name}`)}` };
}

/**
 * Returns the document's tracking data. The history consists of the advisory's revisions, sorted by date and numbered from 1, or of an
 * initial version if there are none. If the advisory was changed after the last of these, an update is added.
 */
function trackingOf({ advisory, subject, quiet }: ExportContext, { created, modified }: ExportTimes): object {
  const isDraft = advisory.status?.value === 'draft';
  const given = (advisory.revisions?.items ?? [])
    .flatMap(({ date, version, description }) => {
      const time = utcTime(date);
      return time === undefined ? [] : [{ time, version, description }];
    })
    .sort((one, other) => (one.time < other.time ? -1 : one.time > other.time ? 1 : 0));
  const made: { time: string; version?: Text; description?: Text; summary?: string }[] = given.map(
    ({ time, version, description }) => ({
      time,
      ...(version ? { version } : {}),
      ...(description ? { description } : {}),
    }),
  );
  if (made.length === 0) made.push({ time: created, summary: 'Initial version' });
  if (modified > (made.at(-1)?.time ?? '')) made.push({ time: modified, summary: 'Updated' });
  // A draft has version 0, and its history contains a single entry.
  const history = isDraft ? made.slice(-1) : made;
  const numberOf = (index: number): string => (isDraft ? '0' : String(index + 1));
  return {
    id: quiet(oneLine(advisory.id?.value ?? '')) || uuidOf(`csaf ${subject}`),
    current_release_date: history.at(-1)?.time ?? modified,
    initial_release_date: history[0]?.time ?? created,
    status: isDraft ? 'draft' : 'final',
    version: numberOf(history.length - 1),
    revision_history: history.map(({ time, version, description, summary }, index) => ({
      date: time,
      ...(version ? { legacy_version: version.value.trim() } : {}),
      number: numberOf(index),
      summary: quiet(description?.value.trim() ?? summary ?? 'Revision'),
    })),
  };
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/**
 * Returns notes that contain the prose and other content for which CSAF has no field; a note with the title if there is no such content.
 */
function notesOf({ advisory, quiet }: ExportContext, vulnerabilities: readonly string[]): readonly object[] {
  const note = (category: string, title: string, text: string): object[] =>
    text.trim() === '' ? [] : [{ category, text: quiet(text.trim()), title: quiet(title) }];
  const list = (texts: readonly string[]): string => texts.map((text) => `- ${text}`).join('\n');
  const facts = [
    ['Confidence', advisory.confidence?.value],
    ['Status', advisory.status?.value],
    ['Category', advisory.category?.value],
    ['Analyzed', advisory.analyzed?.value],
    ...(['authors', 'sectors', 'regions', 'tags'] as const).map((key) => [
      key.charAt(0).toUpperCase() + key.slice(1),
      advisory[key]?.items.map(({ value }) => value.trim()).join(', '),
    ]),
    ...(['actors', 'campaigns', 'malware', 'tools'] as const).map((key) => [
      key.charAt(0).toUpperCase() + key.slice(1),
      advisory[key]?.items.flatMap(({ name, attackId }) => (name ?? attackId)?.value.trim() ?? []).join(', '),
    ]),
  ].flatMap(([label, value]) => (value ? [`${label ?? ''}: ${value}`] : []));
  const techniques = (advisory.mitreAttack?.items ?? []).map(({ id, name }) =>
    [id?.value.trim(), name?.value.trim()].filter(Boolean).join(' - '),
  );
  const notes = [
    ...note('summary', 'Summary', advisory.summary?.value ?? ''),
    ...note('general', 'About', list(facts)),
    ...note('details', 'Vulnerabilities', list(vulnerabilities)),
    ...proseSections(advisory).flatMap(({ title, text }) => note('details', title, text)),
    ...note('details', 'Recommendations', recommendationText(advisory)),
    ...note('details', 'Techniques', list(techniques)),
  ];
  return notes.length > 0 ? notes : note('general', 'Title', advisory.title?.value ?? '');
}

/** Matches http and https URLs with only characters that RFC 3986 allows. */
const uri = /^https?:\/\/[\w.~:/?#[\]@!$&'()*+,;=%-]+$/;

/** Returns the sources and references whose URL may be a link. CSAF requires a URL, so the others are omitted. */
function referencesOf({ advisory, mayLink, quiet }: ExportContext): readonly object[] {
  const rows = [
    ...(advisory.source?.items ?? []).map(({ name, url }) => ({ title: name, url })),
    ...(advisory.references?.items ?? []),
  ];
  return rows.flatMap(({ title, url }) => {
    const address = url?.value.trim() ?? '';
    if (!uri.test(address) || !mayLink(address)) return [];
    return [{ category: 'external', summary: quiet(title?.value.trim() ?? address), url: address }];
  });
}
