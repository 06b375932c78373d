/** Removes unused code from libraries, and compresses data, to keep bundles small. Their results do not change. */
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { deflateRawSync } from 'node:zlib';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Removes the names and descriptions of metrics, which do not affect scores, from `ae-cvss-calculator` (a third of its size); and, from
 * `tlds`, names in non-Latin scripts, which are recognised by their letters (server/src/core/indicators/topLevels.ts). Compresses the table
 * of HTML entities in the HTML parser by a third.
 * @returns {import('esbuild').Plugin}
 */
export function smallerLibraries() {
  return {
    name: 'smaller libraries',
    setup(build) {
      build.onLoad({ filter: /[/\\]ae-cvss-calculator\.js$/ }, async ({ path }) => ({
        contents: (await readFile(path, 'utf8')).replace(
          /(description|jsonSchemaName|abbreviatedName):"(?:[^"\\]|\\.)*"/g,
          '$1:""',
        ),
      }));
      build.onLoad({ filter: /[/\\]tlds[/\\]index\.json$/ }, async ({ path }) => {
        const names = JSON.parse(await readFile(path, 'utf8')).filter((name) => /^[a-z]+$/.test(name));
        return { contents: `export default ${JSON.stringify(names.join(' '))}.split(' ');`, loader: 'js' };
      });
      build.onLoad(
        { filter: /[/\\]htmlparser2[/\\].+[/\\]esm[/\\]generated[/\\]decode-data-html\.js$/ },
        async ({ path }) => {
          const { htmlDecodeTree: tree } = await import(pathToFileURL(path).href);
          const data = deflateRawSync(tree, { level: 9 }).toString('base64');
          const contents = `
          import { inflateRawSync } from 'node:zlib';
          const { buffer } = Uint8Array.from(inflateRawSync(Buffer.from('${data}', 'base64')));
          export const htmlDecodeTree = new Uint16Array(buffer);`;
          return { contents };
        },
      );
    },
  };
}

/** Unused features of the language server library, by module. The modules in the protocol library have the same names. */
const unusedFeatures = {
  callHierarchy: 'CallHierarchyFeature',
  inlineCompletion: 'InlineCompletionFeature',
  inlineValue: 'InlineValueFeature',
  moniker: 'MonikerFeature',
  notebook: 'NotebookSyncFeature',
  semanticTokens: 'SemanticTokensFeature',
  textDocumentContent: 'TextDocumentContentFeature',
  typeHierarchy: 'TypeHierarchyFeature',
};
/** Unused modules of the language server library, with their replacements. */
const unusedModules = {
  'vscode-languageserver/lib/node/files.js': '',
  ...Object.fromEntries(
    Object.entries(unusedFeatures).flatMap(([name, feature]) => [
      [`vscode-languageserver/lib/common/${name}.js`, `exports.${feature} = (base) => base;`],
      [`vscode-languageserver-protocol/lib/common/protocol.${name}.js`, ''],
    ]),
  ),
};
/** The namespaces in `vscode-languageserver-types` that the language server library uses at run time. */
const typesOfLibrary = ['DocumentUri', 'URI', 'WorkspaceFolder', 'integer', 'uinteger'];

/** Returns the names that the server's sources import from `vscode-languageserver`. Some of them are namespaces of data types. */
async function importedNames() {
  const sources = new URL('../server/src/', import.meta.url);
  const files = (await readdir(sources, { recursive: true })).filter((file) => file.endsWith('.ts'));
  const texts = await Promise.all(files.map((file) => readFile(new URL(file.replaceAll('\\', '/'), sources), 'utf8')));
  return texts
    .flatMap((text) => [...text.matchAll(/^import \{([^}]*)\} from 'vscode-languageserver(?:\/node)?';$/gm)])
    .flatMap(([, names]) => names.split(',').map((name) => name.trim()));
}

