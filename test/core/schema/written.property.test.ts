/**
 * Alternative notations: each file of test/fixtures/written contains cases, `#:` with the expected problem, the text, `#=>`, and the text
 * after the fix. Sections that a case lacks are added from the base of the rule fixtures.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { analyze, applyEdits, parseAdvisory } from '../../../server/src/core/index.ts';
import type { Problem } from '../../../server/src/core/problems/problem.ts';
import { testEnvironment } from '../../support/environment.ts';
import { missingFrom } from '../../support/expectations.ts';

const folder = fileURLToPath(new URL('../../fixtures/', import.meta.url));
const base = readFileSync(`${folder}rules/base.yaml`, 'utf8');
const environment = testEnvironment();

interface Case {
  readonly reported: string;
  readonly text: string;
  readonly fixed: string;
}

function readCases(name: string): readonly Case[] {
  const source = readFileSync(`${folder}written/${name}`, 'utf8');
  return source.split(/^(?=#: )/m).map((part) => {
    const [head = '', fixed = ''] = part.split(/^#=>\n/m);
    const [, reported = '', text = ''] = /^#: ([^\n]*)\n(.*)$/s.exec(head) ?? [];
    return { reported, text, fixed: fixed.replace(/\n\n$/, '\n') };
  });
}

/** Returns the problems except those about the order of sections, missing recommendations, and contradictions about detection rules. */
function check(text: string): readonly Problem[] {
  return analyze(parseAdvisory(text, environment.schema), environment, {
    'sections/order': 'off',
    'recommendations/incomplete': 'off',
    'detection/contradiction': 'off',
  });
}

const titleOf = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 90);
const toCrlf = (text: string): string => text.replaceAll('\n', '\r\n');

describe('shapes that authors write', () => {
  for (const name of readdirSync(`${folder}written`).sort())
    describe(name.replace('.txt', ''), () => {
      for (const { reported, text, fixed } of readCases(name))
        it(titleOf(text), () => {
          const tail = missingFrom(text, base);
          for (const convert of [(same: string): string => same, toCrlf]) {
            const whole = convert(text + tail);
            const problems = check(whole);
            assert.deepEqual(
              problems.map(
                ({ code, span }) => `${code} on ${JSON.stringify(whole.slice(...span).replaceAll('\r', ''))}`,
              ),
              [reported],
            );
            const after = applyEdits(whole, problems[0]?.fixes?.[0]?.edits ?? []);
            assert.equal(after, convert(fixed + tail));
            assert.deepEqual(
              check(after).map(({ code, message }) => `${code}: ${message}`),
              [],
            );
          }
        });
    });
});
