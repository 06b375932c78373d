/** The indexer of a workspace, as the server sees it: the messages that it posts, and the files that it reads. */
import assert from 'node:assert/strict';
import type { FromIndexer, Question } from '../../../server/src/service/corpus/messages.ts';
import { createMemoryCorpus } from '../../support/memoryCorpus.ts';
import { createMemoryFiles, type MemoryFiles } from '../../support/memoryFiles.ts';
import { until } from '../../support/testConnection.ts';
import { service } from '../support.ts';

interface Indexer {
  readonly files: MemoryFiles;
  readonly post: ReturnType<ReturnType<typeof createMemoryCorpus>['start']>['post'];
  /** Returns the messages since the last call, once one of this type is among them. */
  until(type: FromIndexer['type']): Promise<readonly FromIndexer[]>;
  /** Returns the titles of all advisories. */
  titles(): Promise<readonly string[]>;
}

const ask = (id: number, question: Question) => ({ type: 'ask', id, question }) as const;

/** Indexes a workspace at `/w`, and returns its indexer. */
async function started(texts: Readonly<Record<string, string>>): Promise<Indexer> {
  const files = createMemoryFiles(texts);
  let received: FromIndexer[] = [];
  const { post } = createMemoryCorpus(service, files).start(
    (message) => void received.push(message),
    () => undefined,
  );
  const untilType: Indexer['until'] = async (type) => {
    await until(() => received.some((message) => message.type === type));
    const all = received;
    received = [];
    return all;
  };
  post({ type: 'roots', roots: [{ folder: '/w', settings: {} }], encoding: 'utf-16' });
  await untilType('indexed');
  files.readPaths.length = 0;
  return {
    files,
    post,
    until: untilType,
    async titles() {
      post(ask(99, { what: 'symbols', query: '', limit: 100 }));
      const answer = (await untilType('answer')).find((message) => message.type === 'answer');
      return ((answer?.answer ?? []) as readonly { name: string }[]).map(({ name }) => name).sort();
    },
  };
}

const two = { '/w/a.advisory.yaml': 'title: One\n', '/w/b.advisory.yaml': 'title: Two\n' };
const typesOf = (messages: readonly FromIndexer[]): readonly string[] => messages.map(({ type }) => type);
const advisoriesRead = ({ files }: Indexer): readonly string[] =>
  files.readPaths.filter((path) => path.endsWith('.advisory.yaml'));

describe('the indexer', () => {
  it('neither reads an advisory again nor reports a change if nothing has changed', async () => {
    const indexer = await started(two);
    indexer.post({ type: 'changed' });
    assert.deepEqual(typesOf(await indexer.until('indexed')), ['indexed']);
    assert.deepEqual(advisoriesRead(indexer), []);
    assert.deepEqual(await indexer.titles(), ['One', 'Two']);
  });

  it('reads what has changed when any file may have, and forgets what is gone', async () => {
    const indexer = await started({ ...two, '/w/c.advisory.yaml': 'title: Three\n' });
    indexer.files.write('/w/a.advisory.yaml', undefined);
    indexer.files.write('/w/b.advisory.yaml', 'title: Changed\n');
    indexer.post({ type: 'changed' });
    assert.deepEqual(await indexer.until('indexed'), [
      { type: 'updated' },
      { type: 'indexed', files: 2, unindexed: 0 },
    ]);
    assert.deepEqual(advisoriesRead(indexer), ['/w/b.advisory.yaml']);
    assert.deepEqual(await indexer.titles(), ['Changed', 'Three']);
  });

  it('takes the files that a configuration lists for advisories, except for its catalogues', async () => {
    const indexer = await started({
      ...two,
      '/w/advisory.config.yaml': 'files: [notes/*.yaml]\ncatalogues: [notes/own.yaml]\n',
      '/w/notes/c.yaml': 'title: Three\n',
      '/w/notes/own.yaml': 'title: Catalogue\n',
      '/w/notes/marked.yaml': '# advisory-catalogue\ntitle: Marked\n',
      '/w/other/d.yaml': 'title: Four\n',
    });
    assert.deepEqual(await indexer.titles(), ['One', 'Three', 'Two']);
  });

  it('does not answer a question that is cancelled, and answers the next one', async () => {
    const indexer = await started(two);
    indexer.post(ask(1, { what: 'check', except: [] }));
    indexer.post({ type: 'cancel', id: 1 });
    indexer.post(ask(2, { what: 'check', except: ['/w/a.advisory.yaml'] }));
    assert.deepEqual(
      (await indexer.until('answer')).filter((message) => message.type === 'answer'),
      [{ type: 'answer', id: 2, answer: 1 }],
    );
    // A request that was answered can no longer be cancelled, and its number may be used again.
    indexer.post({ type: 'cancel', id: 2 });
    indexer.post(ask(2, { what: 'groups', by: 'severity' }));
    assert.deepEqual(typesOf(await indexer.until('answer')), ['answer']);
  });
});
