/** Everything about a code is in the metadata of its rule: other files name no codes or families, except those listed here. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { allRules } from '../../server/src/core/rules/index.ts';
import { rootUrl } from '../support/schema.ts';

/** Files and folders that may name codes, with those codes and the reason. */
const allowed: readonly (readonly [path: string, codes: RegExp, reason: string])[] = [
  ['server/src/core/rules/', /./, 'the rules and their metadata'],
  ['server/src/core/yaml/', /^yaml\//, 'the parser raises them'],
  ['server/src/core/document/incremental/parse.ts', /^yaml\/syntax$/, 'raises it'],
  ['server/src/core/schema/', /^(?:yaml|schema)\//, 'the validator raises them'],
  ['server/src/core/configuration/problems.ts', /^schema\/value$/, 'raises it'],
  ['server/src/core/suppressions/unused.ts', /^advisory\/unused-suppression$/, 'raises it'],
  ['server/src/cli/program.ts', /^attack\/revoked$/, 'an example in the help'],
  [
    'server/src/core/document/document.ts',
    /^yaml\/syntax$/,
    'rules read documents, so a document cannot read metadata',
  ],
  ['client/src/sections/items.ts', /^sections\//, 'the tree shows the state of a section instead of these problems'],
  [
    'server/src/core/export/lossOfContent.ts',
    /^yaml\/(?:unquoted-colon)?$/,
    'the room is above that of the rules, so it cannot read metadata',
  ],
];

const codes = allRules.map(({ meta }) => meta.code);
const families = [...new Set(codes.map((code) => code.slice(0, code.indexOf('/'))))];
const names = [...new Set(codes.map((code) => code.slice(code.indexOf('/'))))];

/** Returns the codes that a source names outside of comments, the families that it matches, and names of codes without a family. */
function namedIn(source: string): readonly string[] {
  const code = source
    .replace(/\/\*[^]*?\*\/|(?<=^|\s)\/\/.*$/gm, '')
    .replace(/(['"])\.{1,2}\/.*?\1/g, '')
    .replaceAll('\\/', '/');
  const whole = codes.filter((one) => new RegExp(`(?<![\\w-])${one}(?![\\w-])`).test(code));
  const family = families.filter((one) => new RegExp(`(?<![\\w./-])${one}/(?=['"\`()|/$])`).test(code));
  const name = names.filter((one) => new RegExp(`['"\`|]${one}(?:['"\`|]|\\$/)`).test(code));
  return [...whole, ...family.map((one) => `${one}/`), ...name];
}

function sourcesUnder(folder: string): readonly string[] {
  return readdirSync(new URL(folder, rootUrl), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? sourcesUnder(`${folder}${entry.name}/`)
      : /\.(?:ts|mjs)$/.test(entry.name)
        ? [folder + entry.name]
        : [],
  );
}

describe('codes of rules', () => {
  it('occur only in the files that raise them', () => {
    const found = ['server/src/', 'client/', 'scripts/'].flatMap(sourcesUnder).flatMap((file) =>
      namedIn(readFileSync(new URL(file, rootUrl), 'utf8'))
        .filter((code) => !allowed.some(([path, those]) => file.startsWith(path) && those.test(code)))
        .map((code) => `${file}: ${code}`),
    );
    assert.deepEqual(found, [], 'state it in the metadata of the rule, server/src/core/rules/rule.ts');
  });

  it('are found in lists, comparisons and patterns', () => {
    for (const [source, code] of [
      [`new Set(['attack/revoked'])`, 'attack/revoked'],
      [`code.startsWith('detection/')`, 'detection/'],
      ['/^schema\\/|x/.test(code)', 'schema/'],
      [`code.endsWith('/unknown')`, '/unknown'],
      ['/^sections\\/(?:empty|order)/', 'sections/'],
    ] as const)
      assert.deepEqual(namedIn(source), [code]);
    assert.deepEqual(namedIn(`import x from '../attack/revoked.ts'; // attack/revoked\n/** attack/revoked */`), []);
  });
});
