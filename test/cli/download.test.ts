/** Downloads to a file: what is on disk afterwards. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { download } from '../../server/src/download/download.ts';
import { inWorkspace } from './support.ts';

/** Downloads a response to a file. */
const save = (response: Response, file: string): Promise<unknown> =>
  download('https://example.org/a.json', file, {
    fetch: () => Promise.resolve(response),
    maximumBytes: 100,
    stallMilliseconds: 60_000,
    totalMilliseconds: 60_000,
    minRate: 1,
    signal: new AbortController().signal,
  });

describe('a downloaded file', () => {
  it('has the content of the response', () =>
    inWorkspace(async ({ folder }) => {
      await save(new Response('{"a": 1}'), join(folder, 'a.json'));
      assert.equal(readFileSync(join(folder, 'a.json'), 'utf8'), '{"a": 1}');
    }));

  it('is removed if the download fails', () =>
    inWorkspace(async ({ folder }) => {
      await assert.rejects(save(new Response('<html>'), join(folder, 'a.json')), /it is a web page, not JSON/);
      assert.equal(existsSync(join(folder, 'a.json')), false);
    }));

  it('never replaces or removes an existing file', () =>
    inWorkspace(async ({ write }) => {
      const file = write('a.json', 'mine');
      await assert.rejects(save(new Response('{"a": 1}'), file), { code: 'EEXIST' });
      assert.equal(readFileSync(file, 'utf8'), 'mine');
    }));
});
