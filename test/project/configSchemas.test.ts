/** The schemas of the configuration file and of catalogues follow the conventions of schemas/README.md. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { configFileName, readConfiguration, staysInside } from '../../server/src/core/index.ts';
import { sections } from '../../server/src/core/report/sections/index.ts';
import type { JsonSchema } from '../../server/src/core/schema/schemaIndex.ts';
import { service } from '../service/support.ts';
import { readManifest } from '../../scripts/manifestTexts.ts';
import { rootUrl } from '../support/schema.ts';

const read = (path: string): string => readFileSync(new URL(path, rootUrl), 'utf8');
const schemaOf = (name: string): JsonSchema => JSON.parse(read(`schemas/${name}.schema.json`)) as JsonSchema;
const guide = read('docs/configuration.md');
const [config = '', catalogue = ''] = [...guide.matchAll(/```yaml\n([^]*?)```/g)].map((match) => match[1] ?? '');

for (const name of ['config', 'catalogue']) {
  describe(`schemas/${name}.schema.json`, () => {
    const schema = schemaOf(name);

    it('describes every key, with an example', () => {
      for (const mapping of [schema, ...Object.values(schema.$defs ?? {})])
        for (const [key, property] of Object.entries(mapping.properties ?? {}))
          assert.ok(property.title && property.description && property.examples?.length, key);
    });

    it('closes every mapping', () => {
      for (const [key, definition] of Object.entries({ ...schema.$defs, root: schema }))
        if (definition.type === 'object') assert.equal(definition.additionalProperties, false, key);
    });
  });
}

describe('docs/configuration.md', () => {
  it('shows a valid configuration and a valid catalogue', () => {
    assert.deepEqual(service.diagnostics(service.parse(config, 'config'), {}), []);
    assert.deepEqual(service.diagnostics(service.parse(catalogue, 'catalogue'), {}), []);
  });

  it('names every key of the configuration and of a catalogue', () => {
    for (const key of Object.keys(schemaOf('config').properties ?? {})) assert.ok(guide.includes(`\`${key}`), key);
    for (const key of Object.keys(schemaOf('catalogue').properties ?? {}))
      assert.match(catalogue, new RegExp(`^${key}:`, 'm'));
  });
});

describe('the configuration file', () => {
  it('has the keys of the settings, except those for editors only', () => {
    const manifest = JSON.parse(read('package.json')) as {
      contributes: {
        configuration: { properties: Readonly<Record<string, unknown>> };
        languages: readonly { readonly filenames: readonly string[] }[];
      };
    };
    const settings = Object.keys(manifest.contributes.configuration.properties)
      .map((name) => name.replace('advisory.', ''))
      .filter((name) => !/^(?:authors$|inlayHints\.|preview\.|trace\.)/.test(name));
    const schema = schemaOf('config');
    const keys = Object.keys(schema.properties ?? {}).flatMap((key) =>
      key === 'actors' || key === 'render'
        ? Object.keys(schema.$defs?.[`${key === 'actors' ? 'actor' : key}Settings`]?.properties ?? {}).map(
            (inner) => `${key}.${inner}`,
          )
        : [key],
    );
    assert.deepEqual(keys.sort(), settings.sort());
    assert.deepEqual(manifest.contributes.languages[0]?.filenames, [configFileName]);
  });

  it('accepts every section of the report where sections are ordered and their headings are set, as the editor does', () => {
    const keys = sections.map(({ key }) => key);
    const pattern = `^(?:${keys.join('|')}|x_.+)$`;
    const { reportSection, sectionTitles } = schemaOf('config').$defs ?? {};
    const advice = (location: string): string => `Add the key of the section to ${location}`;
    assert.equal(
      reportSection?.pattern,
      pattern,
      advice('`$defs/reportSection`, `pattern`, in schemas/config.schema.json'),
    );
    assert.deepEqual(
      (reportSection as { readonly 'x-suggestions'?: readonly string[] })['x-suggestions'],
      keys,
      advice('`$defs/reportSection`, `x-suggestions`, in schemas/config.schema.json'),
    );
    assert.deepEqual(
      Object.keys(sectionTitles?.properties ?? {}),
      keys,
      advice('`$defs/sectionTitles`, `properties`, in schemas/config.schema.json'),
    );
    const setting = readManifest<{
      readonly contributes: {
        readonly configuration: {
          readonly properties: {
            readonly 'advisory.render.sections': { readonly items: { readonly pattern: string } };
          };
        };
      };
    }>().contributes.configuration.properties['advisory.render.sections'];
    assert.equal(setting.items.pattern, pattern, advice('`advisory.render.sections` in package.json'));
  });

  it('has a schema that rejects the paths that are not read', () => {
    const pattern = new RegExp(schemaOf('config').$defs?.['path']?.pattern ?? '');
    const paths = [
      'a.yaml',
      'own/*.yaml',
      '**/a',
      'a..b',
      '..',
      '../a',
      'a/../b',
      '/a',
      '~/a',
      '\\a',
      'C:/a',
      'https://a.example',
      'file:a',
    ];
    for (const path of paths) {
      assert.equal(pattern.test(path), staysInside(path), path);
      assert.deepEqual(readConfiguration({ catalogues: path }).catalogues, [path]);
    }
  });
});
