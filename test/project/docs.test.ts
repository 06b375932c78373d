/** The documents are correct: what they name exists, and what they show works. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyze, parseAdvisory } from '../../server/src/core/index.ts';
import { runCli } from '../cli/support.ts';
import { testEnvironment } from '../support/environment.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string): string => readFileSync(join(project, file), 'utf8');
const manifest = JSON.parse(read('package.json')) as {
  readonly version: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
};

const inFolder = (folder: string): string[] =>
  readdirSync(join(project, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`);
const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...inFolder('docs'), ...inFolder('docs/decisions')];

const fence = /^```(\w*)\n([^]*?)^```$/gm;
const withoutFences = (text: string): string => text.replace(fence, '');
const blocks = (text: string, language: string): string[] =>
  [...text.matchAll(fence)].filter((match) => match[1] === language).map((match) => match[2] ?? '');
const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1] ?? '');

/** Returns a heading's anchor as GitHub generates it. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

/** Whether a path is created by the build, so that it need not exist. */
const isBuilt = (path: string): boolean => path === 'dist' || path.startsWith('dist/');

/** Whether a code span names a file or folder of the project: it begins with one of its top-level entries. */
function isProjectPath(code: string): boolean {
  if (!/^[\w.@-]+(?:\/[\w.<>@-]+)*$/.test(code) || /[<>]/.test(code) || isBuilt(code)) return false;
  const [first = '', ...rest] = code.split('/');
  return existsSync(join(project, first)) && (rest.length > 0 || /^[A-Z]+(?:\.md)?$|\.(?:json|mjs|ts)$/.test(first));
}

for (const page of pages) {
  describe(page, () => {
    const text = withoutFences(read(page));

    const links = all(text, /\]\(([^)\s]+)\)/g).filter((link) => !/^(?:https?|mailto):/.test(link));
    for (const link of links) {
      it(`has a link with an existing target: ${link}`, () => {
        const [path = '', hash] = link.split('#');
        const target = path === '' ? page : join(dirname(page), path);
        assert.ok(existsSync(join(project, target)));
        if (hash === undefined) return;
        const anchors = all(withoutFences(read(target)), /^#+ (.+)$/gm).map(anchor);
        assert.ok(anchors.includes(hash), anchors.join(' | '));
      });
    }

    it('names files and folders that exist', () => {
      const missing = all(text, /`([^`\n]+)`/g).filter(
        (code) => isProjectPath(code) && !existsSync(join(project, code)),
      );
      assert.deepEqual(missing, []);
    });

    it('names scripts that exist', () => {
      const named = [
        ...all(read(page), /\bnpm run (?:--silent )?([\w:-]+)/g),
        ...all(read(page), /\bnpm (test|start)\b/g),
      ];
      assert.deepEqual(
        named.filter((script) => manifest.scripts[script] === undefined),
        [],
      );
    });
  });
}

describe('README.md', () => {
  const readme = read('README.md');

  it('shows a small advisory without problems', () => {
    const environment = testEnvironment();
    const [advisory = ''] = blocks(readme, 'yaml').filter((block) => block.startsWith('title:'));
    const problems = analyze(parseAdvisory(advisory, environment.schema), environment, {});
    assert.deepEqual(
      problems.map(({ code, span }) => `${code} on ${advisory.slice(...span)}`),
      [],
    );
    assert.match(advisory, /^title: /);
  });

  it('shows every command of the command line', async () => {
    const { stdout } = await runCli(['--help'], project);
    const commands = all(stdout.slice(stdout.indexOf('Commands:')), /^ {2}([a-z]+)/gm);
    assert.ok(commands.includes('check'), stdout);
    const shown = blocks(read('README.md'), 'sh').join('\n');
    assert.deepEqual(
      commands.filter((command) => !shown.includes(`advisory ${command} `)),
      [],
    );
  });

  it('installs the package of this version', () => {
    assert.ok(readme.includes(`--install-extension threat-advisory-${manifest.version}.vsix`));
  });
});

describe('the notices', () => {
  const notice = read('NOTICE');

  it("contain MITRE's copyright designation, in the required words", () => {
    const designation =
      /© \d{4} The MITRE Corporation\. This work is reproduced and distributed with the permission of The MITRE Corporation\./;
    for (const text of [notice, read('README.md')]) assert.match(text.replaceAll('\n', ' '), designation);
  });

  it('name every bundled library', () => {
    const named = all(notice, /^ {2}(\S+)/gm);
    const missing = Object.keys(manifest.dependencies).filter((name) => !named.includes(name));
    assert.deepEqual(missing, []);
  });

  it('list every dependency with a reason', () => {
    const reasons = all(read('docs/decisions/005-dependencies.md'), /`([^`\n]+)`/g);
    const dependencies = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
    assert.deepEqual(
      dependencies.filter((name) => !reasons.includes(name)),
      [],
    );
  });
});
