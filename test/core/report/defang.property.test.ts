import assert from 'node:assert/strict';
import fc from 'fast-check';
import { defang } from '../../../server/src/core/report/index.ts';
import { indicatorTypeValues } from '../../../server/src/core/model/vocabularies.ts';
import { assertHolds } from '../../support/property.ts';

describe('defang', () => {
  it('changes nothing the second time', () => {
    const chunk = fc.constantFrom(
      'http',
      'hxxp',
      '://',
      '[://]',
      '.',
      '[.]',
      '(dot)',
      ':',
      '[:]',
      '@',
      '[',
      ']',
      '/',
      'a',
      '1',
      'ftp',
      '::',
      ' ',
    );
    const value = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.ipV6(),
      fc.emailAddress(),
      fc.array(chunk).map((parts) => parts.join('')),
    );
    assertHolds(
      fc.property(value, fc.constantFrom(undefined, ...indicatorTypeValues), (text, type) => {
        const once = defang(text, type);
        assert.equal(defang(once, type), once);
      }),
    );
  });

  it('leaves no address that a program would open', () => {
    assertHolds(fc.property(fc.webUrl(), (url) => assert.doesNotMatch(defang(url), /https?:\/\//)));
  });
});
