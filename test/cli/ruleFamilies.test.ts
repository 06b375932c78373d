/** A rule family is allowed wherever the code of a rule is: on the command line, in configuration files and in comments. */
import assert from 'node:assert/strict';
import { cleanAdvisory, fixableAdvisory, inWorkspace, wrongAdvisory, type CliRun } from './support.ts';

const codes = ({ stdout }: CliRun): string[] => {
  const printed: { files: { diagnostics: { code: string; severity: string }[] }[] } = JSON.parse(stdout);
  return printed.files.flatMap(({ diagnostics }) => diagnostics.map(({ code, severity }) => `${code} ${severity}`));
};

interface Case {
  readonly why: string;
  readonly text: string;
  readonly config?: string;
  /** The rules in the configuration of the parent folder. */
  readonly above?: string;
  readonly args?: readonly string[];
  readonly found: readonly string[];
}

const deprecated = ['tlp/deprecated warning'];
const cases: readonly Case[] = [
  { why: 'nothing is set', text: fixableAdvisory, found: deprecated },
  { why: 'a configuration turns its family off', text: fixableAdvisory, config: '"tlp/*": off', found: [] },
  {
    why: 'its own setting counts before the family',
    text: fixableAdvisory,
    config: '"tlp/*": off, tlp/deprecated: error',
    found: ['tlp/deprecated error'],
  },
  {
    why: 'the nearer family counts before its own setting further up',
    text: fixableAdvisory,
    above: 'tlp/deprecated: error',
    config: 'tlp/*: hint',
    found: ['tlp/deprecated hint'],
  },
  {
    why: 'its own nearer setting counts before a family further up',
    text: fixableAdvisory,
    above: 'tlp/*: off',
    config: 'tlp/deprecated: info',
    found: ['tlp/deprecated information'],
  },
  { why: 'another family is off', text: fixableAdvisory, config: 'attack/*: off', found: deprecated },
  { why: 'an option turns its family off', text: fixableAdvisory, args: ['--rule', 'tlp/*=off'], found: [] },
  {
    why: 'an option counts before every configuration',
    text: fixableAdvisory,
    config: 'tlp/deprecated: off',
    args: ['--rule', 'tlp/deprecated=error'],
    found: ['tlp/deprecated error'],
  },
  {
    why: 'the last of two options counts',
    text: fixableAdvisory,
    args: ['--rule', 'tlp/deprecated=off', '--rule', 'tlp/deprecated=hint'],
    found: ['tlp/deprecated hint'],
  },
  {
    why: 'a comment suppresses its family in the next line',
    text: fixableAdvisory.replace('tlp:', '# advisory-disable-next-line tlp/*\ntlp:'),
    found: [],
  },
  {
    why: 'a comment suppresses its family from there on',
    text: fixableAdvisory.replace('tlp:', '# advisory-disable tlp/*\ntlp:'),
    found: [],
  },
  {
    why: 'a comment enables its family again',
    text: fixableAdvisory.replace('tlp:', '# advisory-disable\n# advisory-enable tlp/*\ntlp:'),
    found: ['advisory/unused-suppression hint', ...deprecated],
  },
  {
    why: 'a comment enables it alone again',
    text: fixableAdvisory.replace('tlp:', '# advisory-disable tlp/*\n# advisory-enable tlp/deprecated\ntlp:'),
    found: [...deprecated, 'advisory/unused-suppression hint'].toSorted(),
  },
  {
    why: 'a comment suppresses a family that reports nothing',
    text: cleanAdvisory.replace('tlp:', '# advisory-disable-next-line tlp/*\ntlp:'),
    found: ['advisory/unused-suppression hint'],
  },
  {
    why: 'a comment names a family that does not exist',
    text: cleanAdvisory.replace('tlp:', '# advisory-disable-next-line tpl/*\ntlp:'),
    found: ['advisory/unused-suppression hint'],
  },
  {
    why: 'a comment names a family of which a rule is off',
    text: cleanAdvisory.replace('tlp:', '# advisory-disable-next-line tlp/*\ntlp:'),
    config: 'tlp/deprecated: off',
    found: [],
  },
];

