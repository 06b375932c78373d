/** Imports CSAF documents, versions 2.0 and 2.1 (OASIS). */
import { readTlp, severitySynonyms, severityValues, canonicalValue } from '../../model/vocabularies.ts';
import { createCollected, type Collected } from '../collected.ts';
import { dayOf } from '../dates.ts';
import { membersOf, objectsOf, readJsonObject, textsOf, type Members } from '../json.ts';
import type { ReadContext } from '../page/readContext.ts';
import { pageWords } from '../page/words.ts';
import type { Importer } from '../reader.ts';
import { readNotes } from './notes.ts';
import { line, readAcknowledgments, readReference } from './references.ts';
import { readProducts } from './products.ts';
import { readVulnerabilities } from './vulnerabilities.ts';

/** Imports the metadata, notes, products and vulnerabilities of a document. */
export const csaf: Importer = {
  read(text, { catalogue }) {
    const members = readJsonObject(text);
    const document = members && membersOf(members['document']);
    const version = document && line(document['csaf_version']);
    if (!members || !document || version === undefined) return undefined;
    const context: ReadContext = { words: pageWords('en'), catalogue, attack: catalogue.at(catalogue.newest) };
    const collected = createCollected(catalogue);
    // Other versions are read, too, but some of their contents may be missed.
    if (version !== '2.0' && version !== '2.1') collected.unread(`csaf_version: ${version}`);
    readNotes(objectsOf(document['notes']), collected, context);
    readDocument(document, collected);
    const products = readProducts(membersOf(members['product_tree']) ?? {});
    readVulnerabilities(objectsOf(members['vulnerabilities']), products, collected);
    return collected.result();
  },
};

/** Publishers' names for severities. Sources: the rating scales of Red Hat, of Microsoft and of CVSS. */
const severities: Readonly<Record<string, string>> = { important: 'high', moderate: 'medium', none: 'informational' };

function readDocument(document: Members, collected: Collected): void {
  collected.set('title', line(document['title']), 'document.title');
  const said = line(membersOf(document['aggregate_severity'])?.['text']);
  const severity =
    said === undefined
      ? undefined
      : (severities[said.toLowerCase()] ?? canonicalValue(said, severityValues, severitySynonyms));
  collected.set('severity', severity, 'document.aggregate_severity');
  if (said !== undefined && severity === undefined) collected.unread(`aggregate_severity: ${said}`);
  readDistribution(membersOf(document['distribution']) ?? {}, collected);
  const lang = line(document['lang']);
  if (lang !== undefined && lang !== 'en' && /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(lang))
    collected.set('language', lang, 'document.lang');
  const publisher = membersOf(document['publisher']) ?? {};
  const name = line(publisher['name']);
  if (name !== undefined && name !== 'Unknown') collected.set('authors', [name], 'document.publisher');
  for (const key of ['contact_details', 'issuing_authority']) {
    const text = line(publisher[key]);
    if (text !== undefined) collected.unread(`publisher, ${key}: ${text}`);
  }
  const category = line(document['category']) ?? '';
  if (/^csaf_(?:security_advisory|vex)$/.test(category))
    collected.set('category', 'vulnerabilities', 'document.category');
  readTracking(membersOf(document['tracking']) ?? {}, collected);
  for (const reference of objectsOf(document['references'])) readReference(reference, collected, 'document.references');
  readAcknowledgments(objectsOf(document['acknowledgments']), collected, 'document.acknowledgments');
}

function readDistribution(distribution: Members, collected: Collected): void {
  const text = line(distribution['text']);
  const label = line(membersOf(distribution['tlp'])?.['label']);
  const read = label === undefined ? undefined : readTlp(label);
  // CSAF 2.0 has no label for AMBER+STRICT, so our export states it in the text.
  const isStrict = read === 'AMBER' && text?.startsWith('TLP:AMBER+STRICT') === true;
  const tlp = isStrict ? 'AMBER+STRICT' : read === 'WHITE' ? 'CLEAR' : read;
  collected.set('tlp', tlp, 'document.distribution');
  if (text !== undefined && !isStrict) collected.unread(`distribution: ${text}`);
}

function readTracking(tracking: Members, collected: Collected): void {
  const from = 'document.tracking';
  const id = line(tracking['id']);
  // Our export generates a UUID (version 5) if the advisory has no ID.
  const isMade = id !== undefined && /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id);
  if (!isMade) collected.set('id', id, from);
  const [initial, current] = [
    dayOf(line(tracking['initial_release_date'])),
    dayOf(line(tracking['current_release_date'])),
  ];
  const status = line(tracking['status'])?.toLowerCase();
  if (status === 'draft') collected.set('status', 'draft', from);
  else if (status === 'final' || status === 'interim') collected.set('published', initial, from);
  if (status === 'interim') collected.unread('tracking, status: interim');
  if (!collected.has('published')) collected.set('analyzed', initial, from);
  if (current !== initial) collected.set('updated', current, from);
  const aliases = textsOf(tracking['aliases']);
  if (aliases.length > 0) collected.unread(`tracking, aliases: ${aliases.join(', ')}`);
  const history = objectsOf(tracking['revision_history']).flatMap((one) => {
    const date = dayOf(line(one['date']));
    return date === undefined ? [] : [{ date, one }];
  });
  history.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const [only, ...more] = history;
  // A history that consists only of "Initial version" contains no information besides the date.
  if (only && more.length === 0 && line(only.one['summary']) === 'Initial version') return;
  const revisions = history.map(({ date, one }) => {
    const description = line(one['summary']);
    return {
      date,
      version: line(one['legacy_version']) ?? line(one['number']),
      description,
    };
  });
  if (revisions.length > 0) collected.set('revisions', revisions, `${from}.revision_history`);
}
