/** Text from advisories and file names never becomes a command to the CI server that shows the output. */
import assert from 'node:assert/strict';
import { plainLines, withoutCommands } from '../../server/src/cli/ciCommands.ts';
import { checkFormats } from '../../server/src/cli/formatters/index.ts';
import { cleanAdvisory, inWorkspace } from './support.ts';

/** Match the commands that GitHub (in two forms), Azure Pipelines, TeamCity, GitLab and Travis CI detect in output. */
const commands: readonly RegExp[] = [
  /^\s*::/m,
  /##\[/,
  /##vso\[/i,
  /##teamcity\[/i,
  /section_(?:start|end):/,
  /travis_fold:/,
];

const assertNone = (text: string): void => {
  for (const command of commands) assert.doesNotMatch(text, command);
  // Control characters except line feed, and other characters that end a line or change its direction.
  assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/);
};

const hostile = [
  '::error file=a::b',
  '  ::set-output name=a::b',
  'x ##[error]y',
  '##vso[task.setvariable variable=a]b',
  "##teamcity[testFailed name='a']",
  'section_start:1:a[collapsed=true]\r\u001b[0Kb',
  'travis_fold:start:a\r\u001b[0K',
  'one\n::error::two',
  'one\r::error::two',
  'one\u2028::error::two',
  'one \u202eowt\u202c \u2066three\u2069\u200f',
];

/** Returns an advisory that contains the text in several values and as a key. */
const holding = (text: string): string =>
  cleanAdvisory
    .replace('severity: high', `severity: ${JSON.stringify(text)}`)
    .replace('Phishing by device codes', JSON.stringify(text))
    .replace('- APT29', `- ${JSON.stringify(text)}`)
    .replace('T1528 - Steal Application Access Token', JSON.stringify(text)) + `${JSON.stringify(text)}: 1\n`;

describe('a line of output for people', () => {
  for (const text of hostile)
    it(`contains no command: ${JSON.stringify(text)}`, () => {
      const shown = plainLines(text);
      for (const command of commands) assert.doesNotMatch(shown, command);
    });

  it('is unchanged if it contains none', () => {
    const text = 'a::b # ## ### [x] ##x std::vector\n  12 │ ::error\nsection: start\n';
    assert.equal(plainLines(text), text);
  });
});

describe('the output of a check', () => {
  for (const format of checkFormats)
    it(`contains no commands except our own: ${format}`, () =>
      inWorkspace(async ({ run, write }) => {
        for (const [at, text] of hostile.entries()) {
          const file = write('a.advisory.yaml', holding(text));
          const names = [file, `${text.replaceAll('/', '')}.advisory.yaml`];
          const { stdout, stderr } = await run(['check', '--format', format, ...names]);
          assertNone(stderr.replaceAll('\n', ''));
          const ours = format === 'github' ? stdout.replace(/^::(?:error|warning|notice) /gm, '') : stdout;
          assert.ok(ours.length > 0, `${at}`);
          for (const line of ours.split('\n')) assertNone(line.replace(/^\t/, ''));
        }
      }));

  it('has the same values in JSON', () =>
    inWorkspace(async ({ run, write }) => {
      write('##vso[x].advisory.yaml', cleanAdvisory);
      const { stdout } = await run(['check', '--format', 'json', '.']);
      assert.equal(JSON.parse(stdout).files[0].path, '##vso[x].advisory.yaml');
    }));
});

describe('a rendered page on standard output', () => {
  for (const to of ['html', 'markdown', 'text'] as const)
    it(`contains no command: ${to}`, () =>
      inWorkspace(async ({ run }) => {
        for (const text of hostile) {
          const { status, stdout } = await run(['render', '--to', to, '-'], { stdin: holding(text) });
          assert.equal(status, 0);
          const visible = stdout.replace(/<style[\s\S]*?<\/style>/, '');
          for (const command of commands) assert.doesNotMatch(visible, command);
        }
      }));

  it('has an unchanged <style> element', () => {
    const page = '<style>\n::marker {}\n</style>\n<p>\n::error\n##[x]</p>';
    assert.equal(withoutCommands(page, 'html'), '<style>\n::marker {}\n</style>\n<p>\n&#58;:error\n&#35;#[x]</p>');
  });

  it('escapes commands with backslashes in Markdown', () => {
    assert.equal(withoutCommands('::a ##[b]', 'markdown'), '\\::a \\##[b]');
  });
});
