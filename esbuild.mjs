// Bundles every program of the project into dist/, or into the folder given with `--to`. `--watch` rebuilds on every change.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import esbuild from 'esbuild';
import { loadBuiltinsLate, loadPartsLate, parts } from './scripts/parts.mjs';
import { smallerLibraries, smallerServerLibrary, smallerYaml } from './scripts/smallerLibraries.mjs';

const { values } = parseArgs({
  options: { watch: { type: 'boolean', default: false }, to: { type: 'string', default: 'dist' } },
});

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  minify: !values.watch,
  sourcemap: values.watch,
  logLevel: 'warning',
  loader: { '.css': 'text' },
  legalComments: 'none',
};
const importMetaUrl = "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;";
/** @type {import('esbuild').BuildOptions} */
const node = {
  ...common,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // Without escapes, labels in other scripts and the names of HTML entities take half the space. Node reads its modules as UTF-8.
  charset: 'utf8',
  mainFields: ['module', 'main'],
  alias: {
    // The same code as ES modules, so that unused code can be removed.
    yaml: './node_modules/yaml/browser/dist/index.js',
    // Only the parser: the index of the library adds a tree and its serialiser.
    htmlparser2: './node_modules/htmlparser2/dist/esm/Parser.js',
    // A single copy, because each of the protocol's libraries contains its own, in different patch versions.
    'vscode-languageserver-types': './node_modules/vscode-languageserver-types/lib/esm/main.js',
    // Replaced by a stub, because markdown-it constructs it although server/src/core/report/markdown.ts disables it.
    'linkify-it': './scripts/noLinkify.mjs',
    'uc.micro': './scripts/ucMicro.mjs',
  },
  // CommonJS has no import.meta, which libraries that are ES modules use for their location.
  define: { 'import.meta.url': 'importMetaUrl' },
  banner: { js: importMetaUrl },
  external: ['vscode'],
  plugins: [loadPartsLate()],
};
/** @type {import('esbuild').BuildOptions} */
const program = {
  ...node,
  // Node's modules are loaded late in these programs, but not in the extension, because its host has already loaded them.
  plugins: [...node.plugins, loadBuiltinsLate(), smallerServerLibrary(), smallerYaml()],
  banner: { js: `#!/usr/bin/env node\n${importMetaUrl}` },
};

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
  { ...node, entryPoints: ['client/src/extension.node.ts'], outfile: join(values.to, 'client.cjs') },
  { ...program, entryPoints: ['server/src/hosts/node/main.ts'], outfile: join(values.to, 'server.cjs') },
  { ...program, entryPoints: ['server/src/cli/main.ts'], outfile: join(values.to, 'cli.cjs') },
  ...Object.entries(parts).map(([name, module]) => ({
    ...node,
    plugins: [loadPartsLate(name), smallerLibraries()],
    // The library's constants and methods have names of up to forty characters, and no code accesses them by string.
    ...(name === 'cvss' ? { mangleProps: /^[A-Z][A-Z0-9]*_[A-Z0-9_]+$|^[a-z]\w{17,}$/, reserveProps: /^getOwn/ } : {}),
    entryPoints: [module],
    outfile: join(values.to, 'parts', `${name}.cjs`),
  })),
  {
    ...common,
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    entryPoints: ['client/webview/preview.ts'],
    outfile: join(values.to, 'preview.js'),
  },
  {
    ...common,
    loader: { '.css': 'css' },
    target: 'es2022',
    entryPoints: ['client/webview/preview.css'],
    outfile: join(values.to, 'preview.css'),
  },
  {
    ...common,
    loader: { '.css': 'css' },
    target: 'es2022',
    entryPoints: ['server/src/core/report/report.css'],
    outfile: join(values.to, 'page.css'),
  },
];

if (values.watch) {
  for (const bundle of bundles) await (await esbuild.context(bundle)).watch();
  console.log('Watching.');
} else {
  await Promise.all(bundles.map((bundle) => esbuild.build(bundle)));
}
