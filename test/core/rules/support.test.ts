import assert from 'node:assert/strict';
import { isVendorNumber } from '../../../server/src/core/catalogue/vendorNumbers.ts';
import { thereAre } from '../../../server/src/core/rules/shared/kinds.ts';
import { isPlaceholder } from '../../../server/src/core/text/placeholder.ts';
import { normaliseTechniqueId, readObjectId } from '../../../server/src/core/catalogue/objectId.ts';
import { allOf, anyOf, firstSentence, shown } from '../../../server/src/core/text/wording.ts';

describe('technique IDs', () => {
  const forms: readonly (readonly [string, string | undefined])[] = [
    ['T1078', 'T1078'],
    ['t1078', 'T1078'],
    [' T1003.001 ', 'T1003.001'],
    ['T1003/001', 'T1003.001'],
    ['T1566.2', 'T1566.002'],
    ['T107', undefined],
    ['T10788', undefined],
    ['T1003.0001', undefined],
    ['T1078 Valid Accounts', undefined],
    ['', undefined],
  ];
  for (const [written, id] of forms) {
    it(`${JSON.stringify(written)} is ${id ?? 'none'}`, () => assert.equal(normaliseTechniqueId(written), id));
  }

  it('IDs of other kinds are distinguished by their format', () => {
    assert.deepEqual(
      ['t1003/1', 'g0007', 'TA0001', 'DC0032', 'S0002', 'M1017', 'C0001', 'X0001'].map((id) => readObjectId(id)?.kind),
      ['technique', 'group', 'tactic', 'data-component', 'software', 'mitigation', 'campaign', undefined],
    );
  });
});

describe('kinds of detection content in a sentence', () => {
  it('are plural for rules and queries, but singular for logic', () => {
    assert.equal(thereAre('yara'), 'there are YARA rules');
    assert.equal(thereAre('splunk_spl'), 'there are Splunk SPL queries');
    assert.equal(thereAre('other'), 'there is other detection logic');
  });
});

describe('placeholders', () => {
  const placeholders = [
    '<What happened>',
    ' <a|b>\n',
    'TODO',
    'TODO: write',
    'TBD.',
    'FIXME later',
    'Here is Lorem  Ipsum',
  ];
  const texts = [
    '`<username>`',
    'n < 5',
    '<a> and <b>',
    'Todo',
    'TODOS',
    'Later: TODO',
    '<https://a.example>',
    '``lorem ipsum``',
    '<>',
    '',
  ];
  for (const text of placeholders) it(`${JSON.stringify(text)} is one`, () => assert.equal(isPlaceholder(text), true));
  for (const text of texts) it(`${JSON.stringify(text)} is none`, () => assert.equal(isPlaceholder(text), false));
});

describe("a vendor's numbering", () => {
  const numbered = [
    'UNC3886',
    'Storm-0558',
    'TA505',
    'TA-505',
    'UAC-0010',
    'DEV-0537',
    'CL-STA-0044',
    'China-nexus actors',
  ];
  const names = ['APT99', 'Tango', 'Storm', 'TAble 9', 'Clop 2', 'nexus'];
  for (const name of numbered) it(`${name} is one`, () => assert.equal(isVendorNumber(name), true));
  for (const name of names) it(`${name} is none`, () => assert.equal(isVendorNumber(name), false));
});

describe('formatting of messages', () => {
  it("shows the author's text on one line, without control and direction characters, and truncated", () => {
    assert.equal(shown('a\r\n  b\u202Ec\u0007'), '"a b c"');
    assert.equal(shown('😀'.repeat(80)), `"${'😀'.repeat(59)}…"`);
  });
  it('joins lists as in sentences', () => {
    assert.deepEqual(
      [anyOf([]), anyOf(['a']), anyOf(['a', 'b']), allOf(['a', 'b', 'c'])],
      ['', 'a', 'a or b', 'a, b and c'],
    );
  });
  it('ends the first sentence at the first full stop after a word', () => {
    assert.equal(firstSentence('Version 1.0 of it. More.'), 'Version 1.0 of it.');
    assert.equal(firstSentence('No stop'), 'No stop');
  });
});
