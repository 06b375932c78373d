/** Random catalogue updates, many of them invalid: whole releases and clusters with replaced, repeated and truncated values. */
import { attackBundle, common, revokedBy, techniqueObject, type StixObject } from '../support/attackBundle.ts';
import { testCatalogue } from '../support/catalogue.ts';
import type { Random } from './random.ts';

const texts = [
  '',
  ' ',
  '__proto__',
  'constructor',
  'toString',
  '[x](command:y)',
  '$(bug)',
  '::error::x',
  '\u0000\u001b[2J',
  '\u202e',
  '\ud800',
  '2027-02-30',
  '9999-12-31T00:00:00Z',
  '0.0',
  '999.99',
  '1e9',
  'T1566',
  'T9999.999',
  'attack-pattern--T0800',
  'x-mitre-tactic--TA0001',
  'enterprise-attack',
  'a'.repeat(300),
  'a '.repeat(5_000),
  '('.repeat(3_000),
] as const;

/** The maximum length in characters, because the reading time of megabytes is not tested here. */
const maxLength = 3_000_000;

/** Returns one update as JSON, sometimes truncated. */
export function fuzzBundle(random: Random): string {
  const value = random.chance(25) ? cluster(random) : release(random);
  const json = JSON.stringify(value).slice(0, maxLength);
  return random.chance(10) ? json.slice(0, random.below(json.length)) : json;
}

function release(random: Random): unknown {
  const shipped = testCatalogue();
  // Most updates are valid except for what is added, so that they are built, not only read.
  const percent = random.one([0, 0, 1, 3]);
  const bundle = attackBundle(shipped.at(shipped.newest), {
    change: (objects) =>
      [...objects, ...more(random)].map((object) => (random.chance(percent) ? spoilt(random, object) : object)),
  });
  return random.chance(10) ? spoilt(random, bundle) : bundle;
}

/** Returns objects of a random type, and revocations that may involve missing objects: chains, cycles and stars. */
function more(random: Random): StixObject[] {
  const types = ['attack-pattern', 'malware', 'intrusion-set', 'campaign', 'course-of-action'] as const;
  const letters = { 'attack-pattern': 'T', malware: 'S', 'intrusion-set': 'G', campaign: 'C', 'course-of-action': 'M' };
  const type = random.one([...types]);
  const count = random.one([1, 3, 30, 150]);
  const id = (at: number): string => `${letters[type]}${String(8_000 + at).padStart(4, '0')}`;
  const name = random.chance(30) ? (): string => random.one([...texts]) : (at: number): string => `Made Up ${at}`;
  const made = Array.from({ length: count }, (_, at) =>
    type === 'attack-pattern'
      ? techniqueObject(id(at), name(at), [random.one(['impact', 'none', ''])])
      : { ...common(type, id(at), name(at)), aliases: [name(at), 'APT28', ...texts.slice(0, random.below(5))] },
  );
  const links = Array.from({ length: random.one([0, count, count * 3]) }, (_, at) =>
    random.chance(60)
      ? revokedBy(type, id(at), id((at + 1) % (count + random.below(2))))
      : revokedBy(type, id(random.below(count)), id(random.below(count))),
  );
  return [...made.map((object) => (random.chance(50) ? { ...object, revoked: true } : object)), ...links];
}

function cluster(random: Random): unknown {
  const values = Array.from({ length: random.one([0, 1, 20, 300]) }, (_, at) => ({
    value: random.chance(20) ? random.one([...texts]) : `Actor ${random.below(at + 1)}`,
    meta: { country: random.one(['ru', 'xx', '']), synonyms: [`Other ${at}`, random.one([...texts]), 'APT29'] },
  }));
  const value = { type: 'threat-actor', version: random.one([1, null, 'x']), values };
  return { ...value, values: values.map((one) => (random.chance(5) ? spoilt(random, one) : one)) };
}

/** Returns a record with one random property replaced. */
function spoilt(random: Random, record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const keys = Object.keys(record);
  if (keys.length === 0) return {};
  const key = random.one(keys);
  return { ...record, [key]: replacement(random, record[key]) };
}

function replacement(random: Random, value: unknown): unknown {
  switch (random.below(7)) {
    case 0:
      return random.one([...texts]);
    case 1:
      return random.one([null, 0, -1, 1e308, true, [], {}, [[]], [null], { length: 1e9 }]);
    case 2:
      return [value];
    case 3: {
      // As many as fit: 2,000 copies of all objects of a release would exceed the memory.
      const fitting = Math.ceil(maxLength / JSON.stringify(value ?? null).length);
      return Array.from({ length: Math.min(random.one([2, 100, 2_000]), fitting) }, () => value);
    }
    case 4:
      return typeof value === 'object' && value !== null ? spoilt(random, { ...value }) : [random.one([...texts])];
    case 5:
      return typeof value === 'string' ? value.slice(random.below(value.length + 1)) : undefined;
    default:
      return undefined;
  }
}
