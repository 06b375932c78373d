// The doors of docs/architecture.md that stay shut, beside the usual checks.
import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

const nodeBuiltins = {
  regex: '^(?:node:|(?:fs|path|os|child_process|util|url)(?:/|$))',
  message: 'No host here: it is injected.',
};
const editors = { regex: '^@?vscode(?:-|/|$)', message: 'No editor here.' };
const data = { group: ['**/data/*', '**/*.json'], message: 'Data is injected.' };
const outer = {
  group: ['**/service/**', '**/lsp/**', '**/cli/**', '**/hosts/**', '**/client/**'],
  message: 'Arrows point inwards.',
};
const yamlLibrary = { regex: '^yaml(?:/|$)', message: 'Only core/yaml knows the yaml library.' };
const tests = { group: ['**/test/**'], message: 'Product code knows no tests.' };

/** Host-free libraries of core, each in the one place that may know it. */
const libraries = ['markdown-it', 'fastest-levenshtein', 'ajv', 'ae-cvss-calculator', 'ipaddr.js'];
const onlyThere = (...allowed) => ({
  regex: `^(?:${libraries.filter((name) => !allowed.includes(name)).join('|')})(?:/|$)`,
  message: 'This library is used in one file of core only.',
});

const restrict = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns: [...patterns, tests] }] });
const hostGlobals = [
  'console',
  'process',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'fetch',
  'document',
  'window',
].map((name) => ({
  name,
  message: 'No host here: it is injected.',
}));
const pure = {
  'no-restricted-globals': ['error', ...hostGlobals],
  'no-restricted-properties': [
    'error',
    { object: 'Date', property: 'now', message: 'The day is injected.' },
    { object: 'Math', property: 'random', message: 'Core is deterministic.' },
  ],
  'no-restricted-syntax': [
    'error',
    { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The day is injected.' },
  ],
};

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'out/',
      'node_modules/',
      'test/host/node_modules/',
      'test/host/stubs/',
      '**/generated/',
      '.vscode-test/',
      'test-results/',
    ],
  },
  eslint.configs.recommended,
  ...tseslint.configs.strict,
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      // Names of a pattern that say what is passed over.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 300 }],
      'no-control-regex': 'off',
    },
  },
  {
    files: ['server/src/core/**/*.ts'],
    rules: { ...restrict(nodeBuiltins, editors, data, outer, yamlLibrary, onlyThere()), ...pure },
  },
  { files: ['server/src/core/yaml/**/*.ts'], rules: restrict(nodeBuiltins, editors, data, outer, onlyThere()) },
  {
    files: ['server/src/core/util/nearest.ts'],
    rules: restrict(nodeBuiltins, editors, data, outer, yamlLibrary, onlyThere('fastest-levenshtein')),
  },
  {
    files: ['server/src/core/report/markdown.ts'],
    rules: restrict(nodeBuiltins, editors, data, outer, yamlLibrary, onlyThere('markdown-it')),
  },
  {
    files: ['server/src/core/indicators/addresses.ts'],
    rules: restrict(nodeBuiltins, editors, data, outer, yamlLibrary, onlyThere('ipaddr.js')),
  },
  {
    files: ['server/src/core/vulnerabilities/calculate.ts'],
    rules: restrict(nodeBuiltins, editors, data, outer, yamlLibrary, onlyThere('ae-cvss-calculator')),
  },
  {
    files: ['server/src/core/rules/*/*.ts'],
    ignores: ['server/src/core/rules/shared/*.ts'],
    rules: restrict(nodeBuiltins, editors, data, outer, yamlLibrary, onlyThere(), {
      regex: '^(?:\\./|\\.\\./(?!shared/|rule\\.ts$|\\.\\./))',
      message: 'A rule knows no other rule.',
    }),
  },
  {
    files: ['server/src/core/report/**/*.ts'],
    ignores: ['server/src/core/report/markdown.ts'],
    rules: restrict(nodeBuiltins, editors, data, outer, yamlLibrary, onlyThere(), {
      group: ['**/rules/**', '**/schema/**', '**/yaml/**'],
      message: 'The report reads the model only.',
    }),
  },
  {
    files: ['server/src/service/**/*.ts'],
    rules: {
      ...restrict(
        nodeBuiltins,
        yamlLibrary,
        {
          group: ['**/lsp/**', '**/cli/**', '**/hosts/**', '**/client/**', '**/core/*/**'],
          message: 'The service reads core/index.ts.',
        },
        { regex: '^vscode(?:$|-languageserver(?:/|$)|-languageclient|-jsonrpc)', message: 'No connection here.' },
      ),
      ...pure,
    },
  },
  {
    files: ['server/src/hosts/node/store/**/*.ts'],
    rules: restrict(editors, yamlLibrary, {
      group: ['**/service/**', '**/lsp/**', '**/cli/**', '**/hosts/**', '**/client/**', '**/core/*/**'],
      message: 'The store reads core/index.ts.',
    }),
  },
  {
    files: ['server/src/lsp/**/*.ts'],
    rules: restrict(nodeBuiltins, yamlLibrary, {
      group: [
        'vscode',
        'vscode-languageclient',
        'vscode-languageserver/node*',
        'vscode-languageserver/browser*',
        '**/cli/**',
        '**/client/**',
      ],
      message: 'The glue is the same in every host.',
    }),
  },
  {
    files: ['server/src/cli/**/*.ts'],
    rules: restrict(editors, yamlLibrary, {
      group: ['**/service/**', '**/lsp/**', '**/client/**', '**/core/*/**', '!**/core/report/report.css'],
      message: 'The command line reads core/index.ts.',
    }),
  },
  {
    files: ['client/src/**/*.ts'],
    rules: restrict(yamlLibrary, {
      group: ['**/core/**', '**/service/**', '**/lsp/**', '**/cli/**', '**/hosts/**', '**/data/**'],
      message: 'The client shares protocol.ts, download.ts and updateSources.ts of server/src only.',
    }),
  },
  {
    files: ['client/webview/**/*.ts'],
    rules: restrict(nodeBuiltins, editors, yamlLibrary, {
      group: ['**/server/**'],
      message: 'The webview knows its messages only.',
    }),
  },
  {
    files: ['test/**/*.ts', 'scripts/**/*.ts'],
    rules: {
      'no-restricted-imports': 'off',
      'no-restricted-syntax': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  { files: ['**/*.mjs'], languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } } },
);
