/** Files keep their attributes when their text is replaced, and are not replaced if their content has changed. */
import assert from 'node:assert/strict';
import { chmodSync, linkSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { ChangedFileError, replaceFile, writeFileSafely } from '../../server/src/cli/write.ts';
import { fixableAdvisory, inWorkspace } from './support.ts';

describe('replacing the text of a file', () => {
  it('preserves its mode and its owner', () =>
    inWorkspace(async ({ write }) => {
      const file = write('a', 'old');
      chmodSync(file, 0o640);
      const { uid, gid } = statSync(file);
      await replaceFile(file, 'new', { expected: 'old' });
      const after = statSync(file);
      assert.deepEqual([after.mode & 0o777, after.uid, after.gid], [0o640, uid, gid]);
      assert.equal(readFileSync(file, 'utf8'), 'new');
    }));

  for (const [what, text] of [
    ['longer', 'a much longer text'],
    ['shorter', 's'],
  ] as const)
    it(`preserves its hard links, for a ${what} text`, () =>
      inWorkspace(async ({ folder, write }) => {
        const file = write('a', 'old text');
        linkSync(file, join(folder, 'b'));
        await replaceFile(file, text, { expected: 'old text' });
        assert.equal(readFileSync(join(folder, 'b'), 'utf8'), text);
        assert.equal(statSync(file).nlink, 2);
        assert.deepEqual(readdirSync(folder), ['a', 'b']);
      }));

  it('preserves the symbolic link in its path', () =>
    inWorkspace(async ({ folder, write }) => {
      const file = write('a', 'old');
      symlinkSync('a', join(folder, 'l'));
      await replaceFile(join(folder, 'l'), 'new');
      assert.ok(lstatSync(join(folder, 'l')).isSymbolicLink());
      assert.equal(readFileSync(file, 'utf8'), 'new');
    }));

  it('creates the target of a symbolic link', () =>
    inWorkspace(async ({ folder }) => {
      const link = join(folder, 'link');
      symlinkSync('new', link);
      await writeFileSafely(link, 'text');
      assert.ok(lstatSync(link).isSymbolicLink());
      assert.equal(readFileSync(join(folder, 'new'), 'utf8'), 'text');
    }));

  it('is refused if its content has changed since it was read', () =>
    inWorkspace(async ({ folder, write }) => {
      const file = write('a', 'changed');
      await assert.rejects(replaceFile(file, 'new', { expected: 'old' }), ChangedFileError);
      assert.equal(readFileSync(file, 'utf8'), 'changed');
      assert.deepEqual(readdirSync(folder), ['a']);
    }));

  for (const name of ['x'.repeat(255), '字'.repeat(85)])
    it(`creates and replaces a file with the longest possible name, of ${name.length} characters`, () =>
      inWorkspace(async ({ folder }) => {
        const file = join(folder, name);
        for (const text of ['new', 'newer']) {
          await writeFileSafely(file, text);
          assert.equal(readFileSync(file, 'utf8'), text);
        }
        assert.equal(readdirSync(folder).length, 1);
      }));
});

describe('check --fix', () => {
  it('preserves byte order mark, hard links and line endings', () =>
    inWorkspace(async ({ folder, run, write }) => {
      const text = `\ufeff${fixableAdvisory.replaceAll('\n', '\r\n')}`;
      const file = write('a.advisory.yaml', text);
      linkSync(file, join(folder, 'b.yaml'));
      assert.equal((await run(['check', '--fix', 'a.advisory.yaml'])).status, 0);
      assert.equal(readFileSync(join(folder, 'b.yaml'), 'utf8'), text.replace('WHITE', 'CLEAR'));
    }));
});