describe('a rule', () => {
  for (const { why, text, config, above, args = [], found } of cases)
    it(`has the right severity if ${why}`, () =>
      inWorkspace(async ({ run, write }) => {
        const written = (rules: string): string =>
          `rules:\n${rules
            .split(', ')
            .map((rule) => `  ${rule}\n`)
            .join('')}`;
        if (above !== undefined) write('advisory.config.yaml', written(above));
        if (config !== undefined) write('sub/advisory.config.yaml', written(config));
        write('sub/a.advisory.yaml', text);
        const checked = await run(['check', '--format', 'json', ...args, '.']);
        assert.equal(checked.stderr, '');
        assert.deepEqual(codes(checked).toSorted(), found);
      }));

  it('is listed with its family', () =>
    inWorkspace(async ({ run }) => {
      const { status, stdout } = await run(['explain', 'tlp/*']);
      assert.equal(status, 0);
      assert.deepEqual([...new Set(stdout.match(/^\w+(?=\/)/gm))], ['tlp']);
    }));

  it('of an unknown family is a mistake in the configuration', () =>
    inWorkspace(async ({ run, write }) => {
      write('advisory.config.yaml', 'rules:\n  tpl/*: off\n');
      write('a.advisory.yaml', cleanAdvisory);
      const { status, stderr } = await run(['check', '.']);
      assert.equal(status, 2);
      assert.match(
        stderr,
        /^advisory: advisory\.config\.yaml:2:3: Unknown key `tpl\/\*` in `rules`\. Did you mean `tlp\/\*`/,
      );
    }));
});

describe('--exclude', () => {
  const trees: readonly (readonly [exclude: readonly string[], args: readonly string[], found: readonly string[]])[] = [
    [[], ['.'], ['a', 'drafts/b', 'x/c', 'x/drafts/d']],
    [['drafts'], ['.'], ['a', 'x/c']],
    [['./drafts/'], ['.'], ['a', 'x/c']],
    [['x/drafts'], ['.'], ['a', 'drafts/b', 'x/c']],
    [['**/drafts/**'], ['.'], ['a', 'x/c']],
    [['[ac].advisory.yaml'], ['.'], ['drafts/b', 'x/drafts/d']],
    [['x', 'drafts'], ['.'], ['a']],
    [['drafts'], ['x'], ['x/c']],
    [['**/drafts/*'], ['x'], ['x/c']],
    [['drafts'], ['**/*.advisory.yaml'], ['a', 'x/c']],
    [['drafts'], ['a.advisory.yaml', 'drafts/b.advisory.yaml'], ['a']],
    [['b.advisory.yaml'], ['drafts/b.advisory.yaml', 'a.advisory.yaml'], ['a']],
  ];
  for (const [exclude, args, found] of trees)
    it(`${exclude.join(' ') || 'nothing'} of ${args.join(' ')} leaves ${found.join(' ')}`, () =>
      inWorkspace(async ({ run, write }) => {
        for (const name of ['a', 'drafts/b', 'x/c', 'x/drafts/d']) write(`${name}.advisory.yaml`, wrongAdvisory);
        const options = exclude.flatMap((glob) => ['--exclude', glob]);
        const { stdout, stderr } = await run(['check', '--format', 'json', ...options, ...args]);
        assert.equal(stderr, '');
        const printed: { files: { path: string }[] } = JSON.parse(stdout);
        assert.deepEqual(
          printed.files.map(({ path }) => path),
          found.map((name) => `${name}.advisory.yaml`),
        );
      }));

  it('reports a folder from which all files are excluded, so that no check passes by mistake', () =>
    inWorkspace(async ({ run, write }) => {
      write('d/a.advisory.yaml', wrongAdvisory);
      assert.deepEqual(await run(['check', '--exclude', '*.yaml', 'd']), {
        status: 2,
        stdout: '',
        stderr: 'advisory: d: contains no *.advisory.yaml or *.advisory.yml file that is not excluded\n',
      });
    }));
});
