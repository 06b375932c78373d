/** Sources that are already advisories. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { importAdvisory } from '../../../server/src/core/index.ts';
import { testEnvironment } from '../../support/environment.ts';
import { rootUrl } from '../../support/schema.ts';

const env = testEnvironment();
const order = env.schema.root.keys.map(({ key }) => key);

describe('importing an advisory', () => {
  const options = { from: 'auto', name: 'a.yaml', catalogue: env.catalogue, order } as const;
  const text = readFileSync(new URL('examples/citrix-bleed.advisory.yaml', rootUrl), 'utf8');

  for (const [what, source] of [
    ['with LF', text],
    ['with CRLF', text.replaceAll('\n', '\r\n')],
  ] as const)
    it(`is refused ${what}`, () =>
      assert.equal(importAdvisory(source, options), 'The source is already an advisory. Open it or copy it instead.'));

  it('is not triggered by notes that contain a few words before colons', () => {
    const made = importAdvisory(
      'title: notes of the call\nseverity: high\nThey use evil-relay[.]top and T1566.\n',
      options,
    );
    assert.ok(typeof made === 'object' && made.text.includes('evil-relay[.]top'), JSON.stringify(made));
  });
});
