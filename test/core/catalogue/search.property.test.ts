import assert from 'node:assert/strict';

import { searchCatalogue } from '../../../server/src/core/catalogue/catalogueSearch.ts';
import { createSearchIndex, searchNames } from '../../../server/src/core/catalogue/search.ts';
import { parseIdQuery } from '../../../server/src/core/catalogue/techniqueId.ts';
import { shippedAttackData, testCatalogue } from '../../support/catalogue.ts';

const catalogue = testCatalogue();
const newest = catalogue.at(catalogue.newest);

const techniqueIds = (query: string, limit = 3): readonly string[] =>
  newest.searchTechniques(query, limit).map(({ item }) => item.id);
const actorNames = (query: string, limit = 3): readonly string[] =>
  catalogue.searchActors(query, limit).map(({ item }) => item.name);

const living = shippedAttackData().objects.technique.flatMap(([id]) => {
  const technique = newest.technique(id);
  return technique === undefined || technique.revoked || technique.deprecated ? [] : [technique];
});

describe('search for techniques', () => {
  it('reads IDs in any notation', () => {
    assert.deepEqual(techniqueIds('T1566.0', 4), ['T1566.001', 'T1566.002', 'T1566.003', 'T1566.004']);
    for (const query of ['t1566.2', 'T1566/002', 'T1566.002', '1566.2', 'T1566.002 - Phishing: Spearphishing Link']) {
      assert.equal(techniqueIds(query)[0], 'T1566.002', query);
    }
    assert.deepEqual(techniqueIds('t1566', 2), ['T1566', 'T1566.001']);
    assert.deepEqual(techniqueIds('T1566 voice'), ['T1566.004']);
    assert.deepEqual(parseIdQuery('T1566.2: rest'), { prefix: 'T1566.2', exact: 'T1566.002', rest: 'rest' });
    assert.equal(parseIdQuery('12 monkeys'), undefined);
  });

  it('finds words of the name and of its parent in any order', () => {
    assert.equal(techniqueIds('spear link')[0], 'T1566.002');
    assert.equal(techniqueIds('link spear')[0], 'T1566.002');
    assert.equal(techniqueIds('phishing link')[0], 'T1566.002');
    assert.equal(techniqueIds('lsass')[0], 'T1003.001');
    assert.equal(techniqueIds('dcsync')[0], 'T1003.006');
    assert.equal(techniqueIds('kerberoast')[0], 'T1558.003');
  });

  it('allows a typo if nothing else matches', () => {
    assert.equal(techniqueIds('kerberosting')[0], 'T1558.003');
    assert.deepEqual(techniqueIds('zzqqxx'), []);
    assert.deepEqual(techniqueIds('  '), []);
  });

  it('finds names by their initials below other matches, but misspelt names only if there are no others', () => {
    assert.deepEqual(techniqueIds('rdp', 5), ['T1563.002', 'T1021.001']);
    const found = searchCatalogue(catalogue, newest, 'wmi', 20).map(({ matched }) => matched);
    assert.deepEqual(found.slice(0, 1), ['WMI Creation']);
    assert.ok(found.includes('Windows Management Instrumentation'), found.join());
    const first = searchCatalogue(catalogue, newest, 'kerberosting', 20).map(({ matched }) => matched);
    assert.ok(first.includes('Kerberoasting'), first.join());
    assert.ok(
      !searchCatalogue(catalogue, newest, 'kerberoasting', 20).some(({ matched }) => matched !== 'Kerberoasting'),
    );
  });

  it('finds the successor of a revoked ID, and only active techniques', () => {
    assert.deepEqual(techniqueIds('T1562'), ['T1685']);
    assert.deepEqual(techniqueIds('t1562.1'), ['T1685']);
    assert.deepEqual(techniqueIds('T0803'), []);
  });

  it('ranks an exact name first, for every active technique', () => {
    assert.notDeepEqual(living, []);
    for (const { id, name, parentName } of living) {
      const [first] = newest.searchTechniques(name, 3);
      assert.equal(first?.item.name, name, id);
      const same = newest.searchTechniques(name, 20).filter(({ item }) => item.name === name);
      assert.ok(
        same.some(({ item }) => item.id === id),
        `${id} by ${name}`,
      );
      if (parentName !== undefined) {
        const [byFullName] = newest.searchTechniques(`${parentName}: ${name}`, 3);
        assert.deepEqual([byFullName?.item.parentName, byFullName?.item.name], [parentName, name], id);
      }
      assert.equal(techniqueIds(id)[0], id);
    }
  });

  it('finds every active technique by the beginning of each word of its name', () => {
    const words = new Map<string, string[]>();
    for (const { id, name } of living) {
      for (const word of name.toLowerCase().match(/[a-z0-9]{4,}/g) ?? []) {
        const start = word.slice(0, 4);
        words.set(start, [...(words.get(start) ?? []), id]);
      }
    }
    for (const [start, ids] of words) {
      const found = new Set(techniqueIds(start, Infinity));
      assert.deepEqual(
        ids.filter((id) => !found.has(id)),
        [],
        start,
      );
    }
  });
});

