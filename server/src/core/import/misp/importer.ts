/** Imports MISP events. Source: MISP core format; misp-galaxy and misp-taxonomies for tags. */
import { pageWords } from '../page/words.ts';
import type { ReadContext } from '../page/readContext.ts';
import { createCollected } from '../collected.ts';
import { dayOf, momentOf } from '../dates.ts';
import { objectsOf, readJsonObject, textOf, membersOf, type Members } from '../json.ts';
import type { Importer } from '../reader.ts';
import { readAttribute } from './attributes.ts';
import { readObject } from './objects.ts';
import { readEventReport } from './report.ts';
import { shownOf } from './shown.ts';
import { readCluster, readTag, tlpOfTag } from './tags.ts';
import { tlpWords, type Tlp } from '../../model/vocabularies.ts';
import type { EventReading } from './reading.ts';

/** Imports one event, or several from a MISP search response; their contents are merged. */
export const misp: Importer = {
  read(text, { catalogue }) {
    const members = readJsonObject(text);
    const events = members === undefined ? [] : eventsOf(members);
    const [first, ...more] = events;
    if (!first) return undefined;
    const context: ReadContext = { words: pageWords('en'), catalogue, attack: catalogue.at(catalogue.newest) };
    const shown = new Map(events.flatMap((event) => [...shownOf(event)]));
    const reading: EventReading = { collected: createCollected(catalogue), context, shown };
    readEvent(first, reading);
    for (const event of more) {
      reading.collected.unread(`event: ${textOf(event['info']) ?? 'without a name'}`);
      readEvent(event, reading);
    }
    return reading.collected.result();
  },
};

/** Returns the events: objects with a name, and with attributes, objects, reports, tags or galaxies. */
function eventsOf(members: Members): readonly Members[] {
  const wrapped = membersOf(members['Event']);
  if (wrapped) return isEvent(wrapped) ? [wrapped] : [];
  if (isEvent(members)) return [members];
  return objectsOf(members['response']).flatMap((one) => {
    const event = membersOf(one['Event']);
    return event && isEvent(event) ? [event] : [];
  });
}

const isEvent = (one: Members): boolean =>
  textOf(one['info']) !== undefined &&
  ['Attribute', 'Object', 'EventReport', 'Tag', 'Galaxy'].some((key) => Array.isArray(one[key]));

const severities: Readonly<Record<string, string>> = { '1': 'high', '2': 'medium', '3': 'low' };

function readEvent(event: Members, reading: EventReading): void {
  const { collected } = reading;
  const reports = objectsOf(event['EventReport']).map((report) => readEventReport(report, reading));
  const isOurs = reports.includes(true);
  collected.set('title', textOf(event['info'])?.replace(/\s+/g, ' '), 'event info');
  collected.set('severity', severities[scalar(event['threat_level_id'])], 'event threat_level_id');
  if (/^[01]$/.test(scalar(event['analysis']))) collected.set('status', 'draft', 'event analysis is not complete');
  // In an event that we exported, the report states what each date is.
  if (!isOurs) {
    collected.set('analyzed', dayOf(textOf(event['date'])), 'event date');
    if (event['published'] === true)
      collected.set('published', momentOf(scalar(event['publish_timestamp'])), 'event publish_timestamp');
    // An event is usually published after its last change, which is then not an update of the publication.
    const changed = scalar(event['timestamp']);
    if (event['published'] !== true || Number(changed) > Number(scalar(event['publish_timestamp'])))
      collected.set('updated', momentOf(changed), 'event timestamp');
  }
  collected.set('tlp', stricterThanEvent(event), 'the strictest tag of an attribute');
  const author = textOf(membersOf(event['Orgc'])?.['name']);
  if (author !== undefined) collected.set('authors', [author], 'event Orgc');
  for (const galaxy of objectsOf(event['Galaxy']))
    for (const cluster of objectsOf(galaxy['GalaxyCluster'])) readCluster(cluster, reading, 'event galaxies');
  for (const tag of objectsOf(event['Tag'])) readTag(textOf(tag['name']) ?? '', reading, 'event tags');
  for (const attribute of objectsOf(event['Attribute'])) readAttribute(attribute, reading);
  for (const object of objectsOf(event['Object'])) readObject(object, reading);
  for (const one of [event, ...objectsOf(event['Attribute'])].flatMap((each) => objectsOf(each['ShadowAttribute'])))
    collected.unread(['proposal', ...['type', 'value', 'comment'].flatMap((key) => textOf(one[key]) ?? [])].join(': '));
}

/**
 * Returns the strictest label of the attributes if it is stricter than that of the event, because an advisory must not be less strict than
 * its
 * rows. Otherwise, and if the event has no label, returns undefined.
 */
function stricterThanEvent(event: Members): Tlp | undefined {
  const own = labelsOf(event)[0];
  const attributes = [event, ...objectsOf(event['Object'])].flatMap((one) => objectsOf(one['Attribute']));
  const strictest = tlpWords.find((label) => attributes.some((one) => labelsOf(one).includes(label)));
  if (own === undefined || strictest === undefined) return undefined;
  return tlpWords.indexOf(strictest) < tlpWords.indexOf(own) ? strictest : undefined;
}

const labelsOf = (one: Members): readonly Tlp[] =>
  objectsOf(one['Tag']).flatMap((tag) => tlpOfTag(textOf(tag['name']) ?? '') ?? []);

/** Returns a scalar as a string; MISP exports numbers as strings or as numbers. */
const scalar = (value: unknown): string => (typeof value === 'number' ? String(value) : (textOf(value) ?? ''));
