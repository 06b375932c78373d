import assert from 'node:assert/strict';
import { namedType } from '../../../server/src/core/schema/written/indicatorWords.ts';

describe('words for types of indicators', () => {
  it('are read in other spellings', () => {
    assert.equal(namedType('IPs')?.typeOf('198.51.100.7'), 'ipv4');
    assert.equal(namedType('Registry value')?.typeOf('HKLM\\\\x'), 'registry_key');
  });

  for (const word of ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'])
    it(`are not properties of objects: ${word}`, () => assert.equal(namedType(word), undefined));
});
