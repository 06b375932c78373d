import assert from 'node:assert/strict';
import fs from 'node:fs';
import { categoriesOf, filledSkeleton } from '../../server/src/core/creation/skeleton.ts';
import { freeFileName, slugOf } from '../../server/src/core/creation/fileName.ts';
import { runSteps, type Answer } from '../../client/src/newAdvisory/steps.ts';
import { wholeAdvisory } from '../../client/src/snippets.ts';
import { plainText } from '../../server/src/core/schema/snippets.ts';
import { service } from '../service/support.ts';

const body = wholeAdvisory(fs.readFileSync(new URL('../../snippets/advisory.code-snippets', import.meta.url), 'utf8'));

describe('the file name of a new advisory', () => {
  const cases: readonly (readonly [title: string, slug: string])[] = [
    ['Courier lures against regional banks', 'courier-lures-against-regional-banks'],
    ['  APT29: “Wine” & more -- again ', 'apt29-wine-more-again'],
    ['Straße nach Łódź, Ærø, İzmir', 'strasse-nach-lodz-aero-izmir'],
    ["Don't click", 'dont-click'],
    ['../../etc/passwd\0\n', 'etc-passwd'],
    ['CON', 'con-advisory'],
    ['lpt1', 'lpt1-advisory'],
    ['Nul.', 'nul-advisory'],
    ['console', 'console'],
    ['CONIN$', 'conin'],
    ['銀行を狙う', 'advisory'],
    ['…', 'advisory'],
    ['', 'advisory'],
    ['word '.repeat(40), 'word-word-word-word-word-word-word-word-word-word-word-word'],
    ['x'.repeat(200), 'x'.repeat(60)],
  ];
  for (const [title, slug] of cases)
    it(`is ${slug} for ${JSON.stringify(title.slice(0, 30))}`, () => assert.equal(slugOf(title), slug));

  it('is unused, ignoring case', () => {
    assert.equal(freeFileName('a', []), 'a.advisory.yaml');
    assert.equal(freeFileName('a', ['b.advisory.yaml', 'A.Advisory.yaml']), 'a-2.advisory.yaml');
    assert.equal(freeFileName('a', ['a.advisory.yaml', 'a-2.advisory.yaml']), 'a-3.advisory.yaml');
  });
});

describe('the skeleton of a new advisory', () => {
  const today = '2026-03-31';
  const read = (title: string, authors: readonly string[] = [], category?: string) => {
    const filled = filledSkeleton(body, { title, authors, today, ...(category === undefined ? {} : { category }) });
    return service.parse(plainText(filled));
  };

  it('holds title, category, status, date and authors', () => {
    const { text, syntaxProblems } = read('Courier lures', ['Example Team', 'R. Example'], 'phishing');
    assert.deepEqual(syntaxProblems, []);
    assert.match(text, /^title: Courier lures\nsummary: /);
    assert.match(text, /\nconfidence: .*\nstatus: draft\ncategory: phishing\ntlp: /);
    assert.match(text, /\nanalyzed: 2026-03-31\nauthors:\n {2}- Example Team\n {2}- R. Example\nsource:\n/);
  });

  it('keeps the tab stops of unknown values', () => {
    const filled = filledSkeleton(body, { title: 'T', authors: [], today });
    assert.match(filled, /^category: \$\{\d+\|<category>,/m);
    assert.match(filled, /^authors:\n {2}- \$\{\d+:<person/m);
  });

  for (const title of [
    'Lures: a $1 ${2:x} \\ } story # 7',
    'no',
    '- [x]',
    '"quoted"',
    "it's",
    '2026-01-01',
    'a\nb',
    '🐻 & co',
  ])
    it(`contains the title ${JSON.stringify(title)} unchanged`, () => {
      const [line = ''] = filledSkeleton(body, { title, authors: [], today }).split('\n');
      // The text that VS Code inserts for a snippet without tab stops.
      const { advisory, syntaxProblems } = service.parse(line.replace(/\\([\\$}])/g, '$1'));
      assert.deepEqual(syntaxProblems, []);
      assert.equal(advisory.title?.value, title.replace('\n', ' '));
    });

  it('offers the categories of its skeleton', () => {
    assert.equal(categoriesOf(body)[0], 'reports');
    assert.ok(categoriesOf(body).includes('supply_chain'));
    assert.deepEqual(categoriesOf('title: x'), []);
  });
});

describe('a series of questions', () => {
  const asking = async (...answers: readonly (Answer<string> | 'back' | 'cancelled')[]) => {
    const asked: string[] = [];
    const left = [...answers];
    const step =
      (name: string) =>
      (state: string): Promise<Answer<string>> => {
        asked.push(`${name}${state}`);
        return Promise.resolve(left.shift() ?? 'cancelled');
      };
    return { result: await runSteps([step('one'), step('two')], ''), asked };
  };

  it('returns all answers', async () =>
    assert.deepEqual(await asking({ value: '1' }, { value: '12' }), { result: '12', asked: ['one', 'two1'] }));

  it('goes back to the previous question, with its answer', async () =>
    assert.deepEqual(await asking({ value: '1' }, 'back', { value: '3' }, { value: '34' }), {
      result: '34',
      asked: ['one', 'two1', 'one1', 'two3'],
    }));

  it('returns nothing if the author cancels', async () => {
    assert.deepEqual(await asking({ value: '1' }, 'cancelled'), { result: undefined, asked: ['one', 'two1'] });
    assert.deepEqual(await asking('back'), { result: undefined, asked: ['one'] });
  });
});
