/** Reads the objects of a MISP event. Source: misp-objects. */
import { oneLine } from '../indicatorRows.ts';
import { objectsOf, textOf, type Members } from '../json.ts';
import { vulnerabilityFacts } from '../vulnerabilityFacts.ts';
import { readAttribute, readAttributeTags, addIndicators } from './attributes.ts';
import { indicatorOfAttribute, ruleAttributes, typeOfAttribute as typeOf } from './attributeTypes.ts';
import type { EventReading } from './eventTypes.ts';

/**
 * Reads an object as a vulnerability, or as indicators whose descriptions include its other attributes; its detection rules are read separately.
 * If it is neither, reads each attribute separately. Deleted objects, and references between objects, are reported as not imported.
 */
export function readObject(object: Members, reading: EventReading): void {
  const name = textOf(object['name']) ?? 'object';
  const attributes = objectsOf(object['Attribute']).filter((one) => one['deleted'] !== true);
  const from = `${name} objects in the event`;
  for (const one of objectsOf(object['Attribute']))
    if (one['deleted'] === true) readAttribute(one, reading);
    else readAttributeTags(one, reading);
  if (object['deleted'] === true) return reading.collected.unread(`deleted object: ${name}: ${whole(attributes)}`);
  for (const one of objectsOf(object['ObjectReference'])) {
    const [target, relation, said] = ['referenced_uuid', 'relationship_type', 'comment'].map((key) => textOf(one[key]));
    const ends = [shownAs(object['uuid'], reading) ?? name, relation ?? 'related-to'];
    const sentence = [...ends, shownAs(target, reading) ?? target].join(' ');
    if (one['deleted'] !== true)
      reading.collected.unread(['reference', sentence, ...(said === undefined ? [] : [oneLine(said)])].join(': '));
  }
  if (name === 'vulnerability' && readVulnerability(object, attributes, reading, from)) return;
  const isOwn = attributes.some((one) => typeOf(one) === 'text' && relationOf(one) === 'value');
  const comment = textOf(object['comment']);
  const isHashed = name === 'file' && attributes.some((one) => isHash(typeOf(one)));
  // If a file object contains hashes, its file name only describes them.
  const indicators = attributes.filter((one) => isIndicator(name, one) && !(isHashed && typeOf(one) === 'filename'));
  if (indicators.length === 0) {
    for (const one of attributes) readAttribute(one, reading, { said: [], from, label: `${name}, ${relationOf(one)}` });
    if (comment !== undefined) reading.collected.unread(`${name}: ${oneLine(comment)}`);
    return;
  }
  const rest = attributes.filter((one) => !indicators.includes(one));
  const said = rest.filter((one) => !Object.hasOwn(ruleAttributes, typeOf(one))).map(sentenceOf);
  const beside = {
    first: textOf(object['first_seen']),
    last: textOf(object['last_seen']),
    said: [...(comment === undefined || isOwn ? [] : [oneLine(comment)]), ...said],
    from,
  };
  for (const one of indicators) {
    const own = indicatorType(name, one);
    const about = oneLine(textOf(one['comment']) ?? '');
    addIndicators(own, valueText(one), one, about, reading, beside);
  }
  for (const one of rest)
    if (Object.hasOwn(ruleAttributes, typeOf(one))) readAttribute(one, reading, { said: [], from });
}

const shownAs = (uuid: unknown, { shown }: EventReading): string | undefined =>
  shown.get((textOf(uuid) ?? '').toLowerCase());

const relationOf = (one: Members): string => textOf(one['object_relation']) ?? typeOf(one);
const valueText = (one: Members): string =>
  typeof one['value'] === 'number' ? String(one['value']) : (textOf(one['value']) ?? '');
/** Returns the relation, the value and the comment of an attribute on one line. */
const sentenceOf = (one: Members): string =>
  [relationOf(one), valueText(one), textOf(one['comment']) ?? ''].filter(Boolean).map(oneLine).join(': ');
const whole = (attributes: readonly Members[]): string => attributes.map(sentenceOf).join('; ');

/** The specific types of attributes whose stated type is more general, by the names of the object and the relation. */
const relations: Readonly<Record<string, string>> = {
  'command-line value': 'command_line',
  'command-line value-1': 'command_line',
  'process command-line': 'command_line',
  'coin-address address': 'btc',
  'coin-address address-crypto': 'btc',
  'coin-address address-xmr': 'xmr',
  'ja3 ja3-fingerprint-md5': 'ja3-fingerprint-md5',
  'ja4-plus ja4-fingerprint': 'ja4',
  'ja3s ja3s-fingerprint-md5': 'ja3s',
};

function indicatorType(object: string, one: Members): string {
  const named = `${object} ${relationOf(one)}`;
  return Object.hasOwn(relations, named) ? (relations[named] ?? '') : typeOf(one);
}

const isHash = (type: string): boolean => /^(?:md5|sha1|sha256|sha512)$/.test(type);

function isIndicator(object: string, one: Members): boolean {
  const type = indicatorType(object, one);
  if (type.includes('|')) return true;
  return indicatorOfAttribute(type) !== undefined && valueText(one).trim() !== '';
}

function readVulnerability(
  object: Members,
  attributes: readonly Members[],
  reading: EventReading,
  from: string,
): boolean {
  const { collected } = reading;
  const read = new Set<Members>();
  const value = (relation: string): string => {
    const found = attributes.find((one) => relationOf(one) === relation && valueText(one) !== '');
    if (found && textOf(found['comment']) === undefined) read.add(found);
    return found ? oneLine(valueText(found)) : '';
  };
  const id = value('id');
  if (id === '') return false;
  const facts = vulnerabilityFacts([
    ...['description', 'summary'].map((relation) => `description: ${value(relation)}`),
    `CVSS ${value('cvss-score')} ${value('cvss-string')}`,
  ]);
  collected.row('vulnerabilities', id, { id: id.toUpperCase(), ...facts }, from);
  const comment = textOf(object['comment']);
  if (comment !== undefined) collected.unread(`${id}: ${oneLine(comment)}`);
  for (const one of attributes) {
    if (typeOf(one) === 'link') readAttribute(one, reading, { said: [], from });
    else if (!read.has(one)) collected.unread(`${id}: ${sentenceOf(one)}`);
  }
  return true;
}
