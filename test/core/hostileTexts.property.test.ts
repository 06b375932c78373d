import assert from 'node:assert/strict';

import { analyze, parseAdvisory } from '../../server/src/core/index.ts';
import { createLanguageService } from '../../server/src/service/languageService.ts';
import { testEnvironment } from '../support/environment.ts';

/** UTF-16 units: what takes a second with 64,000 in quadratic time takes a quarter of a minute, and these are many. */
const length = 250_000;

/** What a text begins with, and what is repeated behind it: each once took a time that grew with the square of the length. */
const shapes: readonly (readonly [start: string, unit: string])[] = [
  ['actors: "', '\n'],
  ['actors: ', '\n-'],
  ['title: ', '\r'],
  ['title: x', '\t'],
  ['tactics: [x', ' '],
  ['tags: ["', '\\"'],
  ['mitre_attack:\n  - T1566', '\t'],
  ['indicators:\n  - type: domain\n    value: ', '('],
  ['indicators:\n  - type: command_line\n    value: ', '- '],
  ['summary: |\n  ', '~~~\r'],
  ['recommendations:\n  user_protection: ', '- '],
  ['published: 1', '0'],
];

describe('texts that repeat one thing', () => {
  const env = testEnvironment();
  const service = createLanguageService(env);

  for (const [start, unit] of shapes)
    it(`are read, checked, completed and rendered: ${JSON.stringify(start)} and ${JSON.stringify(unit)}`, () => {
      const text = start + unit.repeat(length / unit.length);
      const document = parseAdvisory(text, env.schema);
      analyze(document, env, {});
      service.completion(document, document.lines.positionAt(start.length + 10), {});
      assert.ok(service.render(document, {}).html.startsWith('<'));
    });
});
