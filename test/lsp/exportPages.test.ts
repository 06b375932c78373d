/** Pages that editors request as files. */
import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHostPages } from '../../server/src/hosts/node/hostPages.ts';
import { nodeTimer } from '../../server/src/hosts/node/timer.ts';
import { exportFormatsRequest, exportRequest } from '../../server/src/protocol/protocol.ts';
import type { ExportFormatInfo, ExportResult } from '../../server/src/protocol/protocol.ts';
import { createLanguageService } from '../../server/src/service/languageService.ts';
import type { PagePrinter } from '../../server/src/service/types.ts';
import { cleanAdvisory } from '../cli/support.ts';
import { testEnvironment } from '../support/environment.ts';
import { createMemoryFiles } from '../support/memoryFiles.ts';
import { connect, type TestConnection } from '../support/testConnection.ts';
import { wordText } from '../support/wordText.ts';

const service = createLanguageService(testEnvironment());
const uri = 'file:///w/a.advisory.yaml';
const formats = ['html', 'pdf', 'docx', 'markdown', 'text', 'email'];

async function start(
  pages: PagePrinter,
  config = 'render: {publisher: Us, logo: logo.svg}\n',
): Promise<TestConnection> {
  const files = createMemoryFiles({ '/w/advisory.config.yaml': config, '/w/logo.svg': '<svg/>' });
  const connection = connect(service, nodeTimer, files, undefined, undefined, pages);
  await connection.initialize({}, 'file:///w');
  return connection;
}

const asker =
  ({ client }: TestConnection) =>
  (to: string, text = cleanAdvisory, options: object = {}): Promise<ExportResult> =>
    client.sendRequest(exportRequest, { textDocument: { uri }, text, to, ...options });

/** Runs a function while the environment variable CHROMIUM has a value, and returns its result. */
async function withChromium<T>(value: string, run: () => Promise<T>): Promise<T> {
  const before = process.env['CHROMIUM'];
  process.env['CHROMIUM'] = value;
  try {
    return await run();
  } finally {
    if (before === undefined) delete process.env['CHROMIUM'];
    else process.env['CHROMIUM'] = before;
  }
}

describe('server: pages as files', () => {
  it('are offered before the formats of other programs, if the host can render them', async () => {
    const connection = await start(createHostPages());
    const offered = await connection.client.sendRequest<readonly ExportFormatInfo[]>(exportFormatsRequest);
    assert.deepEqual(
      offered.slice(0, formats.length).map(({ to }) => to),
      formats,
    );
    assert.ok(offered.some(({ to }) => to === 'stix'));
    connection.dispose();
    const other = connect(service);
    await other.initialize({});
    const fewer = await other.client.sendRequest<readonly ExportFormatInfo[]>(exportFormatsRequest);
    assert.ok(fewer.every(({ to }) => !formats.includes(to)));
    other.dispose();
  });

  it("equal the output of the command line, with the organisation's branding", async () => {
    const connection = await start(createHostPages());
    const ask = asker(connection);
    for (const [to, suffix] of [
      ['html', '.html'],
      ['markdown', '.md'],
      ['text', '.txt'],
      ['email', '.email.html'],
      ['docx', '.docx'],
    ] as const) {
      const result = await ask(to);
      assert.ok('files' in result, to);
      const [file] = result.files;
      assert.deepEqual(
        [file?.suffix, file?.encoding, result.notes],
        [suffix, to === 'docx' ? 'base64' : undefined, []],
      );
      const shown = to === 'docx' ? wordText(Buffer.from(file?.text ?? '', 'base64')) : (file?.text ?? '');
      for (const part of ['Us', 'Phishing by device codes', 'TLP:GREEN'])
        assert.ok(shown.includes(part), `${to}: ${part}`);
      if (to === 'html') assert.match(shown, /style-src 'sha256-[^]*--ta-accent[^]*<img class="ta-logo"/);
    }
    connection.dispose();
  });

  it('require confirmation for TLP:RED, and reject documents that are not well-formed', async () => {
    const connection = await start(createHostPages());
    const ask = asker(connection);
    const red = cleanAdvisory.replace('tlp: GREEN', 'tlp: RED');
    assert.deepEqual(await ask('html', red), {
      refused: 'is not exported because it is marked TLP:RED',
      needsRed: true,
    });
    assert.ok('files' in (await ask('html', red, { maxTlp: 'RED' })));
    assert.ok('at' in (await ask('html', `${cleanAdvisory}tags: [a\n`)));
    connection.dispose();
  });

  it('name the ignored parts of the branding', async () => {
    const connection = await start(createHostPages(), 'render: {logo: none.svg}\n');
    const result = await asker(connection)('html');
    assert.ok('files' in result);
    assert.deepEqual(result.notes, ['none.svg (render.logo) does not exist']);
    connection.dispose();
  });

  it('are printed as PDF with an installed browser', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'advisory-pages-'));
    const program = join(folder, 'browser.cjs');
    const output = "process.argv.find((arg) => arg.startsWith('--print-to-pdf=')).slice(15)";
    writeFileSync(program, `#!${process.execPath}\nrequire('node:fs').writeFileSync(${output}, '%PDF-1.4 fake');\n`);
    chmodSync(program, 0o755);
    const connection = await start(createHostPages());
    try {
      const result = await withChromium(program, () => asker(connection)('pdf'));
      assert.ok('files' in result, JSON.stringify(result));
      const [file] = result.files;
      assert.equal(Buffer.from(file?.text ?? '', 'base64').toString(), '%PDF-1.4 fake');
      assert.deepEqual([file?.suffix, file?.encoding], ['.pdf', 'base64']);
      writeFileSync(program, `#!${process.execPath}\nprocess.exit(3);\n`);
      const failed = await withChromium(program, () => asker(connection)('pdf'));
      assert.deepEqual(failed, { refused: `cannot be printed as PDF: ${program} ended with status 3` });
    } finally {
      connection.dispose();
      rmSync(folder, { recursive: true });
    }
  });

  it('state in one line that there is no browser', async () => {
    const connection = await start(createHostPages());
    const path = process.env['PATH'];
    process.env['PATH'] = '';
    try {
      const none = await withChromium('', () => asker(connection)('pdf'));
      const found = 'files' in none;
      // On systems other than Linux, a browser may be found outside of the PATH.
      if (!found || process.platform === 'linux')
        assert.deepEqual(none, {
          refused:
            'cannot be printed as PDF: Chromium or Chrome is required, but neither was found; install one, or set the environment variable CHROMIUM to its path',
        });
      assert.deepEqual(await withChromium('/none/chromium', () => asker(connection)('pdf')), {
        refused: 'cannot be printed as PDF: /none/chromium (environment variable CHROMIUM) cannot be run',
      });
    } finally {
      process.env['PATH'] = path;
      connection.dispose();
    }
  });
});
