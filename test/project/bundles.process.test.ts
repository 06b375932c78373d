/** The bundles: the assumptions of `esbuild.mjs`, and the files that the size check counts. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { cvssScores } from '../../server/src/core/vulnerabilities/calculate.ts';
import { reachable, sizeTable } from '../../scripts/sizeTable.ts';
import { hostFolder, hostPaths } from '../host/installation.ts';
import { rootUrl } from '../support/schema.ts';

const { parts } = (await import(new URL('scripts/parts.mjs', rootUrl).href)) as {
  readonly parts: Readonly<Record<string, string>>;
};

const cvssVectors = [
  ['AV:N/AC:L/Au:N/C:C/I:P/A:N/E:POC/RL:OF/RC:C/CDP:LM/TD:M/CR:H', '2.0'],
  ['CVSS:3.0/AV:N/AC:H/PR:L/UI:R/S:C/C:L/I:H/A:N/E:P/RL:W', '3.0'],
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H/MAV:P/CR:L', '3.1'],
  ['CVSS:4.0/AV:N/AC:L/AT:P/PR:L/UI:P/VC:H/VI:L/VA:N/SC:L/SI:N/SA:H/E:P/CR:M/MSI:S', '4.0'],
] as const;

describe('the parts of the bundles', () => {
  for (const [name, module] of Object.entries(parts)) {
    it(`${name} exports only functions, because nothing else can be loaded lazily`, async () => {
      const text = readFileSync(module, 'utf8');
      // A module that imports `vscode` cannot be loaded here, so its text is checked instead.
      if (text.includes("from 'vscode'"))
        return assert.doesNotMatch(text, /^export (?!function |async function |type |interface )/m);
      const exported = (await import(pathToFileURL(module).href)) as Readonly<Record<string, unknown>>;
      const names = Object.keys(exported).filter((key) => key !== 'default');
      assert.ok(names.length > 0);
      for (const key of names) {
        assert.equal(typeof exported[key], 'function', key);
        assert.doesNotMatch(String(exported[key]), /^class\b/, key);
      }
    });
  }

  it('load from the build, and the server starts without output on standard error', async function () {
    this.timeout(60_000);
    const folder = mkdtempSync(join(tmpdir(), 'advisory-parts-'));
    try {
      const built = spawnSync(process.execPath, ['esbuild.mjs', '--to', folder], { cwd: fileURLToPath(rootUrl) });
      assert.equal(built.status, 0, built.stderr.toString());
      const require = createRequire(import.meta.url);
      const load = (name: string): Readonly<Record<string, (...args: readonly unknown[]) => unknown>> =>
        require(join(folder, 'parts', `${name}.cjs`)) as Readonly<Record<string, () => unknown>>;
      assert.equal(load('report')['defang']?.('https://evil.example'), 'hxxps://evil[.]example');
      assert.equal(load('globs')['isDynamicPattern']?.('**/*.yaml'), true);
      const listener = { nested: () => undefined, value: () => undefined };
      assert.doesNotThrow(() => load('json')['createJsonItems']?.(['$.*'], listener));
      // The build shortens names in this library, which must not change the scores.
      for (const [vector, version] of cvssVectors)
        assert.deepEqual(load('cvss')['cvssScores']?.(vector, version), cvssScores(vector, version), vector);
      for (const node of nodes) assert.equal(await errorsAtStart(node, join(folder, 'server.cjs')), '', node);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('are in the package', () => {
    const allowed = readFileSync(new URL('.vscodeignore', rootUrl), 'utf8').split('\n');
    assert.ok(allowed.includes('!dist/parts/*.cjs'));
  });
});

/** The Node executables of the tests and of VS Code's server (which may be the same), and those in `NODES`, which is a list like `PATH`. */
const nodes = [process.execPath, hostPaths(hostFolder()).node, ...(process.env['NODES']?.split(delimiter) ?? [])];

/** Returns what a server writes to standard error until it has answered `initialize`, because editors show that as errors of the server. */
async function errorsAtStart(node: string, program: string): Promise<string> {
  const server = spawn(node, [program, '--stdio']);
  let errors = '';
  server.stderr.on('data', (chunk) => (errors += String(chunk)));
  const message =
    '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}';
  server.stdin.write(`Content-Length: ${message.length}\r\n\r\n${message}`);
  await once(server.stdout, 'data');
  server.kill();
  await once(server, 'close');
  return errors;
}

describe('the size check', () => {
  const files: Readonly<Record<string, string>> = {
    'server.cjs': 'a(require("./parts/report.cjs"),require("node:fs"))',
    'parts/report.cjs': 'require("./prose.cjs");require("./report.cjs")',
    'parts/prose.cjs': '',
    'parts/other.cjs': '',
  };

  it('counts every part that a program can load', () => {
    const found = reachable('server.cjs', (file) => files[file] ?? '');
    assert.deepEqual([...found], ['server.cjs', 'parts/report.cjs', 'parts/prose.cjs']);
  });

  it('marks sizes over their budget', () => {
    const measured = [
      { what: 'server', bytes: 1500, budget: 1000 },
      { what: 'client', bytes: 1000, budget: 1000 },
    ];
    assert.equal(
      sizeTable(measured),
      'server      1.5 kB  of     1.0 kB  over budget\nclient      1.0 kB  of     1.0 kB',
    );
  });
});
