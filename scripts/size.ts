/**
 * `npm run size`: packs the extension for publishing, and prints the sizes of the package and its programs. Exits with 1 if a size exceeds
 * its budget. Sizes are in kB (1000 bytes). Those of the programs do not include data, schemas and snippets, which are separate files.
 */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot, runNpm } from './machine/commands.ts';
import { reachable, sizeTable, type Measured } from './sizeTable.ts';

const dist = join(projectRoot, 'dist');
const bytesOf = (file: string): number => statSync(join(dist, file)).size;
const read = (file: string): string => readFileSync(join(dist, file), 'utf8');
const all = (file: string): number => [...reachable(file, read)].reduce((sum, one) => sum + bytesOf(one), 0);

const folder = mkdtempSync(join(tmpdir(), 'advisory-size-'));
try {
  const vsix = join(folder, 'extension.vsix');
  // This also builds, because the manifest has a `vscode:prepublish` script.
  const { code } = await runNpm(['run', '--silent', 'package', '--', '--out', vsix]);
  if (code !== 0) throw new Error(`the extension could not be packed: exit code ${String(code)}`);
  const measured: readonly Measured[] = [
    { what: 'server, loaded at start', bytes: bytesOf('server.cjs'), budget: 800_000 },
    // Parts are loaded on first use. A new feature may add a part, but the code loaded at start must not grow. The library for Word
    // documents, which the package needs for the command line anyway, makes up some 250 kB of the parts. The last increase of 50 kB was for
    // pasted pages and documents, and for other notations of rows.
    { what: 'server, with all parts', bytes: all('server.cjs'), budget: 2_260_000 },
    { what: 'command line, loaded at start', bytes: bytesOf('cli.cjs'), budget: 650_000 },
    // Includes the library for Word documents (some 240 kB), imports with their HTML parser (some 180 kB), and the fixes that convert
    // other notations (some 115 kB). The last increase, of 10 kB, was for imports that keep values that compete for one key or row.
    { what: 'command line, with all parts', bytes: all('cli.cjs'), budget: 1_960_000 },
    { what: 'extension, for any YAML document', bytes: bytesOf('client.cjs'), budget: 5_000 },
    // Seven eighths of this is the library that communicates with the server.
    { what: 'extension, for advisories', bytes: all('client.cjs'), budget: 510_000 },
    // Half of this is the published page's stylesheet, which the preview shares, and the page's tools.
    { what: 'preview', bytes: bytesOf('preview.js') + bytesOf('preview.css'), budget: 40_000 },
    { what: '.vsix', bytes: statSync(vsix).size, budget: 3_000_000 },
  ];
  console.log(sizeTable(measured));
  if (measured.some(({ bytes, budget }) => bytes > budget)) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
