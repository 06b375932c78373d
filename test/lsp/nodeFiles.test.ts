import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createHostFiles } from '../../server/src/hosts/node/files.ts';

const files = createHostFiles();

describe('the files of a server in Node', () => {
  let outer = '';
  let folder = '';
  beforeEach(() => {
    outer = realpathSync(mkdtempSync(join(tmpdir(), 'advisory-files-')));
    folder = join(outer, 'team');
    mkdirSync(join(folder, 'own'), { recursive: true });
    writeFileSync(join(outer, 'secret.yaml'), 'secret');
    writeFileSync(join(folder, 'own', 'a.yaml'), 'actors: []');
  });
  afterEach(() => rmSync(outer, { recursive: true, force: true }));

  it('have a path and a URI', () => {
    const path = '/w/a b/ü#1.yaml';
    assert.equal(files.pathOf(files.uriOf(path)), path);
    for (const plain of ['/w/a-b/1_2.advisory.yaml', '/w/.hidden/a.yaml', '/w//a.yaml', '/w/../a.yaml', '/w/a/'])
      assert.equal(files.uriOf(plain), pathToFileURL(plain).href);
    for (const uri of ['untitled:Untitled-1', 'vscode-vfs://github/a/b.yaml', 'file://%zz', 'nonsense'])
      assert.equal(files.pathOf(uri), undefined, uri);
  });

  it('are read only inside of the folder', async () => {
    symlinkSync(join(outer, 'secret.yaml'), join(folder, 'link.yaml'));
    assert.equal(await files.read(join(folder, 'own', 'a.yaml'), folder), 'actors: []');
    for (const path of ['link.yaml', 'gone.yaml', 'own', '../secret.yaml'])
      assert.equal(await files.read(join(folder, path), folder), undefined, path);
    assert.deepEqual(
      ['own/a.yaml', 'gone.yaml', 'link.yaml', 'own'].map((path) => files.exists(join(folder, path), folder)),
      [true, false, undefined, false],
    );
  });

  it('are found by path and by glob, none outside', async () => {
    assert.deepEqual(await files.find(folder, ['own/a.yaml']), [join(folder, 'own', 'a.yaml')]);
    assert.deepEqual(await files.find(folder, ['**/*.yaml']), [join(folder, 'own', 'a.yaml')]);
    assert.deepEqual(await files.find(folder, ['../*.yaml', 'none/*.yaml', 'own']), []);
  });

  it('are not read if they are binary or too large', async () => {
    writeFileSync(join(folder, 'binary.yaml'), Buffer.from([0xff, 0xfe, 0x00]));
    writeFileSync(join(folder, 'large.yaml'), Buffer.alloc(4 * 1024 * 1024 + 1, 'a'));
    for (const name of ['binary.yaml', 'large.yaml'])
      assert.equal(await files.read(join(folder, name), folder), undefined);
  });
});
