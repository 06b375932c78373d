import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { cleanAdvisory, inWorkspace } from './support.ts';

describe('advisory import', () => {
  it('converts a page to an advisory that renders to the same page', () =>
    inWorkspace(async ({ run, write }) => {
      write('a.advisory.yaml', cleanAdvisory);
      const page = (await run(['render', '--to', 'text', 'a.advisory.yaml'])).stdout;
      write('page.txt', page);
      const { status, stdout, stderr } = await run(['import', 'page.txt']);
      assert.deepEqual([status, stderr], [0, '']);
      assert.match(stdout, /^# advisory\n# Imported from page\.txt \(Text\)\./);
      assert.equal((await run(['render', '--to', 'text', '-'], { stdin: stdout })).stdout, page);
      assert.equal((await run(['import', '--from', 'text', '-'], { stdin: page })).status, 0);
    }));

  it('converts an advisory in JSON back to YAML', () =>
    inWorkspace(async ({ run, write }) => {
      write('a.advisory.yaml', cleanAdvisory);
      const json = (await run(['render', '--to', 'json', 'a.advisory.yaml'])).stdout;
      const { status, stdout } = await run(['import', '-'], { stdin: json });
      assert.equal(status, 0);
      assert.equal((await run(['render', '--to', 'json', '-'], { stdin: stdout })).stdout, json);
    }));

  it('writes a new file, and never overwrites one', () =>
    inWorkspace(async ({ folder, run, write }) => {
      write('a.advisory.yaml', cleanAdvisory);
      write('page.txt', `Sign in\n\n${(await run(['render', '--to', 'text', 'a.advisory.yaml'])).stdout}`);
      const first = await run(['import', 'page.txt', '-o', 'new/b.advisory.yaml']);
      assert.deepEqual(
        [first.status, first.stdout, first.stderr],
        [0, '', 'advisory: page.txt: 1 item was not imported; see the comments at the top of the advisory\n'],
      );
      assert.match(readFileSync(join(folder, 'new/b.advisory.yaml'), 'utf8'), /^# Not imported: line 1: Sign in$/m);
      const second = await run(['import', 'page.txt', '-o', 'a.advisory.yaml']);
      assert.equal(second.status, 2);
      assert.match(second.stderr, /a\.advisory\.yaml: could not be written: a file with that name already exists\n$/);
      assert.equal(readFileSync(join(folder, 'a.advisory.yaml'), 'utf8'), cleanAdvisory);
    }));

  it('explains in one line what cannot be imported', () =>
    inWorkspace(async ({ folder, run, write }) => {
      write('letter.txt', 'Good morning');
      write('empty.txt', '');
      const refused = await Promise.all(
        [
          ['import', 'missing.txt'],
          ['import', '--from', 'text', 'letter.txt', '-o', 'out.advisory.yaml'],
          ['import', 'empty.txt'],
          ['import', ''],
          ['import', 'letter.txt', 'empty.txt'],
        ].map((args) => run(args)),
      );
      assert.deepEqual(
        refused.map(({ status }) => status),
        [2, 2, 2, 2, 2],
      );
      for (const { stderr, stdout } of refused) {
        assert.match(stderr, /^advisory: [^\n]+\n$/);
        assert.equal(stdout, '');
      }
      assert.match(
        refused[1]?.stderr ?? '',
        /letter\.txt: cannot be imported\. The source is not in the expected format/,
      );
      assert.equal(existsSync(join(folder, 'out.advisory.yaml')), false);
    }));

  it('reads spreadsheets in UTF-16 and Windows-1252, and states an assumed encoding', () =>
    inWorkspace(async ({ folder, run }) => {
      const table = 'Type\tIndicator\tNote\r\nIP\t45.8.146.213\tzurück – C2\r\nDomain\tevil.top\tÄ €\r\n';
      const wide = Buffer.from(`\ufeff${table}`, 'utf16le');
      const western = Buffer.from(table.replace('–', '\x96').replace('€', '\x80'), 'latin1');
      writeFileSync(join(folder, 'le.txt'), wide);
      writeFileSync(join(folder, 'be.txt'), Buffer.from(wide).swap16());
      writeFileSync(join(folder, 'western.csv'), western);
      writeFileSync(join(folder, 'utf8.csv'), table);
      const rows = 'zurück – C2[^]*Ä €';
      for (const name of ['utf8.csv', 'le.txt', 'be.txt']) {
        const { status, stdout, stderr } = await run(['import', name]);
        assert.deepEqual([status, stderr], [0, '']);
        assert.match(stdout, new RegExp(`^# advisory\n# Imported from ${name}[^\n]*\nindicators:[^]*${rows}`));
      }
      const { status, stdout, stderr } = await run(['import', 'western.csv']);
      const notice = 'advisory: western.csv: is not UTF-8 and was read as Windows-1252\n';
      assert.deepEqual([status, stderr], [0, notice]);
      assert.match(stdout, new RegExp(`^# The source is not UTF-8 and was read as Windows-1252\\.[^]*${rows}`, 'm'));
    }));

  it('writes to standard output if the output is -', () =>
    inWorkspace(async ({ folder, run, write }) => {
      write('page.txt', 'Parcel lures\n\nSee T1566 and CVE-2026-1234.\n');
      const { status, stdout } = await run(['import', 'page.txt', '-o', '-']);
      assert.equal(status, 0);
      assert.match(stdout, /^title: Parcel lures/m);
      assert.deepEqual(readdirSync(folder), ['page.txt']);
    }));

  it('rejects binary files and other encodings', () =>
    inWorkspace(async ({ folder, run }) => {
      const files: readonly (readonly [name: string, bytes: readonly number[], reason: RegExp])[] = [
        ['a.bin', [0x65, 0x00, 0x76], /: is a binary file/],
        ['b.bin', [0xff, 0x01, 0x65], /: is not valid UTF-8 \(line 1\)/],
        ['c.txt', [0x81, 0x90, 0x65], /: is not valid UTF-8 \(line 1\)/],
        ['d.txt', [0xff, 0xfe, 0x00, 0x00, 0x65, 0x00, 0x00, 0x00], /: is encoded in UTF-32/],
        ['e.txt', [0xff, 0xfe, 0x65], /: is encoded in UTF-16/],
      ];
      for (const [name, bytes, reason] of files) {
        writeFileSync(join(folder, name), Buffer.from(bytes));
        const { status, stdout, stderr } = await run(['import', name]);
        assert.deepEqual([status, stdout], [2, '']);
        assert.match(stderr, reason);
      }
    }));
});
