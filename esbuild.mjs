// Bundles every program of the project into dist/, or into the folder behind `--to`. `--watch` keeps building.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import esbuild from 'esbuild';

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
  mainFields: ['module', 'main'],
  // CommonJS has no import.meta, and libraries that are ES modules ask it where they are.
  define: { 'import.meta.url': 'importMetaUrl' },
  banner: { js: importMetaUrl },
};
const executable = { banner: { js: `#!/usr/bin/env node\n${importMetaUrl}` } };

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
  {
    ...node,
    entryPoints: ['client/src/extension.node.ts'],
    outfile: join(values.to, 'client.cjs'),
    external: ['vscode'],
  },
  { ...node, ...executable, entryPoints: ['server/src/node/main.ts'], outfile: join(values.to, 'server.cjs') },
  { ...node, ...executable, entryPoints: ['server/src/cli/main.ts'], outfile: join(values.to, 'cli.cjs') },
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
];

if (values.watch) {
  for (const bundle of bundles) await (await esbuild.context(bundle)).watch();
  console.log('Watching.');
} else {
  await Promise.all(bundles.map((bundle) => esbuild.build(bundle)));
}
