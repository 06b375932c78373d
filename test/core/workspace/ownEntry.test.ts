import assert from 'node:assert/strict';
import { applyEdits, teamEntryEdits, parseAdvisory } from '../../../server/src/core/index.ts';
import { testEnvironment } from '../../support/environment.ts';

const { schema } = testEnvironment().others.catalogue;
const added = (text: string, name = 'GREY HERON'): string =>
  applyEdits(text, teamEntryEdits(parseAdvisory(text, schema, 'catalogue'), 'actors', name));

describe('adding a name to a catalogue', () => {
  it('appends it to the list, in any notation', () => {
    assert.equal(added(''), 'actors:\n  - GREY HERON\n');
    assert.equal(added('tags: [a]'), 'tags: [a]\nactors:\n  - GREY HERON\n');
    assert.equal(added('actors:\ntags: [a]\n'), 'actors:\n  - GREY HERON\ntags: [a]\n');
    assert.equal(added('actors: []\n'), 'actors: [GREY HERON]\n');
    assert.equal(added('actors: [A, B]\n'), 'actors: [A, B, GREY HERON]\n');
    assert.equal(added('actors:\n- A # first\n\ntags: [a]\n'), 'actors:\n- A # first\n- GREY HERON\n\ntags: [a]\n');
    assert.equal(
      added('actors:\n  - name: A\n    description: |\n      two\n      lines\ntags: [a]\n'),
      'actors:\n  - name: A\n    description: |\n      two\n      lines\n  - GREY HERON\ntags: [a]\n',
    );
    assert.equal(added('actors:\r\n  - A\r\n'), 'actors:\r\n  - A\r\n  - GREY HERON\r\n');
  });

  it('quotes names that need it, and does not change values that are not lists', () => {
    assert.equal(added('actors: []\n', 'A: B, "C"'), `actors: ['A: B, "C"']\n`);
    assert.equal(added('- a\n'), '- a\n');
    assert.equal(added('actors: {a: b}\n'), 'actors: {a: b}\n');
  });
});
