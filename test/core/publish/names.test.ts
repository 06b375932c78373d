import assert from 'node:assert/strict';
import { distinctNames } from '../../../server/src/core/index.ts';

const namesOf = (...texts: readonly string[]): string[] => [
  ...distinctNames(
    texts.map((text) => ({ key: text, text })),
    'tag',
  ).values(),
];

describe('names of pages', () => {
  it('are words in lower case', () => {
    assert.deepEqual(namesOf('2026/Akira ransomware', 'APT29', 'Été 2026', 'T1566.002', '--x--'), [
      '2026-akira-ransomware',
      'apt29',
      'ete-2026',
      't1566-002',
      'x',
    ]);
  });

  it('avoid reserved names and names that differ only in case', () => {
    const names = namesOf('con', 'LPT1', 'index', '..', '../../etc/passwd', 'a\u0000b', 'x.', 'X', 'a'.repeat(300));
    for (const name of names) assert.match(name, /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    for (const name of names) assert.ok(name.length <= 90, name);
    assert.equal(new Set(names).size, names.length);
    assert.deepEqual(names.slice(0, 3), ['tag-con', 'tag-lpt1', 'tag-index']);
  });

  it('are distinct for values with the same letters, or without Latin letters', () => {
    const names = namesOf('a b', 'a-b', 'Ж', 'Ю', '🚀', '', 'naïve', '密码 1');
    assert.equal(new Set(names).size, names.length, names.join(' '));
    assert.match(names[0] ?? '', /^a-b-[0-9a-f]{8}$/);
    assert.match(names[2] ?? '', /^tag-[0-9a-f]{8}$/);
    assert.equal(names[6], 'naive');
  });

  it('do not depend on other names, except that both of two with the same letters get digits', () => {
    assert.deepEqual(namesOf('Ж', 'x'), namesOf('Ж', 'y').with(1, 'x'));
    const [one, other] = namesOf('a b', 'a-b');
    assert.deepEqual(namesOf('a-b', 'c', 'a b'), [other, 'c', one]);
  });

  it('differ from a value that looks like such a name', () => {
    const [shared = ''] = namesOf('a b', 'a-b');
    const names = namesOf('a b', 'a-b', shared);
    assert.equal(new Set(names).size, 3);
  });
});
