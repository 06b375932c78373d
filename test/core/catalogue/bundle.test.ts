import assert from 'node:assert/strict';
import {
  checkRelease,
  createUpdateReader,
  joinReleases,
  UpdateError,
  withLayers,
} from '../../../server/src/core/catalogue/bundle/index.ts';
import type { ActorUpdate, Descriptions, ReleaseData } from '../../../server/src/core/catalogue/bundle/index.ts';
import { plainDescription } from '../../../server/src/core/catalogue/bundle/plainDescription.ts';
import type { Catalogue } from '../../../server/src/core/catalogue/catalogue.ts';
import { attackBundle, common, revokedBy, techniqueObject } from '../../support/attackBundle.ts';
import type { BundleOptions } from '../../support/attackBundle.ts';
import { testCatalogue } from '../../support/catalogue.ts';

const shipped = testCatalogue();
const newest = shipped.at(shipped.newest);

function read(value: object, release?: string): { data: ReleaseData; descriptions: Descriptions } {
  const contents = contentsOf(value, release);
  assert.equal(contents.kind, 'attack');
  return contents as { kind: 'attack'; data: ReleaseData; descriptions: Descriptions };
}

function contentsOf(value: object, release?: string) {
  const reader = createUpdateReader();
  for (const [key, member] of Object.entries(value)) {
    if (key !== 'objects' && key !== 'values') reader.member(key, member);
    else for (const item of member as unknown[]) reader.item(key, item);
  }
  return reader.finish(release);
}

const layered = (data: ReleaseData, descriptions: Descriptions = {}): Catalogue =>
  withLayers(shipped, {
    attack: { data: () => data, descriptions: () => descriptions },
    onError: (error) => assert.fail(String(error)),
  });

const bundle = (options?: BundleOptions): object => attackBundle(newest, options);

/** ICS 90.0: T0800 is renamed, T0801 is revoked by the new T0999, T0802 is removed, and there is a new group. */
const changed = bundle({
  change: (objects) => [
    ...objects
      .filter(({ id }) => id !== 'attack-pattern--T0802')
      .map((object) => {
        if (object['id'] === 'attack-pattern--T0800') return { ...object, name: 'A New Name' };
        return object['id'] === 'attack-pattern--T0801' ? { ...object, revoked: true } : object;
      }),
    {
      ...techniqueObject('T0999', 'Overheat Controller', ['impact']),
      x_mitre_platforms: ['Field Controller'],
      description: 'Heats [it](https://example.com) up.(Citation: Someone)\n\nMore of it.',
    },
    revokedBy('attack-pattern', 'T0801', 'T0999'),
    { ...common('intrusion-set', 'G9999', 'Example Group'), aliases: ['Example Group', 'Made Up Panda', 'APT28'] },
  ],
});