/**
 * Removes unused code from the language server library: the features above, the search for global modules, and all data types that are not
 * referred to. This saves 50 kB at each start.
 * @returns {import('esbuild').Plugin}
 */
export function smallerServerLibrary() {
  return {
    name: 'smaller server library',
    setup(build) {
      replaceModules(build, /[/\\]vscode-languageserver(?:-protocol)?[/\\]lib[/\\]\w+[/\\][\w.]+\.js$/, unusedModules);
      // Marks every namespace as free of side effects, so that only those in use are bundled.
      build.onLoad({ filter: /[/\\]vscode-languageserver-types[/\\]lib[/\\]esm[/\\]main\.js$/ }, async ({ path }) => ({
        contents: (await readFile(path, 'utf8'))
          .replace(
            /^export var (\w+);\n(?:\/\*\*.*\*\/\n)?\(function \(\1\) \{$/gm,
            'export var $1 = /* @__PURE__ */ (function ($1) {',
          )
          .replace(/^\}\)\((\w+) \|\| \(\1 = \{\}\)\);$/gm, '  return $1;\n})({});'),
      }));
      build.onResolve({ filter: /^vscode-languageserver-types$/ }, ({ kind }) =>
        kind === 'require-call' ? { path: 'types of the library', namespace: 'smaller' } : undefined,
      );
      build.onLoad({ filter: /./, namespace: 'smaller' }, async () => {
        const all = Object.keys(await import('vscode-languageserver-types'));
        const used = new Set([...typesOfLibrary, ...(await importedNames())]);
        const names = all.filter((name) => used.has(name));
        const contents = `export { ${names.join(', ')} } from './node_modules/vscode-languageserver-types/lib/esm/main.js';`;
        return { contents, resolveDir: root };
      });
    },
  };
}

/**
 * Modules of `yaml` that convert data to text or to JavaScript values, and all schemas except the failsafe one. The project composes nodes
 * with their ranges and does not use values (server/src/core/yaml/compose.ts).
 */
const unusedYaml = {
  'schema/tags.js': `
    import { map } from './common/map.js';
    import { seq } from './common/seq.js';
    import { string } from './common/string.js';
    export const coreKnownTags = {};
    export const getTags = () => [map, seq, string];`,
  ...Object.fromEntries(
    [
      ['doc/applyReviver.js', 'applyReviver'],
      ['doc/createNode.js', 'createNode'],
      ['nodes/addPairToJSMap.js', 'addPairToJSMap'],
      ['nodes/toJS.js', 'toJS'],
      ['stringify/stringifyCollection.js', 'stringifyCollection'],
      ['stringify/stringifyDocument.js', 'stringifyDocument'],
      ['stringify/stringifyPair.js', 'stringifyPair'],
      ['stringify/stringifyString.js', 'stringifyString'],
      ['parse/cst-visit.js', 'visit'],
      ['visit.js', 'visit', 'visitAsync'],
    ].map(([module, ...names]) => [
      module,
      names
        .map((name) => `export function ${name}() { throw new Error('${name} of yaml is not bundled'); }`)
        .join('\n'),
    ]),
  ),
};

/** Removes everything from `yaml` that is not needed to compose nodes, which saves 25 kB. @returns {import('esbuild').Plugin} */
export function smallerYaml() {
  return {
    name: 'smaller yaml',
    setup(build) {
      replaceModules(build, /[/\\]yaml[/\\]browser[/\\]dist[/\\].+\.js$/, unusedYaml);
    },
  };
}

/**
 * Replaces the modules whose paths match `filter` and end with a key of `replacements` with the value of that key.
 * @param {import('esbuild').PluginBuild} build
 * @param {RegExp} filter
 * @param {Readonly<Record<string, string>>} replacements
 */
function replaceModules(build, filter, replacements) {
  build.onLoad({ filter }, ({ path }) => {
    const found = Object.entries(replacements).find(([module]) => path.replaceAll('\\', '/').endsWith(`/${module}`));
    return found && { contents: found[1] };
  });
}
