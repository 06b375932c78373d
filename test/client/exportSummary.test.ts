import assert from 'node:assert/strict';
import { english } from '../../client/src/l10n.ts';
import { exportSummary, fileName, sharedNames } from '../../client/src/export/summary.ts';

const file = (path: string, suffix = '.csv') => ({ path, suffix, text: '' });

describe('an export in the editor', () => {
  it('names files after the advisory', () => {
    assert.equal(fileName(file('/a/wave.advisory.yaml')), 'wave.csv');
    assert.equal(fileName(file('/a/wave.YML', '.stix.json')), 'wave.stix.json');
    assert.equal(fileName(file('Untitled-1', '/rule.yar')), 'Untitled-1/rule.yar');
    assert.equal(fileName(file('/a/.advisory.yaml')), 'advisory.csv');
  });

  it('finds files that several advisories would write', () => {
    assert.deepEqual(sharedNames([file('/a/X.advisory.yaml'), file('/b/x.advisory.yaml'), file('/a/y.yaml')]), [
      'X.csv',
    ]);
    assert.deepEqual(sharedNames([file('/a/x.advisory.yaml'), file('/a/x.advisory.yaml', '.json')]), []);
  });

  it('states the number of files, and what they lack', () => {
    assert.equal(exportSummary(english, 1, []), 'Exported 1 file.');
    assert.equal(
      exportSummary(english, 2, ['a.yaml: 1 indicator left out: no value']),
      'Exported 2 files. a.yaml: 1 indicator left out: no value.',
    );
    assert.equal(exportSummary(english, 0, ['a', 'b']), 'Nothing was exported. 2 notes. First note: a.');
    assert.equal(exportSummary(english, 0, []), 'Nothing was exported.');
  });
});
