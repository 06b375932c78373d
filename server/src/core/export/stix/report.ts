/** Adds the report to a bundle. */
import type { Advisory } from '../../model/advisory.ts';
import { normaliseWord } from '../../model/vocabularies.ts';
import type { ExportContext, ExportTimes } from '../exporter.ts';
import { utcTime } from '../times.ts';
import { confidenceOf, type Builder } from './builder.ts';
import { externalReference, type ExternalReference } from './references.ts';

/**
 * The report types that correspond to the categories of the advisory format. For any other category, the type is `threat-report`. Source:
 * STIX 2.1, 10.23 "Report Type Vocabulary".
 */
const types: ReadonlyMap<string, string> = new Map([
  ['campaigns', 'campaign'],
  ['malware', 'malware'],
  ['ransomware', 'malware'],
  ['vulnerabilities', 'vulnerability'],
  ['tools', 'tool'],
]);

/** Adds the report that refers to the objects with these IDs. */
export function reportOf(builder: Builder, context: ExportContext, times: ExportTimes, refs: readonly string[]): void {
  const { advisory, quiet } = context;
  const references = referencesOf(context);
  const labels = labelsOf(advisory).map(quiet);
  const summary = quiet(advisory.summary?.value.trim() ?? '');
  builder.own('report', '', {
    name: quiet(advisory.title?.value.trim() ?? ''),
    description: summary === '' ? undefined : summary,
    report_types: [types.get(normaliseWord(advisory.category?.value ?? '')) ?? 'threat-report'],
    published: utcTime(advisory.published) ?? times.created,
    confidence: confidenceOf(advisory.confidence?.value),
    labels: labels.length > 0 ? labels : undefined,
    external_references: references.length > 0 ? references : undefined,
    object_refs: refs,
  });
}

/**
 * Returns labels for values that have no STIX property (severity, status, category, release, dates, and further authors), followed by the
 * tags. The first author is omitted, because this author is the creator of the report.
 */
function labelsOf(advisory: Advisory): readonly string[] {
  const { analyzed, attackVersion, authors, category, severity, status, tags, updated } = advisory;
  const names = (authors?.items ?? []).map(({ value }) => value.trim()).filter(Boolean);
  const facts = { severity, status, category, 'attack-version': attackVersion, analyzed, updated };
  return [
    ...Object.entries(facts).flatMap(([name, fact]) => (fact ? [`${name}:${fact.value.trim()}`] : [])),
    ...names.slice(1).map((name) => `author:${name}`),
    ...(tags?.items ?? []).map(({ value }) => value.trim()),
  ];
}

function referencesOf(context: ExportContext): readonly ExternalReference[] {
  const { authors, id, references, source } = context.advisory;
  const publisher = authors?.items[0]?.value.trim() || 'advisory';
  return [
    ...(id ? [ownReference(publisher, id.value.trim())] : []),
    ...(source?.items ?? []).map(({ name, published, url }) =>
      externalReference({ title: name?.value, url: url?.value, published: published?.value }, context),
    ),
    ...(references?.items ?? []).map(({ title, url, publisher: by, published }) =>
      externalReference(
        { title: title?.value, url: url?.value, publisher: by?.value, published: published?.value },
        context,
      ),
    ),
  ];
}

/**
 * Returns the reference for the advisory's own ID. If the ID has the format of a CVE or CAPEC ID, the reference contains the ID as its
 * description, because STIX allows such an external ID only with the source `cve` or `capec`.
 */
function ownReference(publisher: string, id: string): ExternalReference {
  const name = /^(?:cve|capec)$/.test(publisher) ? publisher.toUpperCase() : publisher;
  return /^(?:CVE|CAPEC)-/.test(id) ? { source_name: name, description: id } : { source_name: name, external_id: id };
}
