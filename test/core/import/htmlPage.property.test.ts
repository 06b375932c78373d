/** Importing the published page of a valid advisory restores its facts. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  importAdvisory,
  parseAdvisory,
  renderBody,
  renderReport,
  type Advisory,
} from '../../../server/src/core/index.ts';
import { testEnvironment } from '../../support/environment.ts';
import { assertHolds } from '../../support/property.ts';
import { validAdvisory, type Sources } from '../../support/validAdvisory.ts';
import { createFacts } from '../valid/facts.ts';
import { createPick } from '../valid/pick.ts';

const env = testEnvironment();
const order = env.schema.root.keys.map(({ key }) => key);

/** Returns the facts of an advisory that an import from its page must restore: values, but only the number of indicators and of actors. */
function factsOf({ tlp, severity, confidence, mitreAttack, vulnerabilities, indicators, actors }: Advisory): unknown {
  return {
    tlp: tlp?.value,
    severity: severity?.value,
    confidence: confidence?.value,
    techniques: (mitreAttack?.items ?? []).flatMap(({ id }) => id?.value.toUpperCase().replace('/', '.') ?? []).sort(),
    vulnerabilities: (vulnerabilities?.items ?? []).map(({ id }) => id?.value),
    indicators: (indicators?.items ?? []).length,
    actors: (actors?.items ?? []).length,
  };
}

describe('the page of a valid advisory', function () {
  this.timeout(180_000);

  it('can be imported without losing facts', () => {
    const sources: Sources = {
      facts: createFacts(env.catalogue),
      today: env.today(),
      plainTexts: new Map(),
    };
    assertHolds(
      fc.property(fc.gen(), (generate) => {
        const { text } = validAdvisory(createPick(generate), sources);
        const document = parseAdvisory(text, env.schema);
        const page = renderBody(renderReport(document, env, 'published')).html;
        const result = importAdvisory(page, { from: 'html', name: 'a.html', catalogue: env.catalogue, order });
        assert.ok(typeof result !== 'string', `${JSON.stringify(result)}\n${text}`);
        const again = parseAdvisory(result.text, env.schema);
        assert.deepEqual(
          again.syntaxProblems.filter(({ severity }) => severity === 'error'),
          [],
          result.text,
        );
        assert.deepEqual(factsOf(again.advisory), factsOf(document.advisory));
      }),
      40,
      20_260_915,
    );
  });
});
