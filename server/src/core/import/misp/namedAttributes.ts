/** Reads attributes that name something, such as vulnerabilities, links, actors, campaigns, software and targets. */
import { actorKindValues } from '../../model/vocabularies.ts';
import type { DraftValue } from '../draft.ts';
import { vulnerabilityFacts } from '../vulnerabilityFacts.ts';
import type { EventReading } from './eventTypes.ts';
import { ruleOfText } from './rules.ts';

export interface NamedAttribute {
  readonly type: string;
  readonly value: string;
  readonly comment: string;
  readonly category: string;
}

/** Reads an attribute that names something. Returns false for any other attribute. `from` describes the source. */
export function namedAttribute(attribute: NamedAttribute, reading: EventReading, from: string): boolean {
  const { type, value, comment, category } = attribute;
  const { collected } = reading;
  const unlessOurs = (what: string): void => {
    if (comment !== '' && comment.split('; ')[0] !== what) collected.unread(`${value}: ${comment}`);
  };
  if (type === 'vulnerability') {
    collected.row(
      'vulnerabilities',
      value,
      { id: value.toUpperCase(), ...vulnerabilityFacts(comment.split('; ')) },
      from,
    );
    return true;
  }
  if (type === 'link' || (type === 'url' && category === 'External analysis')) {
    if (ruleOfText(value, comment, reading, from)) return true;
    collected.row('references', value, reference(value, comment), from);
    return true;
  }
  if (type === 'threat-actor') {
    collected.row('actors', value, { name: value, ...actorFacts(comment) }, from);
    unlessOurs('actor');
    return true;
  }
  if (type === 'campaign-name') {
    collected.row('campaigns', value, { name: value, attack_id: /\bC\d{4}\b/.exec(comment)?.[0] }, from);
    unlessOurs('campaign');
    return true;
  }
  const isPlace = type === 'target-location';
  if (isPlace || (type === 'target-external' && /^(?:sector|region)$/.test(comment))) {
    collected.row(isPlace ? 'regions' : `${comment}s`, value, { name: value }, from);
    if (isPlace) unlessOurs('region');
    return true;
  }
  return type === 'text' && textAttribute(attribute, reading, from);
}

/** Reads a `text` attribute whose comment, written by our export, states the kind of the value. Returns false for any other attribute. */
function textAttribute({ value, comment, category }: NamedAttribute, reading: EventReading, from: string): boolean {
  const { collected } = reading;
  const [what = '', ...facts] = comment.split('; ');
  if (comment === 'id' && category === 'Internal reference') collected.set('id', value, from);
  else if (comment === 'reference') collected.row('references', value, { title: value }, from);
  else if (what === 'vulnerability')
    collected.row('vulnerabilities', value, { id: value, ...vulnerabilityFacts(facts) }, from);
  else if (category === 'Payload type' && /^(?:malware|tool)$/.test(what)) {
    const attackId = facts.find((fact) => /^S\d{4}$/.test(fact));
    const also = facts.find((fact) => fact.startsWith('also '));
    const type = facts.find((fact) => fact !== attackId && fact !== also);
    const fields = { name: value, aliases: also?.slice(5).split(', '), attack_id: attackId, type };
    collected.row(what === 'tool' ? 'tools' : 'malware', value, fields, from);
  } else return ruleOfText(value, comment, reading, from);
  return true;
}

/**
 * Returns the row for a reference with a comment such as `Title; Publisher; 2026-03-31`. If the comment has further parts, all but the date are
 * the title.
 */
function reference(url: string, comment: string): Readonly<Record<string, DraftValue | undefined>> {
  const parts = comment.split('; ').filter(Boolean);
  const published = parts.find((part) => /^\d{4}-\d\d-\d\d(?:T\S+)?$/.test(part));
  const [title = url, publisher, ...more] = parts.filter((part) => part !== published);
  return more.length > 0
    ? { title: [title, publisher, ...more].join('; '), url, published }
    : { title, url: title === url ? undefined : url, publisher, published };
}

/** Reads a comment such as `actor; G1024; ransomware; RU; also Fancy Bear; espionage; high confidence`. Returns no facts for any other comment. */
function actorFacts(comment: string): Readonly<Record<string, DraftValue | undefined>> {
  const [what, ...facts] = comment.split('; ');
  if (what !== 'actor') return {};
  const found: Record<string, DraftValue> = {};
  for (const fact of facts) {
    const [, confidence] = /^(low|moderate|high) confidence$/.exec(fact) ?? [];
    if (/^G\d{4}$/.test(fact)) found['attack_id'] = fact;
    else if (actorKindValues.some((word) => word === fact)) found['kind'] = fact;
    else if (/^[A-Z]{2}$/.test(fact)) found['country'] = fact;
    else if (fact.startsWith('also ')) found['aliases'] = fact.slice(5).split(', ');
    else if (confidence !== undefined) found['confidence'] = confidence;
    else if (fact === 'unattributed') found['unattributed'] = true;
    else found['motivation'] = fact;
  }
  return found;
}
