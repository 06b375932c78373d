/**
 * Generates code (the validators, and the scripts and styles of published pages), the schemas of configuration files and JSON reports, the
 * settings in the manifest, and the tables in README, the format guide and the list of rules. `--check` writes no committed files and exits
 * with 1 if one of them is out of date.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSync, transformSync } from 'esbuild';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneModule from 'ajv/dist/standalone/index.js';
import { format, resolveConfig } from 'prettier';
import { allRules } from '../server/src/core/rules/index.ts';
import type { JsonSchema } from '../server/src/core/schema/schemaIndex.ts';
import { keyTable } from './keyTable.ts';
import { leanSchema } from './leanSchema.ts';
import { readManifest } from './manifestTexts.ts';
import { reportSchema } from './reportSchema.ts';
import { configSchema, rulesSetting, rulesTable, settingsTable, type Manifest } from './ruleTables.ts';
import { schemaKeywords } from './schemaKeywords.ts';

// Node and TypeScript disagree on the default export of this CommonJS module.
const standalone = (standaloneModule as unknown as { default: typeof standaloneModule }).default;

const root = fileURLToPath(new URL('..', import.meta.url));
const check = process.argv.includes('--check');
const stale: string[] = [];

const readSchema = (name: string): JsonSchema =>
  JSON.parse(readFileSync(`${root}schemas/${name}.schema.json`, 'utf8')) as JsonSchema;
const schema = readSchema('advisory');
const config = configSchema(readSchema('config'), allRules, schema);
await writeCurrent('schemas/config.schema.json', JSON.stringify(config, null, 2), 'json');
await writeCurrent('schemas/report.schema.json', JSON.stringify(reportSchema(schema), null, 2), 'json');
writeGenerated('advisory', schema);
writeGenerated('config', config);
writeGenerated('catalogue', readSchema('catalogue'));
writePageScript();
writeSiteAssets();
const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as Manifest;
const rulesProperty = manifest.contributes?.configuration.properties['advisory.rules'];
if (rulesProperty) {
  Object.assign(rulesProperty, rulesSetting(allRules));
  await writeCurrent('package.json', `${JSON.stringify(manifest, null, 2)}\n`, 'json');
}
between('docs/format.md', 'keys', keyTable(schema));
between('docs/rules/README.md', 'rules', rulesTable(allRules));
between('README.md', 'settings', settingsTable(readManifest<Manifest>()));
if (stale.length > 0) {
  console.error(`Not current: ${stale.join(', ')}. Run \`npm run generate\` and commit the result.`);
  process.exitCode = 1;
}

/**
 * Returns Ajv's code without unused features, which make up half of it: an error's location in the schema, the data around a value, and
 * evaluated properties (for `unevaluatedProperties` and `unevaluatedItems`).
 */
function leanCode(code: string): string {
  const lean = code
    .replace(/schemaPath:"(?:[^"\\]|\\.)*",/g, '')
    .replace(
      /,\s*parentData:\s*[\w$]+,\s*parentDataProperty:\s*(?:"(?:[^"\\]|\\.)*"|[\w$]+),\s*rootData,\s*dynamicAnchors\s*\}/g,
      '}',
    )
    .replace(/,\s*parentData,\s*parentDataProperty,\s*rootData\s*=\s*data,\s*dynamicAnchors\s*=\s*\{\}\s*\}/g, '}')
    .replace(
      /const (evaluated\d+) = \w+\.evaluated;\s*if\(\1\.dynamicProps\)\{\1\.props = undefined;\}\s*if\(\1\.dynamicItems\)\{\1\.items = undefined;\}/g,
      '',
    )
    .replace(/,\s*parentData,\s*parentDataProperty,\s*rootData,\s*dynamicAnchors\s*\}/g, '}')
    .replace(/evaluated\d+\.(?:props|items) = \w+;/g, '')
    .replace(/\w+\.evaluated = \{[^{}]*\};/g, '')
    .replace(
      /vErrors = vErrors === null \? (\w+\.errors) : vErrors\.concat\(\1\);/g,
      (_all, errors: string) => `vErrors = joined(vErrors, ${errors});`,
    );
  if (/parentData|dynamicAnchors|evaluated\d/.test(lean))
    throw new Error('The validator uses a function that the bundle omits.');
  return `${lean}\n${joined()}`;
}

/**
 * Returns a helper that appends the errors of a part to the earlier errors. Ajv's own code copies all errors for each part, which takes
 * quadratic time in the length of a list.
 */
function joined(): string {
  return `function joined(all, more) {
  if (all === null) return more;
  for (let i = 0; i < more.length; i++) all.push(more[i]);
  return all;
}
`;
}

