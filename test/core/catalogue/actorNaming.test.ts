import assert from 'node:assert/strict';

import { testCatalogue } from '../../support/catalogue.ts';

const catalogue = testCatalogue();

/** Returns the vendors that gave an actor the given name. */
function vendors(actor: string, name: string): readonly string[] {
  const found = catalogue.actor(actor)?.actors[0];
  return found?.namedBy?.find((one) => one.name === name)?.vendors ?? [];
}

describe('vendors of actor names', () => {
  const given: readonly (readonly [actor: string, name: string, vendor: string])[] = [
    ['APT28', 'Forest Blizzard', 'Microsoft'],
    ['APT28', 'Pawn Storm', 'Trend Micro'],
    ['APT28', 'Sednit', 'ESET'],
    ['APT28', 'TA422', 'Proofpoint'],
    ['APT29', 'Midnight Blizzard', 'Microsoft'],
    ['Volt Typhoon', 'BRONZE SILHOUETTE', 'Secureworks'],
  ];
  for (const [actor, name, vendor] of given)
    it(`${name} is ${vendor}'s name for ${actor}`, () => assert.deepEqual(vendors(actor, name), [vendor]));

  it('are absent if no source states them', () => {
    assert.deepEqual(vendors('APT28', 'Tsar Team'), []);
  });

  it('distinguish a cluster from the service that it is a unit of', () => {
    assert.equal(catalogue.actor('Sandworm')?.actors[0]?.sponsor, 'GRU, Military unit 74455');
    assert.equal(catalogue.actor('APT29')?.actors[0]?.sponsor, undefined);
    assert.equal(catalogue.actor('GRU'), undefined);
  });
});
