import assert from 'node:assert/strict';

import { testCatalogue } from '../../support/catalogue.ts';

const catalogue = testCatalogue();

describe('an object over all releases', () => {
  it('has a first release, and a last one if it was removed', () => {
    const span = (id: string) => [catalogue.life(id)?.firstRelease, catalogue.life(id)?.lastRelease];
    assert.deepEqual(span('T1566'), ['7.0', undefined]);
    assert.deepEqual(span('T1089'), ['1.0', '6.3']);
    assert.deepEqual(span('T1562.001'), ['7.0', '18.1']);
    assert.deepEqual(span('T1685'), ['19.1', undefined]);
    assert.deepEqual(span('MOB-T1001'), ['1.0', '2.0']);
    assert.deepEqual(span('TA0112'), ['19.1', undefined]);
    assert.deepEqual(span('C0024'), ['13.0', undefined]);
  });

  it('has its earlier names', () => {
    assert.deepEqual(catalogue.life('TA0005')?.names, [
      { from: '1.0', name: 'Defense Evasion' },
      { from: '19.1', name: 'Stealth' },
    ]);
    assert.deepEqual(catalogue.life('T1003')?.names, [
      { from: '1.0', name: 'Credential Dumping' },
      { from: '7.0', name: 'OS Credential Dumping' },
    ]);
  });

  it('has the kind of its ID unless another is requested, because old mitigations share IDs with techniques', () => {
    assert.equal(catalogue.life('T1003')?.kind, 'technique');
    assert.equal(catalogue.life('T1003', 'mitigation')?.names[0]?.name, 'Credential Dumping Mitigation');
    assert.equal(catalogue.life('T1685', 'mitigation'), undefined);
    assert.equal(catalogue.life('DC0032')?.kind, 'data-component');
  });

  it('states the release that introduced an ID', () => {
    assert.equal(catalogue.introducedIn('T1685'), '19.1');
    assert.equal(catalogue.introducedIn('G0007'), '1.0');
    assert.equal(catalogue.introducedIn('S0508'), '8.0');
    assert.equal(catalogue.introducedIn('T9999'), undefined);
    assert.equal(catalogue.introducedIn('no ID'), undefined);
  });

  it('identifies data components by name before they had IDs', () => {
    assert.equal(catalogue.introducedIn('DC0032'), '10.0');
    assert.equal(catalogue.at('17.1').object('DC0032')?.name, 'Process Creation');
    assert.equal(catalogue.at('9.0').object('DC0032'), undefined);
  });

  it('treats PRE-ATT&CK objects as active until release 8.0 replaced them', () => {
    assert.deepEqual(catalogue.life('T1224'), {
      kind: 'technique',
      id: 'T1224',
      firstRelease: '1.0',
      lastRelease: '7.2',
      names: [{ from: '1.0', name: 'Assess leadership areas of interest' }],
    });
    for (const release of ['1.0', '7.2', '8.0', '19.1']) {
      const isOver = release === '8.0' || release === '19.1';
      const technique = catalogue.at(release).technique('T1224');
      assert.deepEqual([technique?.deprecated, technique?.domains], [isOver, []]);
      assert.equal(catalogue.at(release).object('TA0012')?.deprecated, isOver);
    }
  });
});
