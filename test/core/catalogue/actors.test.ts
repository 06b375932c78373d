import assert from 'node:assert/strict';

import type { Actor } from '../../../server/src/core/catalogue/catalogue.ts';
import { nameKey } from '../../../server/src/core/catalogue/names.ts';
import { shippedActorData, testCatalogue } from '../../support/catalogue.ts';

const catalogue = testCatalogue();

/** Returns the actor that a name refers to; fails if there is none, or more than one. */
function one(name: string): Actor {
  const actors = catalogue.actor(name)?.actors ?? [];
  const [actor] = actors;
  assert.ok(actor !== undefined && actors.length === 1, `${name} means ${actors.length} actors`);
  return actor;
}

describe('actors', () => {
  const groups: readonly (readonly [id: string, country: string | undefined, names: readonly string[]])[] = [
    ['G0007', 'RU', ['APT28', 'APT 28', 'apt-28', 'Fancy Bear', 'Sofacy', 'Forest Blizzard']],
    ['G0016', 'RU', ['APT29', 'Cozy Bear', 'Midnight Blizzard', 'NOBELIUM', 'Dark Halo']],
    ['G0034', 'RU', ['Sandworm', 'Sandworm Team', 'APT44', 'Seashell Blizzard']],
    ['G0032', 'KP', ['Lazarus Group', 'Lazarus', 'Diamond Sleet']],
    ['G0138', 'KP', ['Andariel', 'Silent Chollima', 'Onyx Sleet']],
    ['G0082', undefined, ['APT38', 'Bluenoroff', 'Sapphire Sleet']],
    ['G1017', 'CN', ['Volt Typhoon', 'Vanguard Panda', 'BRONZE SILHOUETTE']],
    ['G0128', 'CN', ['ZIRCONIUM', 'APT31', 'Violet Typhoon']],
    ['G1033', 'RU', ['Star Blizzard', 'COLDRIVER', 'SEABORGIUM', 'Callisto', 'Callisto Group']],
    ['G0046', 'RU', ['FIN7', 'Sangria Tempest']],
    ['G0008', undefined, ['Carbanak']],
    ['G1015', undefined, ['Scattered Spider', 'Octo Tempest', 'UNC3944']],
    ['G0102', 'RU', ['Wizard Spider', 'Periwinkle Tempest']],
    ['G0010', 'RU', ['Turla', 'Venomous Bear']],
    ['G0094', 'KP', ['Kimsuky', 'Emerald Sleet', 'Stolen Pencil']],
    ['G0069', 'IR', ['MuddyWater', 'Mango Sandstorm']],
  ];

  for (const [id, country, names] of groups) {
    it(`finds ${id} by ${names.join(', ')}`, () => {
      for (const name of names) assert.equal(one(name).attackId, id, name);
      assert.equal(one(names[0] ?? '').country, country);
      assert.equal(catalogue.actorByAttackId(id), one(names[0] ?? ''));
    });
  }

  it('treats the primary names of both sources as primary', () => {
    for (const name of ['APT31', 'ZIRCONIUM', 'Callisto', 'Sandworm', 'UNC2452', 'Cold River']) {
      assert.equal(catalogue.actor(name)?.primary, true, name);
    }
    for (const name of ['Fancy Bear', 'Violet Typhoon', 'COLDRIVER'])
      assert.equal(catalogue.actor(name)?.primary, false, name);
    assert.deepEqual(one('APT31').primaryNames, ['ZIRCONIUM', 'APT31']);
  });

  it('keeps actors apart that only an umbrella term or a spelling would merge', () => {
    assert.equal(one('Cold River').attackId, undefined);
    assert.equal(one('UNC2452').attackId, undefined);
    assert.equal(one('APT43').attackId, undefined);
    assert.equal(catalogue.actor('IRGC'), undefined);
    assert.ok(one('Lazarus Group').disputedAliases?.includes('Andariel'));
    assert.ok(!one('Lazarus Group').aliases.includes('Andariel'));
    assert.ok(one('UNC2452').disputedAliases?.includes('Midnight Blizzard'));
    assert.equal(one('Winnti').name, 'Winnti Group');
  });

  it('returns every actor with an alias that is no primary name', () => {
    const match = catalogue.actor('Grizzly Steppe');
    assert.deepEqual([match?.primary, match?.actors.map(({ name }) => name)], [false, ['APT28', 'APT29']]);
  });

  it('finds ransomware brands and surveillance vendors by their kind, and clusters first', () => {
    const kinds = [
      'LockBit',
      'lockbit 3.0',
      'the LockBit affiliates',
      'NSO Group',
      'Candiru',
      'Black Basta',
      'BlackByte',
    ].map((name) => [name, one(name).name, one(name).kind]);
    assert.deepEqual(kinds, [
      ['LockBit', 'LockBit', 'ransomware'],
      ['lockbit 3.0', 'LockBit', 'ransomware'],
      ['the LockBit affiliates', 'LockBit', 'ransomware'],
      ['NSO Group', 'NSO Group', 'vendor'],
      ['Candiru', 'Candiru', 'vendor'],
      ['Black Basta', 'BlackBasta', 'ransomware'],
      ['BlackByte', 'BlackByte', undefined],
    ]);
  });

  it("uses names in vendors' own lists as main names, and replaces former numbers", () => {
    assert.deepEqual(one('Lace Tempest').primaryNames, ['Lace Tempest', 'DEV-0950']);
    assert.equal(catalogue.actor('Lace Tempest')?.primary, true);
    assert.equal(one('DEV-0950').name, 'Lace Tempest');
    assert.equal(one('Pepper Typhoon'), one('LIMINAL PANDA'));
    assert.equal(catalogue.actor('Midnight Blizzard')?.primary, false);
    assert.equal(one('海莲花').attackId, 'G0050');
    assert.equal(one('APT-C-37').name, 'APT-C-37');
    assert.ok(one('NSO Group').aliases.includes('Night Tsunami'));
  });

  it('returns the group for a name that ATT&CK lists under it, even if another source has a separate actor', () => {
    assert.equal(catalogue.actor('UNC2452')?.inAttack?.name, 'APT29');
    assert.equal(catalogue.actor('APT29')?.inAttack, undefined);
  });

  it('follows the ID of a revoked group', () => {
    assert.equal(catalogue.actorByAttackId('G0118')?.name, 'APT29');
    assert.equal(catalogue.actorByAttackId('G9999'), undefined);
  });

  it('contains no group IDs as names, and no duplicate names', () => {
    for (const [name, , , country] of shippedActorData().actors) {
      const actor = one(name);
      const names = [...actor.primaryNames, ...actor.aliases];
      assert.deepEqual(
        names.filter((alias) => /^G\d{4}$/.test(alias)),
        [],
        name,
      );
      assert.equal(new Set(names.map(nameKey)).size, names.length, name);
      assert.match(country, /^(?:[A-Z]{2})?$/);
    }
  });

  it('finds every actor by each of its primary names', () => {
    for (const [name, , mispName] of shippedActorData().actors) {
      for (const primary of [name, mispName].filter((text) => text !== '')) {
        assert.ok(one(primary).primaryNames.includes(name), primary);
      }
    }
  });
});
