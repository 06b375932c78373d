/** Well-formed updates that would later cause failures or delays, or hide other updates, are rejected when they are read; others are accepted. */
import assert from 'node:assert/strict';
import {
  checkRelease,
  createUpdateReader,
  tryCatalogue,
  UpdateError,
  withLayers,
} from '../../../server/src/core/index.ts';
import type { ReleaseData, TrialParts, UpdateContents } from '../../../server/src/core/index.ts';
import { attackBundle, common, revokedBy, techniqueObject } from '../../support/attackBundle.ts';
import type { StixObject } from '../../support/attackBundle.ts';
import { testCatalogue } from '../../support/catalogue.ts';

const shipped = testCatalogue();
const newest = shipped.at(shipped.newest);

function contentsOf(value: Readonly<Record<string, unknown>>): UpdateContents {
  const reader = createUpdateReader();
  for (const [key, member] of Object.entries(value))
    if (key === 'objects' || key === 'values') for (const item of member as readonly unknown[]) reader.item(key, item);
    else reader.member(key, member);
  return reader.finish();
}

/** Reads and checks an update, and builds a catalogue with it. Throws if it is rejected. */
function take(value: Readonly<Record<string, unknown>>): void {
  const contents = contentsOf(value);
  if (contents.kind === 'attack') checkRelease(contents.data, shipped, { today: '2026-11-26' });
  const parts: TrialParts = contents.kind === 'attack' ? { attack: contents } : { actors: contents.data };
  tryCatalogue(shipped, parts);
}

const withObjects = (more: readonly StixObject[], release = '90.0'): Readonly<Record<string, unknown>> => ({
  ...attackBundle(newest, { release, change: (objects) => [...objects, ...more] }),
});
const dated = (release: string, date: string): Readonly<Record<string, unknown>> => ({
  ...attackBundle(newest, {
    release,
    change: (objects) =>
      objects.map((one) => (one['type'] === 'x-mitre-collection' ? { ...one, modified: date } : one)),
  }),
});
const cluster = (values: readonly object[]): Readonly<Record<string, unknown>> => ({
  type: 'threat-actor',
  version: 1,
  values,
});
const many = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));
const id = (at: number): string => `S${String(at).padStart(4, '0')}`;
/** Returns a chain of revoked software, in which each object except the last is revoked by the next one. */
const chain = (length: number): StixObject[] => [
  ...many(length, (at) => ({ ...common('malware', id(at), `Link ${at}`), revoked: true })),
  ...many(length - 1, (at) => revokedBy('malware', id(at), id(at + 1))),
];

describe('an update is rejected', () => {
  const refusals: readonly (readonly [why: string, value: Readonly<Record<string, unknown>>, reason: RegExp])[] = [
    [
      'with a chain of 9,000 revocations',
      withObjects(chain(9_000)),
      /more than 100 consecutive revocations, starting with S0000/,
    ],
    [
      'with more revocations than objects',
      withObjects(many(30_001, () => revokedBy('malware', 'S0001', 'S0002'))),
      /more than 30000 revocations/,
    ],
    [
      'with ten thousand objects of one name',
      withObjects(many(9_999, (at) => common('malware', id(at), 'Same'))),
      /more than 100 entries with the name "Same"/,
    ],
    [
      'with a name that no list could show',
      withObjects([{ ...common('malware', 'S9999', 'x'), aliases: many(1_001, (at) => `Alias ${at}`) }]),
      /more than 1000 names/,
    ],
    [
      'with a technique whose name is a text',
      withObjects([{ ...techniqueObject('T9999', 'a'.repeat(301), []) }]),
      /^a name of T9999 has more than 300 characters$/,
    ],
    [
      'with a tactic of a million letters',
      withObjects([{ ...techniqueObject('T9999', 'Long', ['a'.repeat(1_000_000)]) }]),
      /a name of T9999 has more than 300 characters/,
    ],
    ['with a date that no calendar has', dated('90.0', '2027-02-30T00:00:00Z'), /contains no date/],
    [
      'with a date before its predecessor',
      dated('90.0', '2013-01-01T00:00:00Z'),
      /its date, 2013-01-01, is before that of ATT&CK /,
    ],
    [
      'with a date that hides all to come',
      dated('90.0', '9999-01-01T00:00:00Z'),
      /its date is 9999-01-01, more than 5 years in the future/,
    ],
    ['with a number that hides all to come', dated('900.0', '2027-04-01T00:00:00Z'), /it claims to be ATT&CK 900\.0/],
    [
      'with a number that reads like another',
      dated('090.0', '2027-04-01T00:00:00Z'),
      /does not state its ATT&CK release/,
    ],
    [
      'with ten thousand actors of one name',
      cluster(many(9_999, () => ({ value: 'Same' }))),
      /more than 100 entries with the name "Same"/,
    ],
    [
      'with more actors than there are',
      cluster(many(10_001, (at) => ({ value: `Actor ${at}` }))),
      /more than 10000 actors/,
    ],
    [
      'with an actor of many names',
      cluster([{ value: 'X', meta: { synonyms: many(1_001, (at) => `Name ${at}`) } }]),
      /more than 1000 names for one actor/,
    ],
    [
      'with an actor whose name is a book',
      cluster([{ value: 'x'.repeat(301) }]),
      /a name of an actor has more than 300 characters/,
    ],
  ];
  for (const [why, value, reason] of refusals)
    it(why, () => {
      assert.throws(
        () => take(value),
        (error: unknown) => error instanceof UpdateError && reason.test(error.message),
      );
    });
});

describe('an update is accepted', () => {
  it('with a cycle of revocations, which has no successor', () => {
    take(withObjects([...chain(50), revokedBy('malware', id(49), id(0)), revokedBy('malware', id(7), id(7))]));
  });

  it('with thousands of actors', () => {
    take(cluster(many(2_000, (at) => ({ value: `Made Up Actor ${at}`, meta: { synonyms: [`Other Name ${at}`] } }))));
  });

  it('and a longer chain that an earlier version stored stays usable', () => {
    const contents = contentsOf({ ...attackBundle(newest) });
    assert.ok(contents.kind === 'attack');
    const length = 9_000;
    const links = many(length, (at): ReleaseData['objects'][number] => ({
      kind: 'software',
      id: id(at),
      name: `Link ${at}`,
      domains: ['ics'],
      stixId: `malware--${at}`,
      ...(at === length - 1 ? {} : { status: 'revoked', revokedBy: [id(at + 1)] }),
    }));
    const data = { ...contents.data, objects: [...contents.data.objects, ...links] };
    const catalogue = withLayers(shipped, {
      attack: { data: () => data, descriptions: () => ({}) },
      onError: (error) => assert.fail(String(error)),
    });
    const first = catalogue.at('90.0').object(id(0));
    assert.deepEqual([first?.name, first?.revokedBy], ['Link 0', [id(length - 1)]]);
  });
});
