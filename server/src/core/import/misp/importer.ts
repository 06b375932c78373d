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
import { tlpValues, type Tlp } from '../../model/vocabularies.ts';
import type { EventReading } from './eventTypes.ts';

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
    reading.collected.set('tlp', stricterThanFirst(events), 'the strictest tag');
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
  if (!collected.has('title')) collected.set('title', textOf(event['info'])?.replace(/\s+/g, ' '), 'event info');
  // MISP has no threat level for `critical`, so in an event that we exported, the report states the severity.
  if (!isOurs || !collected.has('severity'))
    collected.set('severity', severities[scalar(event['threat_level_id'])], 'event threat_level_id');
  if (/^[01]$/.test(scalar(event['analysis']))) collected.set('status', 'draft', 'event analysis is not complete');
  // In an event that we exported, the report states the dates.
  if (!isOurs) {
    collected.set('analyzed', dayOf(textOf(event['date'])), 'event date');
    if (event['published'] === true)
      collected.set('published', momentOf(scalar(event['publish_timestamp'])), 'event publish_timestamp');
    // An event is usually published after its last change, which is then not an update of the publication.
    const changed = scalar(event['timestamp']);
    if (event['published'] !== true || Number(changed) > Number(scalar(event['publish_timestamp'])))
      collected.set('updated', momentOf(changed), 'event timestamp');
  }
  const author = textOf(membersOf(event['Orgc'])?.['name']);
  if (author !== undefined) collected.set('authors', [author], 'event Orgc');
  for (const galaxy of objectsOf(event['Galaxy']))
    for (const cluster of objectsOf(galaxy['GalaxyCluster'])) readCluster(cluster, reading, 'event galaxies');
  for (const tag of objectsOf(event['Tag'])) readTag(textOf(tag['name']) ?? '', reading, 'event tags');
  for (const attribute of objectsOf(event['Attribute'])) readAttribute(attribute, reading);
  for (const object of objectsOf(event['Object'])) readObject(object, reading);
  for (const one of [event, ...attributesOf(event)].flatMap((each) => objectsOf(each['ShadowAttribute'])))
    collected.unread(['proposal', ...['type', 'value', 'comment'].flatMap((key) => textOf(one[key]) ?? [])].join(': '));
}

/**
 * Returns the strictest TLP label of the events and their attributes, because an advisory must not be less strict than its content. Returns
 * undefined if it is the label of the first event, or if no event has a label.
 */
function stricterThanFirst(events: readonly Members[]): Tlp | undefined {
  const own = events.flatMap(labelsOf);
  const all = own.length === 0 ? [] : [...own, ...events.flatMap(attributesOf).flatMap(labelsOf)];
  const strictest = tlpValues.find((label) => all.includes(label));
  return strictest === labelsOf(events[0] ?? {})[0] ? undefined : strictest;
}

/** Returns the attributes of an event and of its objects. */
const attributesOf = (event: Members): readonly Members[] =>
  [event, ...objectsOf(event['Object'])].flatMap((one) => objectsOf(one['Attribute']));

const labelsOf = (one: Members): readonly Tlp[] =>
  objectsOf(one['Tag']).flatMap((tag) => tlpOfTag(textOf(tag['name']) ?? '') ?? []);

/** Returns a string or a number as a string, because MISP exports numbers as either; empty for any other value. */
const scalar = (value: unknown): string => (typeof value === 'number' ? String(value) : (textOf(value) ?? ''));
