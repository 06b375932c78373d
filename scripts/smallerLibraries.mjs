/** Libraries without what nothing here asks for, so that the bundles stay small. What they compute stays the same. */
import { readFile } from 'node:fs/promises';

/**
 * The names of metrics in `ae-cvss-calculator`, a third of its size, on which no score depends; and of `tlds` the names in other scripts,
 * which count as top-level domains by their letters (server/src/core/indicators/topLevels.ts).
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

/** Modules of the server's library that no program of the project asks for, and what stands in for each in the bundles. */
const unasked = {
  'vscode-languageserver/lib/common/notebook.js': 'exports.NotebookSyncFeature = (base) => base;',
  'vscode-languageserver-protocol/lib/common/protocol.notebook.js': '',
  'vscode-languageserver/lib/common/semanticTokens.js': 'exports.SemanticTokensFeature = (base) => base;',
  'vscode-languageserver/lib/node/files.js': '',
};

/**
 * The server's library without notebooks, semantic tokens and the search for global modules: 16 kB that would be read at each start.
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