/** Writes the compiled validator for a document kind as a module of core, which is not committed. */
function writeGenerated(kind: 'advisory' | 'config' | 'catalogue', source: JsonSchema): void {
  const folder = `${root}server/src/core/schema/generated/`;
  mkdirSync(folder, { recursive: true });
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    validateFormats: false,
    inlineRefs: false,
    // Keys that the schema only suggests also match the pattern for their kind.
    allowMatchingProperties: true,
    messages: false,
    code: { source: true, esm: true },
  });
  ajv.addVocabulary([...schemaKeywords]);
  const code = leanCode(standalone(ajv, ajv.compile(leanSchema(source))));
  // Ajv's output imports run-time helpers; bundling produces a single module without imports.
  const bundled = buildSync({
    stdin: { contents: code, resolveDir: root, loader: 'js' },
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['main'],
    write: false,
    legalComments: 'none',
  });
  writeIfChanged(`${folder}${kind}.js`, bundled.outputFiles[0]?.text ?? '');
  writeIfChanged(
    `${folder}${kind}.d.ts`,
    `import type { SchemaError } from '../validate.ts';\n/** Compiled by Ajv from schemas/${kind}.schema.json. */\nexport const validate: {\n  (value: unknown): boolean;\n  readonly errors?: readonly SchemaError[] | null;\n};\n`,
  );
}

/** Returns a script for published pages, bundled from a source in `client/webview`. */
function scriptOf(name: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [`${root}client/webview/${name}.ts`],
    bundle: true,
    minify: true,
    charset: 'utf8',
    target: 'es2022',
    format: 'iife',
    write: false,
  });
  const script = (outputFiles[0]?.text ?? '').trim();
  if (/<\/?(?:script|!--)/i.test(script)) throw new Error('The script would end its own element.');
  return script;
}

/** Writes a site's script and styles as a module of core, which is not committed. */
function writeSiteAssets(): void {
  const folder = `${root}server/src/core/publish/generated/`;
  mkdirSync(folder, { recursive: true });
  const style = (file: string): string =>
    transformSync(readFileSync(`${root}server/src/core/${file}`, 'utf8'), {
      loader: 'css',
      minify: true,
      charset: 'utf8',
      target: 'chrome125',
    }).code.trim();
  const assets = {
    siteStyle: style('publish/site.css'),
    siteScript: scriptOf('siteSearch'),
  };
  const lines = Object.entries(assets).map(([name, text]) => `export const ${name} = ${JSON.stringify(text)};\n`);
  writeIfChanged(`${folder}siteAssets.js`, lines.join(''));
  const types = Object.keys(assets).map((name) => `export const ${name}: string;\n`);
  writeIfChanged(
    `${folder}siteAssets.d.ts`,
    `/** Made of site.css and client/webview/siteSearch.ts. */\n${types.join('')}`,
  );
}

/** Writes the script for published pages as a module of core, which is not committed. */
function writePageScript(): void {
  const folder = `${root}server/src/core/report/generated/`;
  mkdirSync(folder, { recursive: true });
  const script = scriptOf('publishedPage');
  writeIfChanged(`${folder}pageScript.js`, `export const pageScript = ${JSON.stringify(script)};\n`);
  writeIfChanged(
    `${folder}pageScript.d.ts`,
    '/** Bundled from client/webview/publishedPage.ts. */\nexport const pageScript: string;\n',
  );
}

/**
 * Replaces the text between `<!-- name -->` and `<!-- /name -->` in a committed file. With `--check`, only notes that the file is out of
 * date. Does nothing if the file or a marker is missing.
 */
function between(file: string, name: string, content: string): void {
  let page: string;
  try {
    page = readFileSync(root + file, 'utf8');
  } catch {
    return;
  }
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const start = page.indexOf(open);
  const end = page.indexOf(close);
  if (start < 0 || end < start) return;
  const next = `${page.slice(0, start + open.length)}\n${content.trim()}\n${page.slice(end)}`;
  if (next === page) return;
  if (check) stale.push(file);
  else writeFileSync(root + file, next);
}

async function writeCurrent(file: string, content: string, parser: string): Promise<void> {
  const config = await resolveConfig(root + file);
  const text = await format(content, { ...config, parser: file === 'package.json' ? 'json-stringify' : parser });
  if (readFileSync(root + file, 'utf8') === text) return;
  if (check) stale.push(file);
  else writeFileSync(root + file, text);
}

function writeIfChanged(file: string, content: string): void {
  try {
    if (readFileSync(file, 'utf8') === content) return;
  } catch {
    // The file does not exist yet.
  }
  writeFileSync(file, content);
}
