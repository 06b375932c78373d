import assert from 'node:assert/strict';

import { analyze, parseAdvisory } from '../../server/src/core/index.ts';
import { createLanguageService } from '../../server/src/service/languageService.ts';
import { testEnvironment } from '../support/environment.ts';

/** UTF-16 units: what takes a second with 64,000 in quadratic time takes a quarter of a minute, and these are many. */
const longest = 250_000;

/** UTF-16 units of texts of many lines: longer ones are refused before they are read. */
const shorter = 64_000;

/** What a text begins with, and what is repeated behind it: each once took a time that grew faster than the length, or ended in an error. */
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

describe('texts that repeat one thing', () => {
  const env = testEnvironment();
  const service = createLanguageService(env);

  for (const [start, unit, length = longest] of shapes)
    it(`are read, checked, completed and rendered: ${JSON.stringify(start)} and ${JSON.stringify(unit)}`, () => {
      const text = start + unit.repeat(length / unit.length);
      const document = parseAdvisory(text, env.schema);
      analyze(document, env, {});
      service.completion(document, document.lines.positionAt(start.length + 10), {});
      assert.ok(service.render(document, {}).html.startsWith('<'));
    });
});
