import assert from 'node:assert/strict';
import {
  mergeConfigurations,
  readConfiguration,
  staysInside,
} from '../../../server/src/core/configuration/configuration.ts';
import { foldersUpward, resolvePath } from '../../../server/src/core/workspace/paths.ts';

describe('configuration', () => {
  it('reads the valid parts of any value, and nothing else', () => {
    assert.deepEqual(
      readConfiguration({
        rules: { 'attack/revoked': 'error', 'attack/deprecated': 'loud', 'tlp/deprecated': 3 },
        requiredSections: { always: 'references', 'severity:high': ['indicators', 7], 'category:x': {} },
        catalogues: 'own.yaml',
        files: ['a/*.yaml', ''],
        actors: { preferredNaming: 'misp', other: true },
        preview: { scrollSync: false },
      }),
      {
        rules: { 'attack/revoked': 'error' },
        requiredSections: { always: ['references'], 'severity:high': ['indicators'] },
        catalogues: ['own.yaml'],
        files: ['a/*.yaml'],
        actors: { preferredNaming: 'misp' },
      },
    );
    for (const value of [null, undefined, 'text', 3, [], { rules: null, actors: 'x' }]) {
      const { rules = {}, ...rest } = readConfiguration(value);
      assert.deepEqual([rules, rest], [{}, {}], JSON.stringify(value));
    }
  });

  it('uses the nearest value of each key, merging severities by rule and sections by condition', () => {
    const merged = mergeConfigurations([
      { rules: { 'attack/revoked': 'off' }, requiredSections: { always: [] } },
      { catalogues: ['near.yaml'], rules: { 'attack/revoked': 'hint', 'tlp/deprecated': 'error' } },
      { catalogues: ['far.yaml'], requiredSections: { always: ['tags'], 'severity:high': ['indicators'] } },
    ]);
    assert.deepEqual(merged, {
      rules: { 'attack/revoked': 'off', 'tlp/deprecated': 'error' },
      requiredSections: { always: [], 'severity:high': ['indicators'] },
      catalogues: ['near.yaml'],
    });
  });

  it('recognises paths that leave their folder', () => {
    for (const path of ['a.yaml', 'own/*.yaml', './a', 'a..b/c', '**/x.yaml']) assert.ok(staysInside(path), path);
    for (const path of [
      '../a',
      'a/../../b',
      '/etc/passwd',
      '~/a',
      '\\\\host\\a',
      'C:\\a',
      'https://a.example/b',
      'file:a',
      ' ',
    ])
      assert.ok(!staysInside(path), path);
  });
});

describe('paths', () => {
  it('lead from a file upward to the topmost folder', () => {
    assert.deepEqual(foldersUpward('/w/a/b/c.yaml', '/w'), ['/w/a/b', '/w/a', '/w']);
    assert.deepEqual(foldersUpward('/w/c.yaml', '/w'), ['/w']);
    assert.deepEqual(foldersUpward('/a/c.yaml', '/'), ['/a', '/']);
    assert.deepEqual(foldersUpward('/other/c.yaml', '/w'), ['/w']);
    assert.deepEqual(foldersUpward('C:/w/a/c.yaml', 'C:/'), ['C:/w/a', 'C:/w', 'C:/']);
  });

  it('are resolved only within the topmost folder', () => {
    assert.equal(resolvePath('/w/a', '../rules/./x.yar', '/w'), '/w/rules/x.yar');
    assert.equal(resolvePath('/w/a', 'x.yar', '/w'), '/w/a/x.yar');
    assert.equal(resolvePath('/a', '../x', '/'), '/x');
    for (const path of ['../../x', '/x', 'https://x.example', '~/x', ''])
      assert.equal(resolvePath('/w/a', path, '/w'), undefined, path);
  });
});
