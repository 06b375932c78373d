// The recommended rules, rules that need types, and the project's own rules: which imports are allowed (eslint/rooms.mjs), and doc comments.
import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';
import project from './eslint/plugin.mjs';
import { rooms } from './eslint/rooms.mjs';

const product = ['server/src/**/*.ts', 'client/src/**/*.ts', 'client/webview/**/*.ts'];
const pureRooms = rooms.filter(({ pure }) => pure).map(({ room }) => (room.endsWith('.ts') ? room : `${room}/**/*.ts`));

/** A spread makes each item of a list an argument of the call, and the stack holds about 120,000 arguments. */
const spread = 'A long list exceeds the stack. Use a loop, or a function from `core/util/lists.ts`.';
const spreads = ['property.name=/^(push|unshift)$/', 'object.name=/^(Math|String)$/'].map((callee) => ({
  selector: `CallExpression[callee.${callee}] > SpreadElement`,
  message: spread,
}));
const injected = 'It is injected by the host (server/src/core/environment/environment.ts).';
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
];

/** Forbids the clock, timers, the console, randomness and other globals of the host. */
const pure = {
  'no-restricted-globals': ['error', ...hostGlobals.map((name) => ({ name, message: injected }))],
  'no-restricted-properties': [
    'error',
    { object: 'Date', property: 'now', message: injected },
    { object: 'Math', property: 'random', message: 'Core is deterministic.' },
  ],
  'no-restricted-syntax': [
    'error',
    { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: injected },
    ...spreads,
  ],
};

/** Rules of typescript-eslint that need types. */
const typeAware = {
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': 'error',
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/no-unnecessary-condition': 'error',
  '@typescript-eslint/no-unnecessary-type-assertion': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/no-unsafe-argument': 'error',
  '@typescript-eslint/no-unsafe-assignment': 'error',
  '@typescript-eslint/no-unsafe-call': 'error',
  '@typescript-eslint/no-unsafe-member-access': 'error',
  '@typescript-eslint/no-unsafe-return': 'error',
  '@typescript-eslint/unbound-method': 'error',
};

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'out/',
      'node_modules/',
      'test/host/node_modules/',
      'test/bench/peer/node_modules/',
      'test/host/stubs/',
      '**/generated/',
      '.vscode-test/',
      'test-results/',
    ],
  },
  eslint.configs.recommended,
  ...tseslint.configs.strict,
  { plugins: { project } },
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      // A name that begins with `_` marks a variable or parameter as unused.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 300 }],
      'no-control-regex': 'off',
    },
  },
  {
    files: product,
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'project/doors': 'error',
      'project/doc-comment': 'error',
      'no-restricted-syntax': ['error', ...spreads],
      ...typeAware,
    },
  },
  { files: pureRooms, rules: pure },
  {
    // A test whose promise is not awaited can't fail.
    files: ['test/**/*.ts', 'scripts/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  { files: ['**/*.mjs'], languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } } },
);
