/** Every valid advisory can be exported to every format, with the same bytes each time. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { exportableFormats, type ExportFormatId } from '../../../server/src/core/index.ts';
import { testEnvironment } from '../../support/environment.ts';
import { bundleOf, filesOf, ofType } from '../../support/exports.ts';
import { assertHolds } from '../../support/property.ts';
import { sharedDataFolder } from '../../support/sharedData.ts';
import { isStixPattern } from '../../support/stixPatterns.ts';
import { createStixCheck } from '../../support/stixSchemas.ts';
import { validAdvisory, type Sources } from '../../support/validAdvisory.ts';
import { createFacts } from '../valid/facts.ts';
import { createPick } from '../valid/pick.ts';

const environment = testEnvironment();

describe('the exports of a valid advisory', function () {
  this.timeout(180_000);

  const sources: Sources = {
    facts: createFacts(environment.catalogue),
    today: environment.today(),
    plainTexts: new Map(),
  };
  const forEach = (property: (text: string) => void): void =>
    assertHolds(
      fc.property(fc.gen(), (generate) => property(validAdvisory(createPick(generate), sources).text)),
      100,
      20_260_915,
    );

  it('are identical each time, end with a line break, and are valid JSON if they claim to be', () => {
    forEach((text) => {
      for (const { id, mediaType, profiles = [{ id: undefined }] } of exportableFormats())
        for (const profile of profiles) {
          const files = filesOf(text, id as ExportFormatId, profile.id);
          assert.deepEqual(filesOf(text, id as ExportFormatId, profile.id), files);
          for (const file of files) {
            assert.match(file.suffix, /^[./]/);
            assert.ok(file.text.endsWith('\n'), file.suffix);
            if (mediaType.includes('json')) JSON.parse(file.text);
          }
        }
    });
  });

  it('pass the validation rules of STIX', () => {
    const check = existsSync(sharedDataFolder) ? createStixCheck() : () => [];
    forEach((text) => {
      const bundle = bundleOf(text);
      assert.deepEqual(check(bundle), [], text);
      const patterns = ofType(bundle, 'indicator').filter(({ pattern_type }) => pattern_type === 'stix');
      for (const { pattern } of patterns) assert.ok(isStixPattern(String(pattern)), String(pattern));
    });
  });
});
