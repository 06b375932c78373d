/** Values that are cached with documents, sections and chunks: when they are computed again, and that their number does not grow with edits. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { analyze } from '../../../server/src/core/analysis/analyze.ts';
import { cacheKey, createCache, memo, memoOf, recall, settled, update } from '../../../server/src/core/cache/cache.ts';
import { defineDerivation, derived } from '../../../server/src/core/cache/derivation.ts';
import { createCollect } from '../../../server/src/core/collect/collect.ts';
import { collectedItems } from '../../../server/src/core/collect/collected.ts';
import { defineCollector } from '../../../server/src/core/collect/collector.ts';
import { parseAdvisory, type AdvisoryDocument } from '../../../server/src/core/document/document.ts';
import { createAdvisory } from '../../bench/documents.ts';
import { testEnvironment } from '../../support/environment.ts';

describe('a cache', () => {
  const key = cacheKey<number>('test/number');
  const counting = () => {
    let calls = 0;
    return { make: () => ++calls, calls: () => calls };
  };

  it('computes a value again only if a dependency has changed', () => {
    const cache = createCache();
    const { make } = counting();
    const dependency = {};
    assert.equal(memo(cache, key, [dependency, NaN], make), 1);
    assert.equal(memo(cache, key, [dependency, NaN], make), 1);
    assert.equal(memo(cache, key, [{}, NaN], make), 2);
    assert.equal(memo(cache, key, [{}], make), 3);
  });

  it('computes a derived value again only if its dependency has changed', () => {
    const cache = createCache();
    const length = cacheKey<number>('test/length');
    const of = (dependency: string, source: string) =>
      memoOf(cache, length, dependency, (text: string) => text.length, source);
    assert.deepEqual([of('a', 'one'), of('a', 'four'), of('b', 'four')], [3, 3, 4]);
  });

  it('has one value for each name, however often the key is created', () => {
    const cache = createCache();
    for (let i = 0; i < 100; i++) memo(cache, cacheKey<number>('test/inline'), [i], () => i);
    assert.equal(cache.size, 1);
    assert.equal(recall(cache, cacheKey<number>('test/inline'), [99]), 99);
    assert.equal(recall(cache, cacheKey<number>('test/inline'), [98]), undefined);
  });

  it('passes the previous value to an update', () => {
    const cache = createCache();
    const sum = (): number => update(cache, key, (earlier = 0) => earlier + 1);
    assert.deepEqual([sum(), sum(), sum()], [1, 2, 3]);
  });

  it('returns the same array for identical elements', () => {
    const cache = createCache();
    const list = cacheKey<readonly unknown[]>('test/list');
    const element = {};
    const first = settled(cache, list, [element, 1]);
    assert.equal(settled(cache, list, [element, 1]), first);
    assert.notEqual(settled(cache, list, [element, 2]), first);
  });

  it('derives a value of a source once', () => {
    const cache = createCache();
    const { make, calls } = counting();
    const derivation = defineDerivation('test/derived', () => make());
    assert.deepEqual([derived(cache, derivation, 'a'), derived(cache, derivation, 'a')], [1, 1]);
    assert.equal(calls(), 1);
  });
});

describe('the cache of a document', () => {
  const env = testEnvironment();

  /** Returns the number of values that are cached with a document, its sections and its chunks. */
  const kept = (document: AdvisoryDocument): number =>
    document.cache.size +
    document.sections.reduce(
      (sum, { section }) =>
        sum + section.cache.size + section.chunks.reduce((all, { chunk }) => all + chunk.cache.size, 0),
      0,
    );

  /** Edits the title repeatedly, and checks the document and calls `look` each time. Returns the number of cached values after each edit. */
  function edit(times: number, look: (document: AdvisoryDocument) => void): readonly number[] {
    const text = createAdvisory(20_000);
    const at = text.indexOf('title: ') + 'title: '.length;
    let document = parseAdvisory(text, env.schema);
    return Array.from({ length: times }, (_, i) => {
      document = parseAdvisory(`${text.slice(0, at)}${i % 10}${text.slice(at)}`, env.schema, 'advisory', document);
      analyze(document, env, {});
      look(document);
      return kept(document);
    });
  }

  it('does not grow in 200 edits', () => {
    const [first, ...others] = edit(200, () => undefined);
    assert.deepEqual([...new Set(others)], [first]);
  });

  it('does not grow if a collector is created anew at each edit', () => {
    const found: (readonly string[])[] = [];
    const [first, ...others] = edit(200, (document) => {
      const collect = createCollect(() => document.sections, env.schema.root);
      const keys = defineCollector({
        name: 'test/inline',
        collect: ({ advisory }) => [...advisory.sections.keys()],
      });
      found.push(collectedItems({ collect }, keys));
    });
    assert.deepEqual([...new Set(others)], [first]);
    assert.ok(found.every((keys) => keys.includes('title') && keys.includes('indicators')));
  });

  it('has keys with unique names', () => {
    const root = join(import.meta.dirname, '..', '..', '..');
    const names = globSync('server/src/**/*.ts', { cwd: root }).flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      const made = /(?:cacheKey<[^()]*>\(|defineDerivation\(\s*|defineCollector\(\{\s*name: )'([^']+)'/g;
      return [...text.matchAll(made)].map((match) => match[1] ?? '');
    });
    assert.ok(names.length > 20, names.join(', '));
    assert.deepEqual(
      names.filter((name, i) => names.indexOf(name) !== i),
      [],
    );
  });
});
