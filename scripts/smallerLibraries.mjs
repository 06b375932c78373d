/** Removes unused code from libraries to keep the bundles small. Results are unchanged. */
import { readFile } from 'node:fs/promises';

/**
 * Removes the names of metrics from `ae-cvss-calculator`, a third of its size, which do not affect scores; and from `tlds` the names in
 * other scripts, which are recognised by their letters (server/src/core/indicators/topLevels.ts).
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
    },
  };
}

/** Modules of the server's library that the project does not use, with their replacements. */
const unasked = {
  'vscode-languageserver/lib/common/notebook.js': 'exports.NotebookSyncFeature = (base) => base;',
  'vscode-languageserver-protocol/lib/common/protocol.notebook.js': '',
  'vscode-languageserver/lib/common/semanticTokens.js': 'exports.SemanticTokensFeature = (base) => base;',
  'vscode-languageserver/lib/node/files.js': '',
};

/**
 * Removes notebooks, semantic tokens and the search for global modules from the server's library, which saves 16 kB at each start.
 * @returns {import('esbuild').Plugin}
 */
export function smallerServerLibrary() {
  return {
    name: 'smaller server library',
    setup(build) {
      build.onLoad({ filter: /[/\\](?:notebook|protocol\.notebook|semanticTokens|files)\.js$/ }, ({ path }) => {
        const found = Object.entries(unasked).find(([module]) => path.replaceAll('\\', '/').endsWith(`/${module}`));
        return found && { contents: found[1] };
      });
    },
  };
}
