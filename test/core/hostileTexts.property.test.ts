import assert from 'node:assert/strict';

import { analyze, parseAdvisory } from '../../server/src/core/index.ts';
import { createLanguageService } from '../../server/src/service/languageService.ts';
import { testEnvironment } from '../support/environment.ts';

/**
 * The length of most texts, in UTF-16 units. A feature in quadratic time that takes a second for 64,000 units takes 15 seconds for this length.
 */
const maxLength = 250_000;

/** The length of texts with many lines, in UTF-16 units: longer ones are refused before they are parsed. */
const shorter = 64_000;

/**
 * The start of a text, the unit that is repeated after it, and the length of the text if it is not `maxLength`. Each once took more than
 * linear time, or ended in an error.
 */
const shapes: readonly (readonly [start: string, unit: string, length?: number])[] = [
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
  ['indicators:\n', '- a: b\n', shorter],
  ['detection_rules:\n', '  - a: b\n', shorter],
  ['title: "', '\n-', shorter],
  ['title: x', '\nb', shorter],
  ['', 'a:\n', shorter],
  ['', '```\n', shorter],
  ['body: ```\n', 'x\n', shorter],
  ['summary: |\n  ', '[a](b) '],
  ['detection_rules:\n  - "', '//import \\"include \\"'],
];

describe('repetitive documents', () => {
  const env = testEnvironment();
  const service = createLanguageService(env);

  for (const [start, unit, length = maxLength] of shapes)
    it(`are parsed, checked, completed and rendered: ${JSON.stringify(start)} and ${JSON.stringify(unit)}`, () => {
      const text = start + unit.repeat(length / unit.length);
      const document = parseAdvisory(text, env.schema);
      analyze(document, env, {});
      service.completion(document, document.lines.positionAt(start.length + 10), {});
      assert.ok(service.render(document, {}).html.startsWith('<'));
    });
});
