import assert from 'node:assert/strict';
import { analyze, applyEdits, parseAdvisory } from '../../../server/src/core/index.ts';
import { testEnvironment } from '../../support/environment.ts';

/** Returns the country of an actor after the first fix for it; undefined if no fix is offered. */
function fixedCountry(country: string): string | undefined {
  const text = `actors:\n  - name: Unknown\n    country: ${country}\n`;
  const problems = analyze(parseAdvisory(text, testEnvironment().schema), testEnvironment(), {});
  const fix = problems.find(({ span }) => text.slice(...span) === country)?.fixes?.[0];
  return fix && /country: (.*)/.exec(applyEdits(text, fix.edits))?.[1];
}

describe('countries', () => {
  const names: readonly (readonly [string, string | undefined])[] = [
    ['Vietnam', 'VN'],
    ['Viet Nam', 'VN'],
    ['Benin', 'BJ'],
    ['Burkina Faso', 'BF'],
    ['Vanuatu', 'VU'],
    ['Zimbabwe', 'ZW'],
    ['Zimbawbe', 'ZW'],
    ['Côte d’Ivoire', 'CI'],
    ['the Netherlands', 'NL'],
    ['Russia (RU)', 'RU'],
    ['UK', 'GB'],
    ['Canary Islands', undefined],
    ['Yugoslavia', undefined],
    ['Absurdistan', undefined],
  ];
  for (const [written, code] of names)
    it(`${written} ${code === undefined ? 'has no code' : `is ${code}`}`, () =>
      assert.equal(fixedCountry(written), code));
});