describe('a release from a bundle', () => {
  const { data, descriptions } = read(changed);
  const catalogue = layered(data, descriptions);
  const release = catalogue.at('90.0');

  it('is the newest, with its date', () => {
    assert.equal(catalogue.newest, '90.0');
    assert.deepEqual(catalogue.releases.at(-1), { release: '90.0', date: '2027-04-01' });
    assert.equal(catalogue.resolveRelease('90'), '90.0');
    assert.equal(catalogue.releaseOn('2027-04-01'), '90.0');
    assert.equal(catalogue.releaseOn('2027-03-31'), shipped.releases.at(-1)?.release);
  });

  it('contains new, renamed, revoked and removed objects', () => {
    const fresh = release.technique('T0999');
    assert.deepEqual(
      [fresh?.name, fresh?.tactics, fresh?.platforms],
      ['Overheat Controller', ['impact'], ['Field Controller']],
    );
    assert.equal(release.technique('T0800')?.name, 'A New Name');
    assert.deepEqual([release.technique('T0801')?.revoked, release.technique('T0801')?.revokedBy], [true, ['T0999']]);
    assert.deepEqual([release.technique('T0802')?.deprecated, release.technique('T0802')?.revoked], [true, false]);
    assert.equal(release.searchTechniques('overheat', 3)[0]?.item.id, 'T0999');
    assert.equal(release.searchTechniques('T0801', 3)[0]?.item.id, 'T0999');
  });

  it('has its tactics by name and by short name, and its techniques under them', () => {
    const tactics = newest.tactics.filter(({ domains }) => domains.includes('ics'));
    assert.notDeepEqual(tactics, []);
    for (const tactic of tactics) {
      assert.deepEqual(
        release.tacticsNamed(tactic.name).find(({ id }) => id === tactic.id)?.shortname,
        tactic.shortname,
      );
      assert.ok(
        release.tacticsNamed(tactic.shortname).some(({ id }) => id === tactic.id),
        tactic.shortname,
      );
    }
    assert.deepEqual(release.tacticsIn('T0800', 'ics'), newest.tacticsIn('T0800', 'ics'));
    assert.notDeepEqual(release.tacticsIn('T0800', 'ics'), []);
  });

  it('does not change the domains that it does not describe', () => {
    for (const kind of ['technique', 'group', 'software', 'campaign'] as const) {
      const others = newest.objects(kind).filter(({ domains }) => !domains.includes('ics'));
      assert.notDeepEqual(others, [], kind);
      for (const object of others) {
        const same = release.objects(kind).find(({ id }) => id === object.id);
        assert.deepEqual(
          [same?.name, same?.revoked, same?.deprecated, same?.domains],
          [object.name, object.revoked, object.deprecated, object.domains],
          object.id,
        );
      }
    }
    assert.deepEqual(
      release.tactics.map(({ id }) => id),
      newest.tactics.map(({ id }) => id),
    );
  });

  it('does not change any earlier release', () => {
    assert.notDeepEqual(shipped.releases, []);
    for (const { release: earlier } of shipped.releases) assert.equal(catalogue.at(earlier), shipped.at(earlier));
    assert.equal(catalogue.at('18.1').technique('T0999'), undefined);
  });

  it('continues the history of objects', () => {
    assert.equal(catalogue.introducedIn('T0999'), '90.0');
    assert.equal(catalogue.life('T0802')?.lastRelease, shipped.newest);
    assert.deepEqual(catalogue.life('T0800')?.names.at(-1), { from: '90.0', name: 'A New Name' });
    assert.equal(catalogue.life('T1566')?.lastRelease, undefined);
  });

  it('has descriptions of objects as plain text', () => {
    assert.equal(catalogue.description?.('technique', 'T0999'), 'Heats it up.');
    assert.equal(catalogue.description?.('technique', '__proto__'), undefined);
  });

  it('adds its groups to the actors, without taking names from others', () => {
    const [actor] = catalogue.actor('Made Up Panda')?.actors ?? [];
    assert.deepEqual([actor?.name, actor?.attackId, actor?.disputedAliases], ['Example Group', 'G9999', ['APT28']]);
    assert.deepEqual(
      catalogue.actor('APT28')?.actors.map(({ name }) => name),
      ['APT28'],
    );
    assert.equal(catalogue.actorByAttackId('G9999')?.name, 'Example Group');
    assert.equal(catalogue.searchActors('made up', 1)[0]?.item.name, 'Example Group');
  });

  it('may replace a known release', () => {
    const known = layered(
      read(bundle({ release: shipped.newest, change: (objects) => [...objects, techniqueObject('T0999', 'X', [])] }))
        .data,
    );
    assert.equal(known.newest, shipped.newest);
    assert.deepEqual(known.releases, shipped.releases);
    assert.equal(known.at(shipped.newest).technique('T0999')?.name, 'X');
    assert.equal(known.at('18.1').technique('T0999'), undefined);
  });

  it('treats cycles of revocations as without successor', () => {
    const circle = read(
      bundle({
        change: (objects) => [
          ...objects.map((object) => (/T080[01]$/.test(String(object['id'])) ? { ...object, revoked: true } : object)),
          revokedBy('attack-pattern', 'T0800', 'T0801'),
          revokedBy('attack-pattern', 'T0801', 'T0800'),
        ],
      }),
    );
    assert.deepEqual(layered(circle.data).at('90.0').technique('T0800')?.revokedBy, []);
  });

  it('joins the bundles of several domains', () => {
    const both = joinReleases([data, read(bundle({ domain: 'mobile', release: '90.1' })).data]);
    assert.deepEqual([both.release, both.domains], ['90.1', ['mobile', 'ics']]);
    assert.equal(layered(both).at('90.1').technique('T0999')?.name, 'Overheat Controller');
  });
});

