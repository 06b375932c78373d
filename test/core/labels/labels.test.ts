import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readManifest } from '../../../scripts/manifestTexts.ts';
import { labelLanguage, labelsOf, labelTags, type LabelKey } from '../../../server/src/core/labels/labels.ts';
import { renderBody, renderText } from '../../../server/src/core/report/index.ts';
import type { JsonSchema } from '../../../server/src/core/schema/schemaIndex.ts';
import { reportOf } from '../../support/reports.ts';
import { rootUrl } from '../../support/schema.ts';

const values = {
  title: 'Des comptes sont pris',
  severity: 'high',
  confidence: 'moderate',
  actors: [{ name: 'APT28', country: 'DE', kind: 'ransomware' }],
  detection_availability: { yara: true, kql: false },
  detection_engineering: { detection_difficulty: 'very_hard' },
  recommendations: { user_protection: [] },
};

describe('the labels of the report', () => {
  it('are in the language of the advisory, in all printers', () => {
    const report = reportOf({ ...values, language: 'fr-CA' });
    assert.equal(report.labelLanguage, 'fr');
    const text = renderText(report);
    for (const part of [
      /^1 min {3}Élevée$/m,
      /^Confiance: Modérée$/m,
      /^Acteurs {3}APT28 \(rançongiciel; Allemagne\)$/m,
      /^ {2}• Règles YARA: Oui$/m,
      /^ {2}• Règles Sigma: Non précisé$/m,
      /^Difficulté de détection: Très difficile$/m,
      /^Protection des utilisateurs\n\n {2}• Aucun$/m,
    ])
      assert.match(text, part);
    assert.match(renderBody(report).html, /<h2[^>]*>Moyens de détection disponibles</);
  });

  it('are English for a language without labels, and if none is given', () => {
    assert.deepEqual(['fr', 'de-AT', 'ES', 'ja', 'uk-UA', 'pl', 'constructor', undefined].map(labelLanguage), [
      'fr',
      'de',
      'es',
      'ja',
      'uk',
      'en',
      'en',
      'en',
    ]);
    assert.match(renderText(reportOf({ ...values, language: 'pl' })), /^Detection Difficulty: Very Hard$/m);
  });

  it('contain a placeholder exactly where the English ones do', () => {
    const english = labelsOf('en');
    const locationsOf = (label: string): number => label.split('{}').length;
    for (const language of labelTags().filter((tag) => tag !== 'en')) {
      const labels = labelsOf(language);
      assert.notDeepEqual(labels, english);
      for (const key of Object.keys(english) as LabelKey[]) {
        assert.notEqual(labels[key].trim(), '', `${language} ${key}`);
        assert.equal(locationsOf(labels[key]), locationsOf(english[key]), `${language} ${key}`);
      }
    }
  });

  it('are offered in every language by the setting and in configuration files, and are listed in the guide', () => {
    const setting = readManifest<{
      readonly contributes: {
        readonly configuration: {
          readonly properties: {
            readonly 'advisory.render.language': {
              readonly enum: readonly string[];
              readonly enumDescriptions: readonly string[];
            };
          };
        };
      };
    }>().contributes.configuration.properties['advisory.render.language'];
    const read = (path: string): string => readFileSync(new URL(path, rootUrl), 'utf8');
    const { $defs } = JSON.parse(read('schemas/config.schema.json')) as JsonSchema;
    // The empty value stands for the language of the advisory.
    assert.deepEqual(setting.enum, ['', ...labelTags()]);
    assert.equal(setting.enumDescriptions.length, setting.enum.length);
    assert.deepEqual($defs?.['labelLanguage']?.enum, labelTags());
    const listed = labelTags().map((tag) => `\`${tag}\``);
    assert.ok(read('docs/rendering.md').includes(`\`language\`: ${listed.join(', ')}.`));
  });
});
