import { strict as assert } from 'node:assert';
import {
  createCorpus,
  eachLocation,
  isFacts,
  type AdvisoryFacts,
  type Corpus,
} from '../../../server/src/core/corpus/index.ts';
import { packed, type PlacedName } from '../../../server/src/core/corpus/packed.ts';

const key = { kind: 'technique', key: 'T1059' } as const;

function mention(line: number, more: Partial<PlacedName> = {}): PlacedName {
  return { kind: 'technique', role: 'row', key: 'T1059', name: 'T1059', location: [line, 4, line, 9], ...more };
}

function facts(...mentions: PlacedName[]): AdvisoryFacts {
  return { titleLocation: [0, 0, 0, 0], counts: [0, 0, 0, 0], mentions: packed(mentions) };
}

/** Returns the references to an object, by default `key`, as `path:line`; with its declarations unless `declaration` is false. */
function found(corpus: Corpus, declaration = true, object: Parameters<Corpus['references']>[0] = key): string[] {
  const locations: string[] = [];
  eachLocation(corpus.references(object, declaration), (path, [line]) => locations.push(`${path}:${line}`));
  return locations;
}

describe('files with the same id in an index', () => {
  const same = (corpus: Corpus): unknown[] => [...corpus.sameIds()];
  const withId = (id?: string): AdvisoryFacts => ({ ...facts(), ...(id === undefined ? {} : { id }) });
  const twoFiles = (): Corpus => {
    const corpus = createCorpus();
    corpus.put('/w/b', withId('X-1'));
    corpus.put('/w/a', withId('X-1'));
    return corpus;
  };

  it('are sorted, and do not include ids that only one file has, or files without an id', () => {
    const corpus = twoFiles();
    corpus.put('/w/c', withId('X-2'));
    corpus.put('/w/d', withId());
    corpus.put('/w/e', withId());
    assert.deepEqual(same(corpus), [['X-1', ['/w/a', '/w/b']]]);
    corpus.put('/w/a', undefined);
    assert.deepEqual(same(corpus), []);
  });

  it('follow the id of an open file, until the file is closed', () => {
    const corpus = twoFiles();
    corpus.setOpenId('/w/b', 'X-3');
    assert.deepEqual(same(corpus), []);
    corpus.setOpenId('/w/b', undefined);
    assert.deepEqual(same(corpus), []);
    corpus.removeOpenId('/w/b');
    assert.deepEqual(same(corpus), [['X-1', ['/w/a', '/w/b']]]);
  });

  it('include an open file that is not saved, and any word as an id', () => {
    const corpus = createCorpus();
    corpus.put('/w/a', withId('closed'));
    corpus.put('/w/b', withId('X-1'));
    corpus.setOpenId('/w/b', 'closed');
    corpus.setOpenId('/w/new', 'closed');
    assert.deepEqual(same(corpus), [['closed', ['/w/a', '/w/b', '/w/new']]]);
    corpus.removeOpenId('/w/new');
    corpus.removeOpenId('/w/b');
    assert.deepEqual(same(corpus), []);
  });
});

