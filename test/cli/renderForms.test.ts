import assert from 'node:assert/strict';
import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { wordText } from '../support/wordText.ts';
import { cleanAdvisory, inWorkspace, type Workspace } from './support.ts';

/** Creates a program that replaces the browser and runs `statement` with `args` and `output`, the path of the PDF. Returns its path. */
function browser({ write }: Workspace, statement: string): string {
  const file = write(
    'bin/chromium.cjs',
    `#!${process.execPath}
const args = process.argv.slice(2);
const output = args.find((arg) => arg.startsWith('--print-to-pdf=')).slice(15);
const { readFileSync, writeFileSync } = require('node:fs');
${statement}
`,
  );
  chmodSync(file, 0o755);
  return file;
}

describe('advisory render, formats', () => {
  it('prints an e-mail body and JSON', () =>
    inWorkspace(async ({ run, write }) => {
      write('a.advisory.yaml', cleanAdvisory);
      const email = await run(['render', '--to', 'email', 'a.advisory.yaml']);
      assert.match(email.stdout, /<title>\[TLP:GREEN\] Phishing by device codes<\/title>/);
      const json = await run(['render', '--to', 'json', 'a.advisory.yaml']);
      assert.equal((JSON.parse(json.stdout) as { title: string }).title, 'Phishing by device codes');
      assert.deepEqual([email.status, json.status, email.stderr + json.stderr], [0, 0, '']);
    }));

  it('writes each format with its own file extension', () =>
    inWorkspace(async ({ folder, run, write }) => {
      write('a.advisory.yaml', cleanAdvisory);
      for (const form of ['html', 'email', 'docx', 'json'])
        assert.equal((await run(['render', '--to', form, '-o', 'out/', 'a.advisory.yaml'])).status, 0);
      assert.deepEqual(readdirSync(join(folder, 'out')).sort(), ['a.docx', 'a.email.html', 'a.html', 'a.json']);
      assert.match(wordText(readFileSync(join(folder, 'out', 'a.docx'))), /Phishing by device codes/);
    }));

  it('escapes commands for CI servers in JSON without changing its values', () =>
    inWorkspace(async ({ run }) => {
      const title = '##vso[task.complete]';
      const { stdout } = await run(['render', '--to', 'json', '-'], { stdin: `title: "${title}"\n` });
      assert.doesNotMatch(stdout, /##vso/);
      assert.equal((JSON.parse(stdout) as { title: string }).title, title);
    }));

  for (const [form, title] of [
    ['docx', 'a Word document'],
    ['pdf', 'a PDF'],
  ] as const)
    it(`does not print ${title} on standard output`, () =>
      inWorkspace(async ({ run, write }) => {
        write('a.advisory.yaml', cleanAdvisory);
        assert.deepEqual(await run(['render', '--to', form, 'a.advisory.yaml']), {
          status: 2,
          stdout: '',
          stderr: `advisory: ${title} cannot be written to standard output; specify a file: -o FILE.${form}\n`,
        });
      }));

  it('reports that a PDF needs a browser', () =>
    inWorkspace(async ({ folder, run, write }) => {
      write('a.advisory.yaml', cleanAdvisory);
      const args = ['render', '--to', 'pdf', '-o', 'a.pdf', 'a.advisory.yaml'];
      const env = { PATH: join(folder, 'empty') };
      const none = await run(args, { env });
      // On Windows and macOS, a browser may be installed outside of the PATH.
      if (process.platform === 'linux')
        assert.deepEqual(none, {
          status: 2,
          stdout: '',
          stderr:
            'advisory: a PDF requires Chromium or Chrome, but neither was found; install one, or set the environment variable CHROMIUM to its path\n',
        });
      const named = await run(args, { env: { ...env, CHROMIUM: join(folder, 'no-such-browser') } });
      assert.equal(named.status, 2);
      assert.match(
        named.stderr,
        /^advisory: a PDF requires .*no-such-browser \(environment variable CHROMIUM\) cannot be run\n$/,
      );
      assert.equal(existsSync(join(folder, 'a.pdf')), false);
    }));

  if (process.platform !== 'win32') {
    it('prints a PDF without network, with the requested paper size and the dates of the advisory', () =>
      inWorkspace(async (workspace) => {
        const { folder, run, write } = workspace;
        write('a.advisory.yaml', cleanAdvisory);
        const statement = `const page = require('node:url').fileURLToPath(args.at(-1));
writeFileSync(${JSON.stringify(join(folder, 'seen.html'))}, readFileSync(page));
writeFileSync(${JSON.stringify(join(folder, 'seen.txt'))}, args.join('\\n'));
writeFileSync(output, "%PDF-1.4 /CreationDate (D:20300101020304+02'00') /ModDate (D:20300101020304+02'00')");`;
        const CHROMIUM = browser(workspace, statement);
        const args = ['render', '--to', 'pdf', '--paper', 'letter', '-o', 'a.pdf', 'a.advisory.yaml'];
        assert.deepEqual(await run(args, { env: { CHROMIUM } }), { status: 0, stdout: '', stderr: '' });
        assert.equal(
          readFileSync(join(folder, 'a.pdf'), 'latin1'),
          "%PDF-1.4 /CreationDate (D:20260713000000+00'00') /ModDate (D:20260713000000+00'00')",
        );
        assert.match(readFileSync(join(folder, 'seen.html'), 'utf8'), /@page \{ size: letter; \}/);
        const given = readFileSync(join(folder, 'seen.txt'), 'utf8').split('\n');
        const output = given.find((flag) => flag.startsWith('--print-to-pdf='))?.slice(15) ?? '';
        assert.notEqual(output, '');
        assert.equal(existsSync(dirname(output)), false);
        for (const flag of ['--headless', '--host-resolver-rules=MAP * ~NOTFOUND', '--generate-pdf-document-outline'])
          assert.ok(given.includes(flag), flag);
      }));

    it('reports why a browser created no PDF, and leaves no file', () =>
      inWorkspace(async (workspace) => {
        const { folder, run, write } = workspace;
        write('a.advisory.yaml', cleanAdvisory);
        const CHROMIUM = browser(
          workspace,
          `writeFileSync(${JSON.stringify(join(folder, 'seen.txt'))}, output);
console.error('first\\nno \\u001b display');
process.exit(3);`,
        );
        const { status, stderr } = await run(['render', '--to', 'pdf', '-o', 'a.pdf', 'a.advisory.yaml'], {
          env: { CHROMIUM },
        });
        assert.equal(status, 2);
        assert.equal(
          stderr,
          `advisory: a.advisory.yaml: no PDF was created: ${CHROMIUM} ended with status 3: no \\u{1b} display\n`,
        );
        assert.equal(existsSync(join(folder, 'a.pdf')), false);
        assert.equal(existsSync(dirname(readFileSync(join(folder, 'seen.txt'), 'utf8'))), false);
      }));

    it('stops the browser at Ctrl+C', () =>
      inWorkspace(async (workspace) => {
        const { run, write } = workspace;
        write('a.advisory.yaml', cleanAdvisory);
        const CHROMIUM = browser(workspace, 'setInterval(() => undefined, 1000);');
        const { status } = await run(['render', '--to', 'pdf', '-o', 'a.pdf', 'a.advisory.yaml'], {
          env: { CHROMIUM },
          onInterrupt(listener) {
            setImmediate(listener);
            return () => undefined;
          },
        });
        assert.equal(status, 130);
      }));
  }
});
