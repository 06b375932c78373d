import assert from 'node:assert/strict';
import { fieldTermIds, techniquesMeant } from '../../../server/src/core/attack/fieldTerms.ts';
import { testEnvironment } from '../../support/environment.ts';

const { catalogue } = testEnvironment();
const attack = catalogue.at(catalogue.newest);

describe('terms of the field for techniques', () => {
  const entries = fieldTermIds();
  it('are numerous', () => {
    assert.ok(entries.length >= 80);
  });
  for (const [terms, ids] of entries) {
    it(`refer to techniques in the catalogue: ${terms}`, () => {
      const known = ids.map((id) => attack.technique(id));
      // IDs of earlier releases may follow the current one.
      assert.ok(known[0] && !known[0].revoked && !known[0].deprecated, ids[0]);
      for (const [index, id] of ids.entries()) assert.ok(known[index], `${id} is in no release`);
    });
  }
  it('occur in one entry each', () => {
    const words = entries.flatMap(([terms]) => terms.split(',').map((term) => term.trim().toLowerCase()));
    assert.deepEqual(
      words.filter((word, index) => words.indexOf(word) !== index),
      [],
    );
  });
  it('match regardless of case, spaces and hyphens, and by prefix', () => {
    for (const query of ['MFA fatigue', 'mfa-fatigue', 'mfafat']) assert.equal(techniquesMeant(query)[0]?.id, 'T1621');
    assert.deepEqual(techniquesMeant('c'), []);
    assert.deepEqual(techniquesMeant('no such word'), []);
  });
});
