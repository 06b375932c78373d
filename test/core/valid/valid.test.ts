/** A valid advisory is met with silence, whatever of the format it uses, and can be rendered. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { analyze, parseAdvisory, renderPage, renderReport, renderText } from '../../../server/src/core/index.ts';
import type { AdvisoryDocument } from '../../../server/src/core/index.ts';
import { testEnvironment } from '../../support/environment.ts';
import { validAdvisory, type Sources, type ValidAdvisory } from '../../support/validAdvisory.ts';
import { createKnowledge } from './knowledge.ts';
import { createPick } from './pick.ts';

const environment = testEnvironment();
const runs = { numRuns: Number(process.env['VALID_RUNS'] ?? 200), seed: Number(process.env['VALID_SEED'] ?? 3) };

/** What is reported, each with the text that it highlights. */
function reported(document: AdvisoryDocument): string[] {
  const problems = analyze(document, environment, {}, { fileExists: () => true });
  return problems.map(({ code, span, message }) => `${code} on ${JSON.stringify(document.text.slice(...span))}: ${message}`);
}

describe('a valid advisory', () => {
  const sources: Sources = {
    knowledge: createKnowledge(environment.catalogue),
    today: environment.today(),
    plainTexts: new Map(),
  };
  const check = (property: (advisory: ValidAdvisory, document: AdvisoryDocument) => void): void => {
    fc.assert(
      fc.property(fc.gen(), (generate) => {
        const advisory = validAdvisory(createPick(generate), sources);
        property(advisory, parseAdvisory(advisory.text, environment.schema));
      }),
      runs,
    );
  };

  it('gets no diagnostic of any severity', function () {
    this.timeout(600_000);
    check((advisory, document) => {
      const { errors } = parseDocument(advisory.text, { uniqueKeys: true });
      assert.deepEqual(errors, [], `The generator wrote no YAML:\n${advisory.text}`);
      assert.deepEqual(reported(document), [], advisory.text);
    });
  });
});