describe('a bundle is rejected', () => {
  const refusals: readonly (readonly [why: string, value: object, reason: RegExp])[] = [
    [
      'that is of an older release',
      bundle({ release: '17.1' }),
      /^it is ATT&CK 17\.1, but [\d.]+ is already installed$/,
    ],
    ['that does not state its release', bundle({ release: '' }), /does not state its ATT&CK release/],
    ['without techniques', { type: 'bundle', objects: [] }, /contains no ATT&CK techniques/],
    [
      'that is a part of a release',
      bundle({ change: (objects) => objects.slice(0, 20) }),
      /it is incomplete: it has \d ICS techniques/,
    ],
    [
      'whose techniques are not of ATT&CK',
      { type: 'bundle', objects: [{ type: 'attack-pattern', id: 'attack-pattern--1', name: 'X' }] },
      /attack-pattern--1 has no ATT&CK ID/,
    ],
    [
      'whose technique has no name',
      { type: 'bundle', objects: [{ ...techniqueObject('T0800', '', []) }] },
      /T0800 has no name/,
    ],
    ['that is something else', { hello: 'world' }, /neither a STIX bundle nor a MISP galaxy cluster/],
    [
      "that is MISP's copy of ATT&CK",
      { type: 'mitre-attack-pattern', values: [{ value: 'X' }] },
      /use MITRE's own STIX bundle/,
    ],
    ['that is another cluster', { type: 'ransomware', values: [{ value: 'X' }] }, /the MISP cluster ransomware/],
  ];
  for (const [why, value, reason] of refusals) {
    it(why, () => {
      assert.throws(
        () => checkRelease(read(value).data, shipped),
        (error: unknown) => error instanceof UpdateError && reason.test(error.message),
      );
    });
  }

  it('if its parts are of different releases', () => {
    assert.throws(() => joinReleases([read(bundle()).data, read(bundle({ release: '91.0' })).data]), /90\.0 and 91\.0/);
  });

  it('unless an older one is requested', () => {
    checkRelease(read(bundle({ release: '18.1' })).data, shipped, { allowOlder: true });
  });

  it('if it is dated after the release that follows it', () => {
    assert.throws(
      () => checkRelease(read(bundle({ release: '18.2' })).data, shipped, { allowOlder: true }),
      /its date, 2027-04-01, is after that of ATT&CK 19\.\d \(2026-[\d-]+\)$/,
    );
  });
});

describe('a cluster of actors', () => {
  const contents = contentsOf({
    values: [
      {
        value: 'Example Actor',
        meta: { country: 'xk', synonyms: ['Example Alias', 'Fancy Bear', 'G1234', 'Named (by somebody)'] },
      },
      { value: 'Turla', meta: { synonyms: ['A New Name of Turla'] } },
      { value: '[Unnamed group]' },
    ],
    type: 'threat-actor',
    version: 400,
  });
  const catalogue = withLayers(shipped, {
    actors: { data: () => contents.data as ActorUpdate },
    onError: (error) => assert.fail(String(error)),
  });

  it('adds actors and names, and removes none', () => {
    const [actor] = catalogue.actor('example alias')?.actors ?? [];
    assert.deepEqual(
      [actor?.name, actor?.country, actor?.aliases, actor?.disputedAliases],
      ['Example Actor', 'XK', ['Example Alias', 'Named'], ['Fancy Bear']],
    );
    assert.equal(catalogue.actor('A New Name of Turla')?.actors[0]?.name, 'Turla');
    assert.ok(catalogue.actor('Turla')?.actors[0]?.aliases.includes('A New Name of Turla'));
    assert.equal(catalogue.actor('Fancy Bear')?.actors[0]?.name, 'APT28');
    assert.equal(catalogue.searchActors('example act', 1)[0]?.item.name, 'Example Actor');
  });
});

describe('an unreadable layer', () => {
  it('is reported, and the catalogue below is used instead', () => {
    const errors: string[] = [];
    const catalogue = withLayers(shipped, {
      attack: {
        data: () => {
          throw new Error('no such file');
        },
        descriptions: () => ({}),
      },
      onError: (error) => void errors.push(String(error)),
    });
    assert.equal(catalogue.newest, shipped.newest);
    assert.equal(catalogue.actor('APT28')?.primary, true);
    assert.deepEqual(errors, ['Error: no such file']);
  });
});

describe('descriptions', () => {
  it('are the first paragraph, without markup, cut at the end of a sentence', () => {
    assert.equal(
      plainDescription('Uses <code>cmd</code> and `sh` .(Citation: A)(Citation: B)\n\nSecond.'),
      'Uses cmd and sh.',
    );
    assert.equal(plainDescription('(Citation: A)'), undefined);
    const long = plainDescription(`${'A sentence of some length. '.repeat(60)}`) ?? '';
    assert.match(long, /length\.$/);
    assert.ok(long.length <= 600);
  });
});
