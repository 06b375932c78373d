/** The limits of templates, which take long to reach. */
import assert from 'node:assert/strict';
import { parseAdvisory, renderBody, renderReport } from '../../../server/src/core/index.ts';
import { testEnvironment } from '../../support/environment.ts';

const env = testEnvironment();

function problemOf(template: string, advisory: string): string | undefined {
  const document = parseAdvisory(advisory, env.schema);
  return renderBody(renderReport(document, env, 'published', { look: { template } })).templateProblem;
}

describe('a template', () => {
  it('has limited output', () => {
    const rows = Array.from({ length: 400 }, (_one, index) => `  - h${index}[.]example[.]com\n`).join('');
    const loop = (inner: string): string => `{{#advisory.indicators}}${inner}{{/advisory.indicators}}`;
    assert.equal(
      problemOf(loop(loop(loop('x'.repeat(1000)))), `title: T\nindicators:\n${rows}`),
      'produces a page that is too large',
    );
  });

  it('stops where nested lists multiply, even if they show nothing', () => {
    const rows = Array.from({ length: 120 }, (_one, index) => `  - h${index}[.]example[.]com\n`).join('');
    const advisory = `title: T\nindicators:\n${rows}`;
    const loop = (inner: string): string => `{{#advisory.indicators}}${inner}{{/advisory.indicators}}`;
    const tooMuch = 'repeats its content too often; nest fewer lists';
    for (const inner of ['', '{{none}}', '{{^value}}x{{/value}}'])
      assert.equal(problemOf(loop(loop(loop(inner))), advisory), tooMuch, inner);
    assert.equal(problemOf(loop(loop(`{{none${'.a'.repeat(10_000)}}}`)), advisory), tooMuch);
  });
});