describe('search for actors', () => {
  it('finds them by name and alias, ATT&CK groups first', () => {
    assert.deepEqual(actorNames('APT2'), ['Putter Panda', 'APT28', 'APT29']);
    assert.equal(catalogue.searchActors('APT2', 1)[0]?.matched, 'APT2');
    assert.equal(actorNames('fancy')[0], 'APT28');
    assert.equal(catalogue.searchActors('fancy', 1)[0]?.matched, 'Fancy Bear');
    assert.equal(actorNames('cozy')[0], 'APT29');
    assert.equal(actorNames('midnight bl')[0], 'APT29');
    assert.equal(actorNames('volt')[0], 'Volt Typhoon');
    assert.equal(actorNames('G0016')[0], 'APT29');
    assert.equal(actorNames('fancey bear')[0], 'APT28');
  });

  it('ranks the exact name of every group first', () => {
    for (const [id] of shippedAttackData().objects.group) {
      const group = newest.object(id);
      if (group === undefined || group.revoked || group.deprecated) continue;
      assert.equal(catalogue.searchActors(group.name, 1)[0]?.item.attackId, id, group.name);
    }
  });
});

describe('search for software and campaigns', () => {
  it('finds them by name, alias and ID', () => {
    assert.equal(newest.searchSoftware('cobalt', 3)[0]?.item.id, 'S0154');
    assert.equal(newest.searchSoftware('snakehose', 3)[0]?.item.name, 'EKANS');
    assert.equal(newest.searchSoftware('s0154', 3)[0]?.item.name, 'Cobalt Strike');
    assert.equal(newest.searchCampaigns('solarwinds', 3)[0]?.item.id, 'C0024');
  });
});

describe('the ranking', () => {
  const names = ['Linked Devices', 'Link Target', 'Malicious Link', 'Uplink', 'Link'];
  const index = createSearchIndex(names, (text) => [{ text, bonus: 0 }]);

  it('is: exact name, prefix, whole words, beginnings of words, substring', () => {
    assert.deepEqual(
      searchNames('link', index, 9).map(({ item }) => item),
      ['Link', 'Link Target', 'Linked Devices', 'Malicious Link', 'Uplink'],
    );
  });

  it('compares a word that is repeated thousands of times only once', () => {
    let compared = 0;
    const words = ['phishing'];
    const some = words.some.bind(words);
    words.some = (...args: Parameters<typeof some>) => (compared++, some(...args));
    const index = [{ item: 1, text: 'Phishing', key: 'phishing', words, bonus: 0 }];
    const found = searchNames('phising '.repeat(10_000), index, 1);
    assert.deepEqual(
      found.map(({ item }) => item),
      [1],
    );
    assert.equal(compared, 1);
  });

  it('handles hostile text', () => {
    for (const query of ['.*', '(a+)+$', '\\', '<script>', '\u0000', '🦊'])
      assert.deepEqual(searchNames(query, index, 9), []);
  });
});
