/**
 * Adds publishers, sectors and locations to a bundle. Their identifiers are derived from their names, so that all advisories share these
 * objects.
 */
import type { Text } from '../../model/advisory.ts';
import { normaliseWord } from '../../model/vocabularies.ts';
import { sharedId, type Builder } from './builder.ts';

/** The industries defined by STIX. Source: STIX 2.1, 10.8 "Industry Sector Vocabulary". */
const industries: ReadonlySet<string> = new Set(
  'agriculture aerospace automotive chemical commercial communications construction defense education energy entertainment financial-services government emergency-services government-local government-national government-public-services government-regional healthcare hospitality-leisure infrastructure dams nuclear water insurance manufacturing mining non-profit pharmaceuticals retail technology telecommunications transportation utilities'.split(
    ' ',
  ),
);

/** Returns a publisher's ID. */
export const publisherId = (name: string): string => sharedId('identity', `publisher ${name}`);

/**
 * Adds a publisher and returns its ID. Its `identity_class` is `unknown`, because an advisory does not state whether an author is a person
 * or an organisation.
 */
export function addPublisher(builder: Builder, name: string): string {
  return builder.shared('identity', `publisher ${name}`, { name, identity_class: 'unknown' });
}

/** Adds a sector and returns its ID. */
export function addSector(builder: Builder, { value }: Text): string {
  const name = value.trim();
  const word = normaliseWord(name).replaceAll('_', '-');
  const sectors = industries.has(word) ? [word] : undefined;
  return builder.shared('identity', `sector ${name.toLowerCase()}`, { name, identity_class: 'class', sectors });
}

/** Adds a location and returns its ID. A two-letter code becomes a country. Any other name becomes a region. */
export function addRegion(builder: Builder, { value }: Text): string {
  const name = value.trim();
  if (/^[a-z]{2}$/i.test(name)) return addLocation(builder, name);
  return builder.shared('location', `region ${name.toLowerCase()}`, { name, region: name });
}

const addLocation = (builder: Builder, code: string): string =>
  builder.shared('location', `country ${code.toUpperCase()}`, {
    name: code.toUpperCase(),
    country: code.toUpperCase(),
  });

/** Adds an actor's country, if it is known, and a relationship from the actor to the country. */
export function addCountry(builder: Builder, actor: string, country: Text | undefined): void {
  const code = country?.value.trim();
  if (!code) return;
  const location = addRegion(builder, { value: code, span: country?.span ?? [0, 0] });
  builder.relate(actor, actor.startsWith('threat-actor--') ? 'located-at' : 'originates-from', location);
}
