import assert from 'node:assert/strict';

import { testCatalogue } from '../../support/catalogue.ts';

const catalogue = testCatalogue();
const newest = catalogue.at(catalogue.newest);

describe('did you mean', () => {
  it('suggests techniques with the same prefix for an ID that does not exist', () => {
    assert.equal(newest.nearestTechniques('T1567.022', 3)[0]?.id, 'T1567.002');
    assert.deepEqual(
      newest.nearestTechniques('T1566.999', 9).map(({ id }) => id),
      ['T1566.001', 'T1566.002', 'T1566.003', 'T1566.004', 'T1566'],
    );
  });

  it('suggests techniques for a misspelt name, and nothing for a dissimilar one', () => {
    assert.equal(newest.nearestTechniques('Spearphising Lnk', 3)[0]?.id, 'T1566.002');
    assert.deepEqual(newest.nearestTechniques('a wholly different sentence', 3), []);
  });

  it('suggests tactics for a typo or a prefix', () => {
    assert.equal(newest.nearestTactics('persistance', 3)[0]?.id, 'TA0003');
    assert.equal(newest.nearestTactics('Inital Access', 3)[0]?.id, 'TA0001');
    assert.equal(newest.nearestTactics('exfil', 3)[0]?.id, 'TA0010');
  });

  it('suggests actors, but never another number', () => {
    const names = (text: string): readonly string[] => catalogue.nearestActors(text, 3).map(({ actor }) => actor.name);
    assert.equal(names('Fancy Baer')[0], 'APT28');
    assert.equal(names('Lazrus')[0], 'Lazarus Group');
    assert.equal(names('ATP28')[0], 'APT28');
    assert.deepEqual(names('UNC9999'), []);
  });
});
