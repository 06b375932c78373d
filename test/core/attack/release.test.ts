import assert from 'node:assert/strict';
import { parseAdvisory } from '../../../server/src/core/index.ts';
import { attackReleaseOf } from '../../../server/src/core/attack/release.ts';
import { testEnvironment } from '../../support/environment.ts';

const { schema, catalogue } = testEnvironment();

function releaseOf(text: string): string {
  return attackReleaseOf(parseAdvisory(text, schema).advisory, catalogue).release;
}

describe('the ATT&CK release that an advisory is checked against', () => {
  const cases: readonly (readonly [what: string, text: string, release: string])[] = [
    ['is the stated one', 'attack_version: "17.1"\npublished: 2025-01-01\n', '17.1'],
    ['is the stated one with a v or without a minor', 'attack_version: v12\n', '12.1'],
    ['is that of `published` where none is stated', 'published: 2025-01-01\nanalyzed: 2023-01-01\n', '16.1'],
    ['is that of `published` wherever it stands', 'analyzed: 2023-01-01\npublished: 2025-01-01T10:00:00Z\n', '16.1'],
    ['is that of `analyzed` where `published` is no date', 'published: soon\nanalyzed: 2023-01-01\n', '12.1'],
    ['is that of `published` where an unknown one is stated', 'attack_version: "1.7"\npublished: 2025-01-01\n', '16.1'],
    [
      'is the newest where one is stated that is newer',
      'attack_version: "99"\npublished: 2025-01-01\n',
      catalogue.newest,
    ],
    ['is the newest where nothing is stated', 'title: T\n', catalogue.newest],
  ];
  for (const [what, text, release] of cases) it(what, () => assert.equal(releaseOf(text), release));
});
