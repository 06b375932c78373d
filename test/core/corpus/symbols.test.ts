import { strict as assert } from 'node:assert';
import { createCorpus, type AdvisoryFacts } from '../../../server/src/core/corpus/index.ts';
import { packed, type PlacedName } from '../../../server/src/core/corpus/packed.ts';

const technique = (id: string): PlacedName => ({
  kind: 'technique',
  role: 'row',
  key: id,
  name: id,
  location: [3, 4, 3, 9],
});
const actor = (name: string): PlacedName => ({
  kind: 'actor',
  role: 'name',
  key: name.toLowerCase().replace(/\W/g, ''),
  name,
  location: [5, 4, 5, 12],
});
const inProse = (id: string): PlacedName => ({ ...technique(id), role: 'prose', location: [9, 0, 9, 5] });

function facts(title: string | undefined, ...mentions: PlacedName[]): AdvisoryFacts {
  return {
    ...(title === undefined ? {} : { title }),
    titleLocation: [0, 7, 0, 20],
    counts: [0, 0, 0, 0],
    mentions: packed(mentions),
  };
}

describe('workspace symbols', () => {
  const found = (corpus: ReturnType<typeof createCorpus>, query: string, limit = 100): string[] =>
    corpus.symbols(query, limit).map(({ kind, name, path }) => `${path} ${kind} ${name}`);

  it('match titles and mentions by letters and digits, those that begin with the query first', () => {
    const corpus = createCorpus();
    corpus.put('/w/a.advisory.yaml', facts('Group APT 28', actor('APT-28'), technique('T1059')));
    corpus.put('/w/b.advisory.yaml', facts('Other', actor('apt28')));
    assert.deepEqual(found(corpus, 'apt28'), [
      '/w/a.advisory.yaml actor APT-28',
      '/w/b.advisory.yaml actor apt28',
      '/w/a.advisory.yaml advisory Group APT 28',
    ]);
    assert.deepEqual(found(corpus, 'T1059'), ['/w/a.advisory.yaml technique T1059']);
    assert.deepEqual(found(corpus, 'T1060'), []);
  });

  it('do not match across two names', () => {
    const corpus = createCorpus();
    corpus.put('/w/a.advisory.yaml', facts('Edge', technique('T1059')));
    assert.deepEqual(found(corpus, 'edget1059'), []);
  });

  it('find a file without a title by its name, and leave out prose', () => {
    const corpus = createCorpus();
    corpus.put('/w/valve.advisory.yaml', facts(undefined, inProse('T1190')));
    assert.deepEqual(found(corpus, 'valve'), ['/w/valve.advisory.yaml advisory valve.advisory.yaml']);
    assert.deepEqual(found(corpus, 'T1190'), []);
  });

  it('follow a file that is opened, changed, closed and removed', () => {
    const corpus = createCorpus();
    const path = '/w/a.advisory.yaml';
    corpus.put(path, facts('Saved', technique('T1001')));
    corpus.override(path, facts('Open', technique('T1002')));
    assert.deepEqual([found(corpus, 'T1001'), found(corpus, 'T1002')], [[], [`${path} technique T1002`]]);
    corpus.override(path, undefined);
    assert.deepEqual([found(corpus, 'T1001'), found(corpus, 'T1002')], [[`${path} technique T1001`], []]);
    corpus.put('/w/0.advisory.yaml', facts('First'));
    assert.deepEqual(found(corpus, ''), ['/w/0.advisory.yaml advisory First', `${path} advisory Saved`]);
    corpus.put(path, undefined);
    assert.deepEqual([found(corpus, 'saved'), found(corpus, '')], [[], ['/w/0.advisory.yaml advisory First']]);
  });

  it('list names that begin with the query although more files than the limit only contain it', () => {
    const corpus = createCorpus();
    for (let i = 0; i < 20; i++) corpus.put(`/w/${String(i).padStart(2, '0')}.advisory.yaml`, facts(`The edge ${i}`));
    corpus.put('/w/99.advisory.yaml', facts('Edge devices'));
    assert.deepEqual(found(corpus, 'edge', 3), [
      '/w/99.advisory.yaml advisory Edge devices',
      '/w/00.advisory.yaml advisory The edge 0',
      '/w/01.advisory.yaml advisory The edge 1',
    ]);
  });
});