describe('references in an index', () => {
  it('are sorted by path, and in document order within a file', () => {
    const corpus = createCorpus();
    corpus.put('/w/b', facts(mention(3), mention(8, { role: 'prose' })));
    corpus.put('/w/c', facts(mention(1, { key: 'T1001' })));
    corpus.put('/w/a', facts(mention(1, { key: 'T1001' }), mention(5, { name: 'T1059 - Interpreter' })));
    assert.deepEqual(found(corpus), ['/w/a:5', '/w/b:3', '/w/b:8']);
  });

  it('leave out rows if the declaration is not wanted, and files without other mentions', () => {
    const corpus = createCorpus();
    corpus.put('/w/a', facts(mention(3)));
    corpus.put('/w/b', facts(mention(3), mention(8, { role: 'prose' })));
    assert.deepEqual(found(corpus, false), ['/w/b:8']);
  });

  it('leave out other kinds with the same key, and names and titles with the text of the key', () => {
    const corpus = createCorpus();
    corpus.put('/w/a', { ...facts(mention(3, { kind: 'tag' })), title: 'T1059' });
    corpus.put('/w/b', facts(mention(3, { key: 'T1001', name: 'T1059' })));
    assert.deepEqual(found(corpus), []);
    assert.deepEqual(found(corpus, true, { kind: 'tag', key: 'T1059' }), ['/w/a:3']);
    assert.deepEqual(found(corpus, true, { kind: 'tag', key: 'T9999' }), []);
  });

  it('follow a file that is opened, saved, closed and deleted', () => {
    const corpus = createCorpus();
    corpus.put('/w/a', facts(mention(1)));
    corpus.override('/w/a', facts(mention(2)));
    assert.deepEqual(found(corpus), ['/w/a:2']);
    corpus.put('/w/a', facts(mention(3)));
    assert.deepEqual(found(corpus), ['/w/a:2']);
    corpus.override('/w/a', undefined);
    assert.deepEqual(found(corpus), ['/w/a:3']);
    corpus.put('/w/a', undefined);
    assert.deepEqual([found(corpus), corpus.size], [[], 0]);
  });

  it('remain in an open file when the file is deleted', () => {
    const corpus = createCorpus();
    corpus.put('/w/a', facts(mention(1)));
    corpus.override('/w/a', facts(mention(2)));
    corpus.put('/w/a', undefined);
    assert.deepEqual([found(corpus), corpus.size], [['/w/a:2'], 0]);
    corpus.override('/w/a', undefined);
    assert.deepEqual(found(corpus), []);
  });
});

describe('facts in an index', () => {
  it('are returned as they were set, also while other facts are open', () => {
    const corpus = createCorpus();
    const one = {
      ...facts(mention(1, { name: 'Interpreter' }), mention(2, { kind: 'actor', role: 'id' })),
      id: 'A',
      title: 'One',
    };
    corpus.put('/w/a', one);
    corpus.override('/w/a', facts(mention(5)));
    const saved = corpus.saved('/w/a');
    assert.ok(saved);
    const { mentions, ...rest } = saved;
    assert.deepEqual(rest, { titleLocation: [0, 0, 0, 0], counts: [0, 0, 0, 0], id: 'A', title: 'One' });
    assert.deepEqual(mentions.strings, one.mentions.strings);
    assert.deepEqual([...Uint32Array.from(mentions.numbers)], one.mentions.numbers);
  });

  it('are found for a rename by names that can be renamed', () => {
    const corpus = createCorpus();
    const actor = mention(1, { kind: 'actor', key: 'G0016', name: 'Cozy Bear' });
    corpus.put('/w/b', facts(actor));
    corpus.put('/w/a', facts({ ...actor, name: 'COZY-BEAR' }));
    corpus.put('/w/c', facts({ ...actor, name: 'APT29' }));
    corpus.put('/w/d', facts({ ...actor, kind: 'tag' }));
    corpus.put('/w/e', facts({ ...actor, role: 'id' }));
    assert.deepEqual(corpus.filesNaming('actor', 'cozy bear'), ['/w/a', '/w/b']);
  });

  it('are recognised when they are read from disk, and only if they are complete', () => {
    const whole = facts(mention(1), mention(2, { name: 'Other' }));
    assert.equal(isFacts(whole), true);
    const changed = (numbers: readonly unknown[], strings: unknown = whole.mentions.strings): unknown => ({
      ...whole,
      mentions: { strings, numbers },
    });
    const numbers = Array.from(whole.mentions.numbers);
    assert.equal(isFacts(changed(numbers)), true);
    assert.equal(isFacts(changed(numbers.slice(1))), false);
    assert.equal(isFacts(changed(numbers, [1, 2])), false);
    assert.equal(isFacts(changed(numbers, ['T1059'])), false, 'a name that does not exist');
    for (const value of [-1, 1.5, '1', null, 28]) assert.equal(isFacts(changed([value, ...numbers.slice(1)])), false);
  });
});
