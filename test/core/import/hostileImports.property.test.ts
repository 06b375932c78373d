/** Whatever a hostile source contains, the imported advisory has nothing live in any output format. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  exportableFormats,
  exportAdvisory,
  importAdvisory,
  parseAdvisory,
  renderBody,
  renderReport,
  type ExportFormatId,
} from '../../../server/src/core/index.ts';
import { testEnvironment } from '../../support/environment.ts';
import { attribute, hostile, sources } from '../../support/hostileSources.ts';
import { liveNames } from '../../support/liveIndicators.ts';
import { liveIn, liveInWord } from '../../support/liveOutputs.ts';
import { markupProblems } from '../../support/markupCheck.ts';
import { assertHolds } from '../../support/property.ts';

const env = testEnvironment();
const order = env.schema.root.keys.map(({ key }) => key);

/** The formats that contain indicators. An import from another format, such as a layer, lists none that would have to be defanged. */
const withIndicators = new Set<string>(['stix', 'misp', 'csv', 'html', 'text']);

function imported(source: string, from: keyof typeof sources): string {
  const name = '../../x\n# advisory-disable\u2028.json';
  const result = importAdvisory(source, { from, name, catalogue: env.catalogue, order });
  assert.ok(typeof result !== 'string', `${JSON.stringify(result)}: ${source}`);
  assert.equal(({} as { polluted?: string }).polluted, undefined, source);
  const { comments, syntaxProblems } = parseAdvisory(result.text, env.schema);
  // A reference that looks like a Markdown link is well-formed, but reported because the format has keys for its parts.
  const errors = syntaxProblems.filter(({ code, severity }) => severity === 'error' && code !== 'schema/type');
  assert.deepEqual(errors, [], result.text);
  assert.deepEqual(
    comments.filter(({ text: comment }) => comment.startsWith('advisory-')),
    [],
    'a comment must not suppress diagnostics',
  );
  return result.text;
}

describe('the import of hostile documents', function () {
  this.timeout(240_000);

  for (const from of Object.keys(sources) as (keyof typeof sources)[]) {
    const listed = withIndicators.has(from) ? hostile : [];

    it(`leaves nothing live in reports: ${from}`, () => {
      assertHolds(
        fc.property(sources[from], (source) => {
          const advisory = imported(source, from);
          const report = renderReport(parseAdvisory(advisory, env.schema), env, 'published');
          assert.deepEqual(markupProblems(renderBody(report).html), [], advisory);
          assert.deepEqual(liveIn(advisory, listed), [], advisory);
          // The comments of the advisory are prose, in which the listed indicators must be defanged too.
          const comments = advisory.match(/^# .*$/gm)?.join('\n') ?? '';
          assert.deepEqual(liveNames(comments, listed), [], advisory);
        }),
        100,
        20_261_128,
      );
    });

    it(`leaves nothing live in Word documents: ${from}`, async () => {
      for (const source of fc.sample(sources[from], { numRuns: 8, seed: 7 }))
        assert.deepEqual(await liveInWord(imported(source, from), listed), []);
    });

    it(`exports to every format, with safe file names: ${from}`, () => {
      assertHolds(
        fc.property(sources[from], (source) => {
          const document = parseAdvisory(imported(source, from), env.schema);
          for (const { id, mediaType, profiles = [{ id: undefined }] } of exportableFormats())
            for (const { id: profile } of profiles) {
              const options = {
                to: id as ExportFormatId,
                maxTlp: 'RED' as const,
                ...(profile === undefined ? {} : { profile }),
              };
              const result = exportAdvisory(document, env, options);
              if ('refused' in result) continue;
              for (const { suffix, text: content } of result.files) {
                assert.match(suffix, /^[./][\p{L}\p{N}._-]+(?:\/[\p{L}\p{N}._-]+)*$/u);
                assert.doesNotMatch(suffix, /\.\.|\/\./);
                if (mediaType.includes('json')) JSON.parse(content);
                // Only the generic profile guards against formulas: MISP and Defender would read the apostrophe as part of a value.
                if (id === 'csv' && profile === 'generic') assert.doesNotMatch(content, /(?:^|,)"?[=+@-]/m);
              }
            }
        }),
        40,
        20_261_128,
      );
    });
  }

  it('rejects or reads very deep nesting', () => {
    const deep = 50_000;
    const nested = `${'['.repeat(deep)}${']'.repeat(deep)}`;
    for (const source of [
      nested,
      `{"type":"bundle","objects":[{"type":"report","name":"x","external_references":${nested}},{"type":"x_${'a'.repeat(9)}","deep":${nested}}]}`,
      `{"Event":{"info":"x","Attribute":[],"Object":${nested}}}`,
      `{"document":{"csaf_version":"2.0","category":"csaf_base","title":"x"},"product_tree":{"branches":${nested}}}`,
      `{"document":{"csaf_version":"2.0","category":"csaf_base","title":"x"},"product_tree":{"branches":${'[{"name":"b","branches":'.repeat(3000)}[]${'}]'.repeat(3000)}}}`,
      `{"name":"x","domain":"enterprise-attack","versions":{},"techniques":${nested}}`,
      `<h1>x</h1>${'<div>'.repeat(deep)}evil[.]top`,
      `evil[.]top\n${'  '.repeat(200)}- x\n${'> '.repeat(deep)}`,
      `evil[.]top ${'('.repeat(deep)}`,
    ]) {
      const result = importAdvisory(source, { from: 'auto', name: 'x', catalogue: env.catalogue, order });
      if (typeof result === 'string') assert.match(result, /^[A-Z][^\n]*\.$/);
      else
        assert.deepEqual(
          parseAdvisory(result.text, env.schema).syntaxProblems.filter(({ severity }) => severity === 'error'),
          [],
        );
    }
  });

  it('reads huge counts without losing a row', () => {
    const many = 8000;
    const rows = Array.from({ length: many }, (_one, index) => `relay-${index}.evil.top`);
    const objects = rows.map((value, index) => ({
      type: 'indicator',
      id: `indicator--${index}`,
      pattern: `[domain-name:value = '${value}']`,
      pattern_type: 'stix',
    }));
    const event = { info: 'x', Attribute: rows.map((value) => attribute('domain', value, '')) };
    for (const source of [
      JSON.stringify({ type: 'bundle', objects }),
      JSON.stringify({ Event: event }),
      `value\n${rows.join('\n')}\n`,
    ]) {
      const result = importAdvisory(source, { from: 'auto', name: 'x', catalogue: env.catalogue, order });
      assert.ok(typeof result !== 'string');
      assert.equal(parseAdvisory(result.text, env.schema).advisory.indicators?.items.length, many);
    }
  });
});
