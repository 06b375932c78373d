import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { expandTargets } from '../../server/src/cli/input/expand.ts';
import { readSource } from '../../server/src/cli/input/read.ts';
import { inWorkspace } from './support.ts';

describe('the files that arguments name', () => {
  it('expands a folder to its advisories, sorted, without those in node_modules', () =>
    inWorkspace(async ({ folder, write }) => {
      for (const name of [
        'd/b.advisory.yml',
        'd/a/c.advisory.yaml',
        'd/notes.yaml',
        'd/node_modules/m/x.advisory.yaml',
      ])
        write(name, '');
      const { targets, failures } = await expandTargets(['d'], folder);
      assert.deepEqual(
        targets.map(({ path, below }) => [path, below]),
        [
          ['d/a/c.advisory.yaml', 'a/c.advisory.yaml'],
          ['d/b.advisory.yml', 'b.advisory.yml'],
        ],
      );
      assert.deepEqual(failures, []);
    }));
  it('expands a glob, and lists a file only once, as it was first given', () =>
    inWorkspace(async ({ folder, write }) => {
      write('a.advisory.yaml', '');
      write('b.advisory.yaml', '');
      const { targets } = await expandTargets(['./b.advisory.yaml', '*.advisory.yaml'], folder);
      assert.deepEqual(
        targets.map((target) => target.path),
        ['./b.advisory.yaml', 'a.advisory.yaml'],
      );
    }));
  it('treats an existing file whose name looks like a glob as a file', () =>
    inWorkspace(async ({ folder, write }) => {
      write('a[1].advisory.yaml', '');
      const { targets } = await expandTargets(['a[1].advisory.yaml'], folder);
      assert.deepEqual(
        targets.map((target) => target.path),
        ['a[1].advisory.yaml'],
      );
    }));
  it('reports missing files', () =>
    inWorkspace(async ({ folder }) => {
      mkdirSync(join(folder, 'empty'));
      const { failures } = await expandTargets(['gone.yaml', 'empty', '*.yml', 'bad\u001b[31mname'], folder);
      assert.deepEqual(
        failures.map(({ path, message }) => `${path}: ${message}`),
        [
          'gone.yaml: no such file or folder',
          'empty: contains no *.advisory.yaml or *.advisory.yml file',
          '*.yml: matches no file',
          'bad\u001b[31mname: no such file or folder',
        ],
      );
    }));
  it('does not follow links that form a cycle', () =>
    inWorkspace(async ({ folder, write }) => {
      write('d/a.advisory.yaml', '');
      symlinkSync(join(folder, 'd'), join(folder, 'd', 'loop'));
      const { targets } = await expandTargets(['d'], folder);
      assert.deepEqual(
        targets.map((target) => target.path),
        ['d/a.advisory.yaml'],
      );
    }));
});

describe('reading an advisory', () => {
  const reading = (content: Uint8Array | string): Promise<unknown> => {
    let result: Promise<unknown> = Promise.resolve();
    return inWorkspace(async ({ write }) => {
      result = readSource(write('a.advisory.yaml', content)).catch((error: Error) => error.message);
      await result;
    }).then(() => result);
  };
  it('removes a byte order mark, and reports its presence', async () => {
    assert.deepEqual(await reading('\ufefftitle: x\r\n'), { text: 'title: x\r\n', byteOrderMark: true });
  });
  it('names the line with invalid UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from('title: x\nsummary: caf'), Buffer.from([0xe9, 0x0a])]);
    assert.equal(await reading(bytes), 'is not valid UTF-8 (line 2)');
  });
  it('rejects UTF-16, UTF-32 and binary files with a specific message', async () => {
    for (const mark of [
      [0xff, 0xfe, 0, 0],
      [0, 0, 0xfe, 0xff],
    ])
      assert.equal(
        await reading(Buffer.from([...mark, 0x74, 0, 0, 0])),
        'is encoded in UTF-32; an advisory must be UTF-8 text',
      );
    assert.equal(
      await reading(Buffer.from('\ufefftitle', 'utf16le')),
      'is encoded in UTF-16; an advisory must be UTF-8 text',
    );
    assert.equal(await reading(Buffer.from([1, 0, 2])), 'is a binary file; an advisory must be UTF-8 text');
  });
});
