import assert from 'node:assert/strict';
import { analyze, createWorkspace, parseAdvisory, type ResolvedConfig } from '../../../server/src/core/index.ts';
import { testEnvironment } from '../../support/environment.ts';
import { createMemoryFiles } from '../../support/memoryFiles.ts';

const env = testEnvironment();
const location = (path: string, settings = {}) => ({ path, folder: '/w', settings });

/** Returns the problems of an advisory, as code and text. */
function reported(text: string, { rules, documentContext }: ResolvedConfig): string[] {
  const document = parseAdvisory(text, env.schema);
  return analyze(document, env, rules, documentContext).map(({ code, span }) => `${code} ${text.slice(...span)}`);
}

/** Returns the problems of the files that were read, as path, code and text. */
const mistakes = ({ files }: ResolvedConfig): string[] =>
  files.flatMap(({ path, document, problems }) =>
    problems.map(({ code, span }) => `${path} ${code} ${document.text.slice(...span)}`),
  );

describe('a workspace', () => {
  it('applies its configuration to all folders below, with precedence for nearer files, and for both over the settings', async () => {
    const files = createMemoryFiles({
      '/w/advisory.config.yaml': 'rules:\n  tlp/deprecated: error\n  actor/unknown: off\n',
      '/w/a/advisory.config.yaml': 'rules:\n  actor/unknown: warning\n',
      '/advisory.config.yaml': 'rules:\n  tlp/deprecated: off\n',
    });
    const workspace = createWorkspace(env, files);
    const settings = { rules: { 'actor/alias': 'off', 'tlp/deprecated': 'hint' } } as const;
    const near = await workspace.of(location('/w/a/b/x.advisory.yaml', settings));
    assert.deepEqual(near.rules, { 'actor/alias': 'off', 'tlp/deprecated': 'error', 'actor/unknown': 'warning' });
    const far = await workspace.of(location('/w/x.advisory.yaml', settings));
    assert.deepEqual(far.rules, { 'actor/alias': 'off', 'tlp/deprecated': 'error', 'actor/unknown': 'off' });
    assert.ok(!files.readPaths.includes('/advisory.config.yaml'), 'stays in the folder');
  });

  it('reads each file once, returns the same object, and reads again after `forget`', async () => {
    const files = createMemoryFiles({ '/w/advisory.config.yaml': 'rules: {tlp/deprecated: error}\n' });
    const workspace = createWorkspace(env, files);
    const first = await workspace.of(location('/w/a.advisory.yaml'));
    assert.equal(await workspace.of(location('/w/b.advisory.yaml')), first);
    assert.deepEqual(files.readPaths, ['/w/advisory.config.yaml']);
    files.write('/w/advisory.config.yaml', 'rules: {tlp/deprecated: hint}\n');
    workspace.forget();
    assert.deepEqual((await workspace.of(location('/w/a.advisory.yaml'))).rules, { 'tlp/deprecated': 'hint' });
  });

  it('reads nothing for a document outside of all folders', async () => {
    const files = createMemoryFiles({ '/w/advisory.config.yaml': 'rules: {tlp/deprecated: error}\n' });
    const settings = { rules: { 'tlp/deprecated': 'off' }, catalogues: ['*.yaml'] } as const;
    const known = await createWorkspace(env, files).of({ path: '/w/a.advisory.yaml', folder: undefined, settings });
    assert.deepEqual([known.rules, files.readPaths], [{ 'tlp/deprecated': 'off' }, []]);
  });

  it('contains the entries of its catalogues', async () => {
    const files = createMemoryFiles({
      '/w/advisory.config.yaml': 'catalogues: own/*.yaml\n',
      '/w/own/a.yaml': 'actors:\n  - name: SLATE FALCON\n    aliases: [Cluster 7]\n',
      '/w/own/b.yaml': 'actors: [GREY HERON]\n',
    });
    const known = await createWorkspace(env, files).of(location('/w/a/x.advisory.yaml'));
    assert.deepEqual(known.catalogues, ['/w/own/a.yaml', '/w/own/b.yaml']);
    const text = 'actors:\n  - SLATE FALCON\n  - GREY HERON\n  - Cluster 7\n  - Nobody Knows Them\n';
    assert.deepEqual(
      reported(text, known).filter((line) => line.startsWith('actor/')),
      ['actor/duplicate Cluster 7', 'actor/unknown Nobody Knows Them'],
    );
  });

  it('requires sections by severity, by category and always', async () => {
    const files = createMemoryFiles({
      '/w/advisory.config.yaml':
        'requiredSections:\n  always: [references]\n  severity:critical: [indicators, actors]\n  category:Supply chain: tags\n',
    });
    const known = await createWorkspace(env, files).of(location('/w/x.advisory.yaml'));
    const needed = (text: string): string[] =>
      analyze(parseAdvisory(text, env.schema), env, known.rules, known.documentContext)
        .filter(({ code, message }) => code === 'sections/required' && message.includes("team's settings"))
        .flatMap(({ message }) => message.split('. ').filter((sentence) => sentence.includes("team's settings")));
    const because = (key: string, what: string): string =>
      `\`${key}\` is missing, but your team's settings require it in ${what}`;
    assert.deepEqual(needed('title: x\nseverity: low\n'), [because('references', 'every advisory')]);
    assert.deepEqual(needed('title: x\nseverity: CRITICAL\ncategory: supply_chain\nreferences: []\nindicators: []\n'), [
      because('actors', 'every advisory with severity critical'),
      because('tags', 'every advisory in category Supply chain'),
    ]);
    assert.deepEqual(needed('title: x\nseverity: critical\nreferences: []\n'), [
      "`actors` and `indicators` are missing, but your team's settings require them in every advisory with severity critical",
    ]);
    // There is a message for each requirement, in the order of the sections.
    assert.deepEqual(needed('title: x\nseverity: critical\n'), [
      "`actors` and `indicators` are missing, but your team's settings require them in every advisory with severity critical",
      "`references` is missing, but your team's settings require it in every advisory",
    ]);
  });

  it('reports mistakes in its files, at their location', async () => {
    const files = createMemoryFiles({
      '/w/advisory.config.yaml': 'rules:\n  attack/revokd: error\ncatalogues: [own.yaml, gone.yaml, ../x.yaml]\n',
      '/w/own.yaml': 'actors:\n  - alias: Y\n',
      '/x.yaml': 'actors: [SECRET]\n',
    });
    const known = await createWorkspace(env, files).of(location('/w/a/x.advisory.yaml'));
    assert.deepEqual(mistakes(known), [
      '/w/advisory.config.yaml schema/unknown-key attack/revokd',
      '/w/advisory.config.yaml schema/value gone.yaml',
      '/w/advisory.config.yaml schema/pattern ../x.yaml',
      '/w/own.yaml schema/required alias',
      '/w/own.yaml schema/unknown-key alias',
    ]);
    assert.ok(!files.readPaths.includes('/x.yaml'));
  });

  it('handles files with any content', async () => {
    for (const text of [
      '',
      '\u0000',
      '- a',
      '{',
      'rules: [1',
      '&a [*a]',
      '__proto__: {x: 1}\nrules: {__proto__: off}',
    ]) {
      const files = createMemoryFiles({ '/w/advisory.config.yaml': `${text}\n`, '/w/own.yaml': text });
      const known = await createWorkspace(env, files).of(location('/w/x.advisory.yaml', { catalogues: ['own.yaml'] }));
      assert.ok(reported('title: x\n', known).length > 0, text);
    }
  });
});
