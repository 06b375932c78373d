import assert from 'node:assert/strict';
import { acceptAt, completionsAt, labelsAt, service } from './support.ts';

describe('the completion of a whole advisory', () => {
  for (const marked of [
    '▮',
    'a▮',
    'advisory▮',
    'Adv▮\n',
    '# advisory\n# draft of a report\n\nadvis▮\n',
    '\uFEFFadvisory▮',
  ])
    it(`is offered first in ${JSON.stringify(marked)}`, () => {
      const [first] = completionsAt(marked);
      assert.equal(first?.label, 'advisory');
      assert.equal(first.detail, 'a complete advisory with all required and recommended keys');
    });

  it('inserts the skeleton of all sections, which is well-formed', () => {
    const text = acceptAt('# advisory\nadv▮\n', 'advisory');
    assert.match(text, /^# advisory\ntitle: <[^>]+>\nsummary: \|\n {2}</);
    assert.match(text, /\nmitre_attack:\n/);
    assert.deepEqual(service.parse(text).syntaxProblems, []);
  });

  it('keeps CRLF', () => assert.doesNotMatch(acceptAt('# a\r\nadv▮\r\n', 'advisory'), /[^\r]\n/));

  for (const marked of ['ti▮', 'title: T\nadv▮\n', 'adv▮\ntitle: T\n', '- adv▮', 'adv▮:', '# adv▮', 'actors▮'])
    it(`is not offered in ${JSON.stringify(marked)}`, () => assert.ok(!labelsAt(marked).includes('advisory')));
});
