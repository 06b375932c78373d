/** A valid advisory has no diagnostics, whatever parts of the format it uses, and can be rendered as a report. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import {
  analyze,
  parseAdvisory,
  renderBody,
  renderMarkdown,
  renderReport,
  renderText,
  type AdvisoryDocument,
} from '../../../server/src/core/index.ts';
import { testEnvironment } from '../../support/environment.ts';
import { markupProblems } from '../../support/markupCheck.ts';
import { validAdvisory, type Sources, type ValidAdvisory } from '../../support/validAdvisory.ts';
import { acceptedShapes, shapesIn } from './shapesSeen.ts';
import { createFacts } from './facts.ts';
import { createPick, pickOf } from './pick.ts';
import { assertHolds, textSeed } from '../../support/property.ts';
import { createRandom } from '../../soak/random.ts';

const environment = testEnvironment();

/** A shape that none of this many advisories contains is assumed to be missing; the rarest one is in one of several hundred. */
const maxTries = 20_000;

/** Returns the problems, each with the text that it highlights. */
function reported(document: AdvisoryDocument): string[] {
  const problems = analyze(document, environment, {}, { fileExists: () => true });
  return problems.map(
    ({ code, span, message }) => `${code} on ${JSON.stringify(document.text.slice(...span))}: ${message}`,
  );
}

describe('a valid advisory', function () {
  // Shrinking a counterexample takes a while.
  this.timeout(180_000);

  const sources: Sources = {
    facts: createFacts(environment.catalogue),
    today: environment.today(),
    plainTexts: new Map(),
  };
  /** Checks a property for the same 200 documents. */
  const forEach = (property: (advisory: ValidAdvisory, document: AdvisoryDocument) => void): void => {
    assertHolds(
      fc.property(fc.gen(), (generate) => {
        const advisory = validAdvisory(createPick(generate), sources);
        property(advisory, parseAdvisory(advisory.text, environment.schema));
      }),
      // Shrinking is synchronous, so Mocha's timeout can't end it.
      200,
      20260915,
    );
  };

  it('gets no diagnostic of any severity', () => {
    forEach(({ text }, document) => {
      const errors = parseAllDocuments(text).flatMap((one) => one.errors.map(({ message }) => message));
      assert.deepEqual(errors, [], `Not YAML:\n${text}`);
      assert.deepEqual(reported(document), [], text);
    });
  });

  it('is rendered with its label, title and techniques in every format', () => {
    forEach(({ text, tlp, title: advisoryTitle, techniqueIds }, document) => {
      for (const mode of ['published', 'preview'] as const) {
        const report = renderReport(document, environment, mode);
        const { html } = renderBody(report);
        assert.deepEqual(markupProblems(html), [], text);
        const page = renderText(report);
        // Plain text shows text in backticks without them.
        const title = advisoryTitle.replaceAll('`', '');
        for (const shown of [tlp, title, ...techniqueIds])
          assert.ok(page.replaceAll('`', '').includes(shown), `${shown} in ${page}`);
        for (const shown of [tlp, ...techniqueIds]) {
          assert.ok(html.includes(shown), `${shown} in ${html}`);
          assert.ok(renderMarkdown(report).includes(shown), `${shown} in Markdown of ${text}`);
        }
      }
    });
  });

  it('may use every key with every accepted shape and every enum value', () => {
    const random = createRandom(textSeed('forms'));
    const pick = pickOf((min, max) => random.between(min, max));
    const open = acceptedShapes(environment.schema.root);
    // With any seed, every shape occurs; only the number of advisories until it does is different.
    for (const form of open) {
      for (let tries = 0; open.has(form); tries++) {
        if (tries === maxTries) assert.fail(`No advisory has ${form}: test/support/validAdvisory.ts has to write it.`);
        const { text } = validAdvisory(pick, sources);
        const document = parseAdvisory(text, environment.schema);
        const news = [...shapesIn(document.root, environment.schema.root)].filter((seen) => open.delete(seen));
        if (news.length > 0) assert.deepEqual(reported(document), [], text);
      }
    }
  });
});
