import assert from 'node:assert/strict';
import { edited, readCursor } from '../support/cursor.ts';
import { service } from './support.ts';

/** Returns the text after a technique was inserted at `▮`. */
function inserted(marked: string, id = 'T1566.002'): string {
  const { text, position } = readCursor(marked);
  return edited(text, service.insertTechnique(service.parse(text), position, id));
}

describe('inserting a technique', () => {
  const cases: readonly (readonly [where: string, before: string, after: string])[] = [
    [
      'as a new item of the mapping',
      'mitre_attack:\n  - ▮\n',
      "mitre_attack:\n  - 'T1566.002 - Phishing: Spearphishing Link'\n",
    ],
    [
      'in place of a half-typed word',
      'mitre_attack:\n  - spear li▮\n',
      "mitre_attack:\n  - 'T1566.002 - Phishing: Spearphishing Link'\n",
    ],
    [
      'as an ID with its name',
      'mitre_attack:\n  - id: ▮\n',
      "mitre_attack:\n  - id: T1566.002\n    name: 'Phishing: Spearphishing Link'\n",
    ],
    [
      'as an ID where a hypothesis lists them',
      'title: T\nhunting_hypotheses:\n  - hypothesis: H\n    techniques: [T1078, ▮]\n',
      'title: T\nhunting_hypotheses:\n  - hypothesis: H\n    techniques: [T1078, T1566.002]\n',
    ],
    [
      'behind the others when the cursor is on one of them',
      'mitre_attack:\n  - T1078▮\n  - T1059 # by hand\ntags:\n  - a\n',
      "mitre_attack:\n  - T1078\n  - T1059 # by hand\n  - 'T1566.002 - Phishing: Spearphishing Link'\ntags:\n  - a\n",
    ],
    [
      'in the form of the last row',
      'title: ▮T\nmitre_attack:\n- id: T1078\n  name: Valid Accounts\n  tactics:\n    - Persistence\n\ntags: [a]\n',
      "title: T\nmitre_attack:\n- id: T1078\n  name: Valid Accounts\n  tactics:\n    - Persistence\n- id: T1566.002\n  name: 'Phishing: Spearphishing Link'\n\ntags: [a]\n",
    ],
    [
      'into a list in brackets',
      'title: ▮T\nmitre_attack: [T1078]\n',
      "title: T\nmitre_attack: [T1078, 'T1566.002 - Phishing: Spearphishing Link']\n",
    ],
    [
      'into an empty list',
      'title: ▮T\nmitre_attack: []\n',
      "title: T\nmitre_attack: ['T1566.002 - Phishing: Spearphishing Link']\n",
    ],
    [
      'into a section without a list',
      'title: ▮T\nmitre_attack:\ntags: [a]\n',
      "title: T\nmitre_attack:\n  - 'T1566.002 - Phishing: Spearphishing Link'\ntags: [a]\n",
    ],
    [
      'into a section of its own, in its place',
      'title: ▮T\r\nsummary: S\r\nreferences:\r\n  - R\r\n',
      "title: T\r\nsummary: S\r\nmitre_attack:\r\n  - 'T1566.002 - Phishing: Spearphishing Link'\r\nreferences:\r\n  - R\r\n",
    ],
    ['into an empty file', '▮', "mitre_attack:\n  - 'T1566.002 - Phishing: Spearphishing Link'\n"],
  ];
  for (const [where, before, after] of cases) it(where, () => assert.equal(inserted(before), after));

  it('changes nothing for an ID that the advisory’s release does not contain, or if the section is text', () => {
    for (const [text, id] of [
      ['title: ▮T\n', 'T9999'],
      ['title: ▮T\nattack_version: "13"\n', 'T1685'],
      ['title: ▮T\nmitre_attack: none\n', 'T1566'],
    ] as const)
      assert.equal(inserted(text, id), text.replace('▮', ''));
  });
});

describe('the search for techniques', () => {
  const found = (query: string, text = 'title: T\n') => service.searchTechniques(service.parse(text), query);

  it('shows tactics and platforms, and searches by them too', () => {
    const [first] = found('t1566/2');
    assert.deepEqual(
      [first?.id, first?.name, first?.tactics],
      ['T1566.002', 'Phishing: Spearphishing Link', ['Initial Access']],
    );
    assert.ok(first?.platforms.includes('Windows'));
    for (const query of ['persistence linux', 'linux persist']) {
      const techniques = found(query);
      assert.ok(techniques.length > 5, query);
      for (const { id, tactics, platforms } of techniques)
        assert.ok(tactics.includes('Persistence') && platforms.includes('Linux'), `${id} for ${query}`);
    }
    assert.equal(found('windows lsass')[0]?.id, 'T1003.001');
    assert.equal(found('TA0001 spear')[0]?.name.startsWith('Phishing: Spearphishing'), true);
  });

  it('finds the successor of a revoked technique, by ID and by name', () => {
    assert.deepEqual([found('T1562.001')[0]?.id, found('T1562.001')[0]?.replaces], ['T1685', 'T1562.001']);
    const named = found('impair defenses').find(({ id }) => id === 'T1685');
    assert.equal(named?.replaces, 'Impair Defenses');
    assert.equal(found('T1685')[0]?.replaces, undefined);
  });

  it('uses the release of the advisory', () => {
    assert.equal(found('T1562', 'title: T\nattack_version: "18.1"\n')[0]?.id, 'T1562');
  });

  it('finds nothing for an empty query', () => {
    assert.deepEqual(found(''), []);
    assert.deepEqual(found('\u0000(*'), []);
  });
});
