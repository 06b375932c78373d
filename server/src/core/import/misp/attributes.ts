/** Reads the attributes of a MISP event. */
import { readIndicatorType } from '../../model/vocabularies.ts';
import type { NamedType } from '../../schema/written/indicatorWords.ts';
import { dayOf } from '../dates.ts';
import { factsOfDescription } from '../descriptionFacts.ts';
import { oneLine } from '../indicatorRows.ts';
import { objectsOf, textOf, type Members } from '../json.ts';
import { indicatorOfAttribute, ruleAttributes, typeOfAttribute } from './attributeTypes.ts';
import { namedAttribute } from './namedAttributes.ts';
import type { EventReading } from './eventTypes.ts';
import { ruleOfAttribute } from './rules.ts';
import { readCluster, readTag, tlpOfTag } from './tags.ts';

/** The context of an attribute: the object that contains it, or the event. */
export interface AttributeContext {
  /** Facts about the object, for the descriptions of its indicators. */
  readonly said: readonly string[];
  /** A description of the source of the attribute, such as `event attributes`. */
  readonly from: string;
  /** The date on which the object was first seen, for attributes without such a date. */
  readonly first?: string | undefined;
  /** The date on which the object was last seen, for attributes without such a date. */
  readonly last?: string | undefined;
  /** The name of the object and the relation of the attribute to it, for a comment if the attribute is not imported. */
  readonly label?: string;
}

const ofEvent: AttributeContext = { said: [], from: 'event attributes' };

/** Reads an attribute. A deleted attribute, and one for which an advisory has no key, is reported as not imported. */
export function readAttribute(attribute: Members, reading: EventReading, beside: AttributeContext = ofEvent): void {
  const type = typeOfAttribute(attribute);
  const value = valueOf(attribute['value']);
  if (value === undefined) return;
  const comment = oneLine(textOf(attribute['comment']) ?? '');
  if (attribute['deleted'] === true) return reading.collected.unread(`deleted attribute: ${type}: ${oneLine(value)}`);
  readAttributeTags(attribute, reading);
  // Only the rows of indicators have such dates and TLP labels.
  const facts = [...labelsOf(attribute), ...['first_seen', 'last_seen'].flatMap((key) => textOf(attribute[key]) ?? [])];
  const aside = (): void => {
    if (facts.length > 0) reading.collected.unread(`${type}: ${oneLine(value).slice(0, 80)}: ${facts.join(', ')}`);
  };
  const kind = Object.hasOwn(ruleAttributes, type) ? ruleAttributes[type] : undefined;
  if (kind !== undefined) {
    aside();
    return ruleOfAttribute(kind, value, comment, reading, beside.from);
  }
  if (
    namedAttribute(
      { type, value: oneLine(value), comment, category: textOf(attribute['category']) ?? '' },
      reading,
      beside.from,
    )
  )
    return aside();
  if (addIndicators(type, value, attribute, comment, reading, beside)) return;
  const said = [beside.label ?? type, oneLine(value), ...(comment === '' ? [] : [comment])].join(': ');
  reading.collected.unread(said);
}

/** Returns the TLP labels in the tags of an attribute, such as `TLP:RED`. */
const labelsOf = (attribute: Members): readonly string[] =>
  objectsOf(attribute['Tag']).flatMap((tag) => {
    const tlp = tlpOfTag(textOf(tag['name']) ?? '');
    return tlp === undefined ? [] : [`TLP:${tlp}`];
  });

/** Reads the tags and galaxy clusters of an attribute, except TLP tags, because they apply only to the attribute. */
export function readAttributeTags(attribute: Members, reading: EventReading): void {
  for (const tag of objectsOf(attribute['Tag'])) {
    const name = textOf(tag['name']) ?? '';
    if (tlpOfTag(name) === undefined) readTag(name, reading, 'attribute tags');
  }
  for (const galaxy of objectsOf(attribute['Galaxy']))
    for (const cluster of objectsOf(galaxy['GalaxyCluster'])) readCluster(cluster, reading, 'attribute galaxies');
}

/** Returns the value of an attribute as a string; undefined if it is missing or blank. MISP exports some values as JSON numbers. */
export const valueOf = (value: unknown): string | undefined =>
  typeof value === 'number' ? String(value) : textOf(value);

/** Adds the indicators in an attribute. Returns false if it contains none. */
export function addIndicators(
  type: string,
  value: string,
  attribute: Members,
  comment: string,
  reading: EventReading,
  { said, from, first, last }: AttributeContext,
): boolean {
  const found = valuesOf(type, value, comment);
  if (found.length === 0) return false;
  const { description: rest = '', ...facts } = factsOfDescription({ description: found[0]?.comment ?? comment });
  const tlp = objectsOf(attribute['Tag'])
    .map((tag) => tlpOfTag(textOf(tag['name']) ?? ''))
    .find((label) => label !== undefined);
  for (const one of found) {
    const texts = [...(rest === '' ? [] : [rest]), ...(one.said === undefined ? [] : [one.said]), ...said];
    reading.collected.indicator(
      {
        ...(one.type === undefined ? {} : { type: one.type }),
        value: one.value,
        fields: {
          ...facts,
          description: [...new Set(texts)].join('; '),
          first_seen: dayOf(textOf(attribute['first_seen']) ?? first) ?? facts['first_seen'],
          last_seen: dayOf(textOf(attribute['last_seen']) ?? last) ?? facts['last_seen'],
          tlp,
        },
      },
      from,
    );
  }
  return true;
}

interface FoundValue {
  readonly type?: ReturnType<NamedType['typeOf']>;
  readonly value: string;
  /** A part of the description: the other half of a composite value, or the attribute type if there is no indicator type for it. */
  readonly said?: string;
  readonly comment?: string;
}

function valuesOf(type: string, value: string, comment: string): readonly FoundValue[] {
  // For a `text` attribute, our export puts the indicator type at the start of the comment.
  if (type === 'text') {
    const [word = '', ...more] = comment.split('; ');
    const stated = readIndicatorType(word);
    return stated === undefined ? [] : [{ type: stated, value, comment: more.join('; ') }];
  }
  if (type.includes('|')) return ofPair(type, value);
  const named = indicatorOfAttribute(type);
  if (!named) return [];
  const own = named.typeOf(value);
  return [{ ...(own === undefined ? {} : { type: own }), value, ...(own === 'other' ? { said: type } : {}) }];
}

/** Splits the value of a composite type: `filename|sha256`, `domain|ip`, `ip-dst|port`, `regkey|value`. */
function ofPair(type: string, value: string): readonly FoundValue[] {
  const [one = '', two = ''] = type.split('|');
  const at = value.indexOf('|');
  if (at < 0) return ofHalf(one, value, undefined);
  const [first, second] = [value.slice(0, at), value.slice(at + 1)];
  if (two === 'port') return [{ value: first.split(':').length > 2 ? `[${first}]:${second}` : `${first}:${second}` }];
  if (one === 'filename') return ofHalf(two, second, first);
  if (one === 'regkey') return ofHalf(one, first, second);
  return [...ofHalf(one, first, undefined), ...ofHalf(two === 'ip' ? 'ip-dst' : two, second, undefined)];
}

function ofHalf(type: string, value: string, said: string | undefined): readonly FoundValue[] {
  const own = indicatorOfAttribute(type)?.typeOf(value);
  return value.trim() === ''
    ? []
    : [{ ...(own === undefined ? {} : { type: own }), value, ...(said === undefined ? {} : { said }) }];
}
