/**
 * Parts: code that is loaded when one of its functions is first called. Sources and tests import a part like any other module; only bundles
 * replace it with functions that load it. Therefore a part exports only functions (checked by `test/project/bundles.process.test.ts`) and
 * has its own copy of shared code, so classes and caches are not shared.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The parts: maps names in `dist/parts` to entry modules. */
export const parts = {
  report: join(root, 'server/src/core/report/index.ts'),
  labels: join(root, 'server/src/core/labels/labels.ts'),
  export: join(root, 'server/src/core/export/index.ts'),
  publish: join(root, 'server/src/core/publish/index.ts'),
  site: join(root, 'server/src/hosts/node/publish/index.ts'),
  docx: join(root, 'server/src/core/report/docx/index.ts'),
  import: join(root, 'server/src/core/import/index.ts'),
  globs: createRequire(import.meta.url)
    .resolve('tinyglobby')
    .replace(/index\.cjs$/, 'index.mjs'),
  json: join(root, 'server/src/hosts/node/store/jsonItems.ts'),
  pages: join(root, 'server/src/hosts/node/pages.ts'),
  validators: join(root, 'server/src/validators/others.ts'),
  cvss: join(root, 'server/src/core/vulnerabilities/calculate.ts'),
  vector: join(root, 'server/src/core/vulnerabilities/vector.ts'),
  recover: join(root, 'server/src/core/yaml/recover/index.ts'),
  quote: join(root, 'server/src/core/yaml/quote.ts'),
  written: join(root, 'server/src/core/schema/written/index.ts'),
  indicators: join(root, 'server/src/core/indicators/index.ts'),
  checksums: join(root, 'server/src/core/indicators/checksums.ts'),
  topLevels: join(root, 'server/src/core/indicators/topLevels.ts'),
  dates: join(root, 'server/src/core/model/otherDates.ts'),
  updates: join(root, 'server/src/core/catalogue/bundle/updateReader.ts'),
  fieldTerms: join(root, 'server/src/core/attack/fieldTerms.ts'),
  values: join(root, 'server/src/service/completion/values.ts'),
  refactor: join(root, 'server/src/service/refactor/index.ts'),
  marks: join(root, 'server/src/service/marks/index.ts'),
  explain: join(root, 'server/src/service/explain.ts'),
  paste: join(root, 'server/src/core/paste/index.ts'),
  format: join(root, 'server/src/core/format/format.ts'),
  indexer: join(root, 'server/src/hosts/node/corpus/runIndexer.ts'),
  acrossFiles: join(root, 'server/src/lsp/corpus/index.ts'),
  corpus: join(root, 'server/src/core/corpus/index.ts'),
  extension: join(root, 'client/src/nodeExtension.ts'),
};

/**
 * Replaces parts in a bundle with functions that load them. `self` is the part that is being built, if any.
 * @param {keyof typeof parts} [self]
 * @returns {esbuild.Plugin}
 */
export function loadPartsLate(self) {
  const names = new Map(Object.entries(parts).map(([name, module]) => [module, name]));
  return {
    name: 'parts',
    setup(build) {
      build.onResolve({ filter: /./ }, async ({ path, pluginData, ...place }) => {
        if (pluginData === 'resolved' || place.kind !== 'import-statement') return undefined;
        const found = await build.resolve(path, { ...place, pluginData: 'resolved' });
        const name = names.get(found.path);
        // Modules of core and service have no side effects, so unused ones are left out of the bundle.
        const isPure = /[\\/]server[\\/]src[\\/](?:core|service)[\\/]/.test(found.path);
        if (name === undefined || name === self) return isPure ? { ...found, sideEffects: false } : found;
        return { path: name, namespace: 'part', sideEffects: false };
      });
      build.onLoad({ filter: /./, namespace: 'part' }, async ({ path: name }) => ({
        contents: standIn(`part:${name}`, await exportsOf(parts[name])),
      }));
      build.onResolve({ filter: /^part:/ }, ({ path }) => ({
        path: path.replace('part:', self === undefined ? './parts/' : './') + '.cjs',
        external: true,
      }));
    },
  };
}

/**
 * Loads rarely needed Node modules when one of their functions is first called.
 * @returns {esbuild.Plugin}
 */
export function loadBuiltinsLate() {
  const require = createRequire(import.meta.url);
  return {
    name: 'builtins',
    setup(build) {
      build.onResolve({ filter: /^(?:node:)?(?:child_process|crypto|fs\/promises)$/ }, ({ path, kind }) => ({
        path,
        namespace: kind === 'require-call' ? 'required builtin' : 'builtin',
        sideEffects: false,
      }));
      // Exports getters, so that a module is loaded only when one of its members is read. TypeScript's import helpers copy getters without
      // calling them.
      build.onLoad({ filter: /./, namespace: 'required builtin' }, ({ path }) => ({
        contents: `for (const name of '${Object.keys(require(path)).join(' ')}'.split(' '))
          Object.defineProperty(exports, name, { enumerable: true, get: () => require('builtin:${path}')[name] });`,
      }));
      build.onLoad({ filter: /./, namespace: 'builtin' }, ({ path }) => {
        const module = require(path);
        const functions = Object.keys(module).filter((name) => typeof module[name] === 'function');
        return { contents: standIn(`builtin:${path}`, functions) };
      });
      build.onResolve({ filter: /^builtin:/ }, ({ path }) => ({ path: path.replace('builtin:', ''), external: true }));
    },
  };
}

/** Returns the source of functions that load a module on the first call. */
function standIn(module, functions) {
  const body = functions.map((name) => `export function ${name}(...args) { return load().${name}(...args); }`);
  return `let module; const load = () => (module ??= require('${module}'));\n${body.join('\n')}`;
}

/** Returns the names that a module exports, except types. */
async function exportsOf(module) {
  const { metafile } = await esbuild.build({
    entryPoints: [module],
    bundle: true,
    packages: 'external',
    loader: { '.css': 'text' },
    format: 'esm',
    write: false,
    metafile: true,
    outdir: root,
    logLevel: 'silent',
    plugins: [
      {
        name: 'entry',
        setup: (build) =>
          build.onResolve({ filter: /./ }, ({ kind }) => (kind === 'entry-point' ? undefined : { external: true })),
      },
    ],
  });
  const [output] = Object.values(metafile.outputs);
  return output.exports;
}
