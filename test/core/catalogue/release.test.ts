import assert from 'node:assert/strict';

import {
  compareReleases,
  releaseAtOrBefore,
  releaseOnDay,
  resolveRelease,
} from '../../../server/src/core/catalogue/release.ts';

describe('releases', () => {
  it('compare as numbers', () => {
    assert.deepEqual(['19.1', '9.0', '18.10', '18.9', '1.0'].sort(compareReleases), [
      '1.0',
      '9.0',
      '18.9',
      '18.10',
      '19.1',
    ]);
  });

  it('resolve a major version to its newest minor version, and nothing that is not a release', () => {
    const known = ['9.0', '18.0', '18.1', '19.1'];
    assert.equal(resolveRelease('18', known), '18.1');
    assert.equal(resolveRelease('18.0', known), '18.0');
    assert.equal(resolveRelease(' v19 ', known), '19.1');
    for (const version of ['1', '18.2', '20', '18.1.0', '', 'latest', '18.01'])
      assert.equal(resolveRelease(version, known), undefined);
  });

  it('fall back to the newest that is not newer, otherwise to the oldest', () => {
    assert.equal(releaseAtOrBefore('18.5', ['19.1', '18.1']), '18.1');
    assert.equal(releaseAtOrBefore('9.0', ['19.1', '18.1']), '18.1');
    assert.throws(() => releaseAtOrBefore('9.0', []), /no ATT&CK release/);
  });

  it('are current from their date on, the newest of the same date', () => {
    const releases = [
      { release: '1.0', date: '2019-10-15' },
      { release: '2.0', date: '2019-10-15' },
      { release: '3.0', date: '2019-11-01' },
    ];
    assert.equal(releaseOnDay('2019-10-15', releases), '2.0');
    assert.equal(releaseOnDay('2019-10-31T23:59:59Z', releases), '2.0');
    assert.equal(releaseOnDay('2019-11-01', releases), '3.0');
    assert.equal(releaseOnDay('2001-01-01', releases), '2.0');
    assert.equal(releaseOnDay('2019-11-01', []), '');
  });
});
