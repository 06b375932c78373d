/** `advisory publish`: the files that it writes, keeps and removes, and its messages. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { leadsTo, liveNames, seenOf, targetsOf } from '../support/liveIndicators.ts';
import { rootUrl } from '../support/schema.ts';
import { brokenLinks } from '../support/sites.ts';
import { cleanAdvisory, inWorkspace } from './support.ts';

const examples = fileURLToPath(new URL('examples/', rootUrl));

/** Returns the contents of all files in and below a folder, by their paths relative to it, in which `/` separates the parts. */
function filesIn(folder: string): Map<string, string> {
  return new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'utf8')]),
  );
}

describe('advisory publish', () => {
  it('publishes the examples: every link leads to a file, nothing is live, and a second run writes nothing', () =>
    inWorkspace(async ({ folder, run }) => {
      cpSync(examples, join(folder, 'in'), { recursive: true });
      const first = await run(['publish', 'in', '-o', 'site', '--drafts']);
      assert.deepEqual([first.status, first.stderr], [0, '']);
      const [, written] =
        /^site: 5 advisories; files: (\d+) written, 0 unchanged, 0 removed\n$/.exec(first.stdout) ?? [];
      const files = filesIn(join(folder, 'site'));
      assert.equal(files.size, Number(written) + 1, 'all files and their list');
      assert.deepEqual(brokenLinks(files), []);
      const hosts = [{ host: 'files-relay-akr7f31.top' }];
      const read = [...files].filter(([path]) => /\.(?:html|md|txt|xml|js)$/.test(path));
      assert.ok(read.length > 60, String(read.length));
      for (const [path, text] of read) {
        assert.deepEqual([...liveNames(text, hosts), ...liveNames(seenOf(text), hosts)], [], path);
        const format = path.endsWith('.md') ? 'markdown' : 'html';
        assert.deepEqual(
          targetsOf(text, format).filter((target) => leadsTo(target, hosts)),
          [],
          path,
        );
      }
      assert.match(files.get('all/indicators.csv') ?? '', /^domain,files-relay-akr7f31\.top,/m);
      const second = await run(['publish', 'in', '-o', 'site', '--drafts']);
      assert.equal(second.stdout, `site: 5 advisories; files: 0 written, ${written} unchanged, 0 removed\n`);
      assert.deepEqual(filesIn(join(folder, 'site')), files);
    })).timeout(60_000);

  it('writes only changed files, removes outdated ones, and keeps files that it did not create', () =>
    inWorkspace(async ({ folder, run, write }) => {
      write('in/a.advisory.yaml', cleanAdvisory);
      const b = write('in/b.advisory.yaml', cleanAdvisory.replace('Phishing by', 'Fishing for'));
      write('site/CNAME', 'cert.example');
      await run(['publish', 'in', '-o', 'site']);
      write('site/advisories/b/notes.txt', 'mine');
      writeFileSync(join(folder, 'site', 'advisories', 'b', 'b.md'), 'changed by hand');
      rmSync(b);
      const { status, stdout, stderr } = await run(['publish', 'in', '-o', 'site']);
      assert.match(stdout, /^site: 1 advisory; files: \d+ written, \d+ unchanged, \d+ removed\n$/);
      assert.equal(
        stderr,
        'advisory: site/advisories/b/b.md: was left unchanged because it was not created by this command, or has been modified since\n',
      );
      assert.equal(status, 2);
      const files = filesIn(join(folder, 'site'));
      assert.deepEqual([...files.keys()].filter((path) => path.startsWith('advisories/b')).toSorted(), [
        'advisories/b/b.md',
        'advisories/b/notes.txt',
      ]);
      assert.equal(files.get('CNAME'), 'cert.example');
      assert.doesNotMatch(
        [...files]
          .map(([, text]) => text)
          .join('\n')
          .replace('changed by hand', ''),
        /Fishing for/,
      );
    }));

  it('keeps and reports a modified file until it is deleted, or its modification is undone', () =>
    inWorkspace(async ({ folder, run, write }) => {
      write('in/a.advisory.yaml', cleanAdvisory);
      await run(['publish', 'in', '-o', 'site']);
      const page = join(folder, 'site', 'advisories', 'a', 'a.md');
      const original = readFileSync(page, 'utf8');
      writeFileSync(page, 'changed by hand');
      for (const title of ['Phishing by', 'Fishing for', 'Angling for']) {
        write('in/a.advisory.yaml', cleanAdvisory.replace('Phishing by', title));
        const { status, stderr } = await run(['publish', 'in', '-o', 'site']);
        assert.equal(
          stderr,
          'advisory: site/advisories/a/a.md: was left unchanged because it was not created by this command, or has been modified since\n',
        );
        assert.equal(status, 2);
        assert.equal(readFileSync(page, 'utf8'), 'changed by hand');
        assert.match(readFileSync(join(folder, 'site', 'index.html'), 'utf8'), new RegExp(title));
      }
      for (const restore of [() => writeFileSync(page, original), () => rmSync(page)]) {
        writeFileSync(page, 'changed by hand');
        restore();
        const { status, stderr } = await run(['publish', 'in', '-o', 'site']);
        assert.deepEqual([status, stderr], [0, '']);
        assert.match(readFileSync(page, 'utf8'), /Angling for/);
      }
    }));

  it('rejects an output folder that contains a file or folder with the name of one in a site', () =>
    inWorkspace(async ({ folder, run, write }) => {
      write('in/a.advisory.yaml', `${cleanAdvisory}indicators: ["evil[.]example"]\n`);
      await run(['publish', 'in', '-o', 'site']);
      const names = readdirSync(join(folder, 'site')).filter((name) => name !== 'advisory-site.json');
      assert.ok(names.includes('index.html') && names.includes('actors'), names.join(' '));
      for (const name of names) {
        mkdirSync(join(folder, `taken-${name}`, name), { recursive: true });
        const { status, stderr } = await run(['publish', 'in', '-o', `taken-${name}`]);
        assert.equal(
          stderr,
          `advisory: taken-${name}: contains a file or folder ${name} that this command did not write; choose another folder\n`,
        );
        assert.equal(status, 2);
      }
    }));

  it('rejects an output folder that contains other files, and a path that is not a folder', () =>
    inWorkspace(async ({ folder, run, write }) => {
      write('in/a.advisory.yaml', cleanAdvisory);
      write('taken/index.html', 'mine');
      write('listed/advisory-site.json', '{}');
      write('file', '');
      mkdirSync(join(folder, 'empty'));
      const refused = async (...args: readonly string[]): Promise<string> => {
        const { status, stdout, stderr } = await run(['publish', ...args]);
        assert.deepEqual([status, stdout], [2, '']);
        return stderr;
      };
      assert.equal(
        await refused('in', '-o', 'taken'),
        'advisory: taken: contains a file or folder index.html that this command did not write; choose another folder\n',
      );
      assert.match(
        await refused('in', '-o', 'listed'),
        /listed: contains a file advisory-site\.json that is not a site manifest/,
      );
      assert.match(await refused('in', '-o', 'file'), /file: is a file; specify a folder for the site/);
      assert.match(
        await refused('in', '-o', 'in'),
        /in: is the folder that contains the advisories; specify a different folder for the site/,
      );
      assert.match(
        await refused('empty', '-o', 'site'),
        /empty: contains no \*\.advisory\.yaml or \*\.advisory\.yml file/,
      );
      assert.match(await refused('none', '-o', 'site'), /none: no such folder/);
      assert.match(
        await refused('in/a.advisory.yaml', '-o', 'site'),
        /is a file; specify the folder that contains the advisories/,
      );
      assert.match(await refused('in'), /required option '-o, --output <site>' not specified/);
      assert.match(
        await refused('in', '-o', 'site', '--base-url', 'ftp://x'),
        /Use the http or https URL of a folder\./,
      );
      assert.equal(readFileSync(join(folder, 'taken', 'index.html'), 'utf8'), 'mine');
      assert.equal(existsSync(join(folder, 'site')), false);
    }));

  it('never removes files outside the site, even if a modified file list names them', () =>
    inWorkspace(async ({ folder, run, write }) => {
      write('in/a.advisory.yaml', cleanAdvisory);
      const mine = write('mine.txt', 'mine');
      await run(['publish', 'in', '-o', 'site']);
      const list = join(folder, 'site', 'advisory-site.json');
      const { files } = JSON.parse(readFileSync(list, 'utf8')) as { files: Record<string, string> };
      const digest = createHash('sha256').update('mine').digest('hex');
      writeFileSync(
        list,
        JSON.stringify({ advisorySite: 1, files: { ...files, '../mine.txt': digest, [mine]: digest } }),
      );
      const { status } = await run(['publish', 'in', '-o', 'site']);
      assert.equal(status, 0);
      assert.equal(readFileSync(mine, 'utf8'), 'mine');
    }));

  it('reports unreadable advisories, publishes the others, and counts omitted rows', () =>
    inWorkspace(async ({ folder, run, write }) => {
      write('in/a.advisory.yaml', cleanAdvisory);
      write('in/broken.advisory.yaml', `${cleanAdvisory}tags: [a\n`);
      write('in/latin.advisory.yaml', new Uint8Array([0x74, 0x3a, 0x20, 0xe9, 0x0a]));
      write('in/red.advisory.yaml', cleanAdvisory.replace('tlp: GREEN', 'tlp: RED'));
      write('in/draft.advisory.yaml', `${cleanAdvisory}status: draft\n`);
      const { status, stdout, stderr } = await run(['publish', 'in', '-o', 'site', '--exclude', 'x']);
      assert.equal(status, 2);
      assert.match(stdout, /^site: 1 advisory; /);
      assert.deepEqual(
        stderr
          .replace(/:\d+:\d+:/, ':L:C:')
          .split('\n')
          .slice(0, -1),
        [
          'advisory: in/broken.advisory.yaml:L:C: cannot be published because it is not well-formed: This bracket is never closed. Add `]` where the list ends.',
          'advisory: in/latin.advisory.yaml: is not valid UTF-8 (line 1)',
          'advisory: 1 advisory left out: `status` is draft; use --drafts to publish drafts',
          'advisory: 1 advisory left out: marked TLP:RED, which requires --max-tlp RED',
        ],
      );
      const all = [...filesIn(join(folder, 'site'))].map(([path]) => path).join('\n');
      assert.doesNotMatch(all, /red|draft|broken|latin/);
      const red = await run([
        'publish',
        'in',
        '-o',
        'site',
        '--max-tlp',
        'RED',
        '--drafts',
        '--exclude',
        '*n.advisory.yaml',
      ]);
      assert.deepEqual([red.status, red.stdout.split(';')[0]], [0, 'site: 3 advisories']);
    }));

  it('does not publish its own output, and distinguishes files that differ only in case or folder', () =>
    inWorkspace(async ({ folder, run, write }) => {
      write('advisory.config.yaml', 'files: ["**/*.yml"]\n');
      const rule = 'detection_rules:\n  - {type: sigma, name: Rule, body: "title: a"}\n';
      write('2026/x.advisory.yaml', cleanAdvisory + rule);
      write('2026-x.advisory.yaml', cleanAdvisory.replace('Phishing', 'Other'));
      write('con.advisory.yaml', cleanAdvisory.replace('Phishing', 'Device'));
      const first = await run(['publish', '.', '-o', 'public']);
      assert.equal(first.status, 0, first.stderr);
      const second = await run(['publish', '.', '-o', 'public']);
      assert.match(second.stdout, /^public: 3 advisories; files: 0 written, \d+ unchanged, 0 removed\n$/);
      const names = readdirSync(join(folder, 'public', 'advisories')).toSorted();
      assert.equal(names.length, 3);
      assert.match(names[0] ?? '', /^2026-x-[0-9a-f]{8}$/);
      assert.match(names[1] ?? '', /^2026-x-[0-9a-f]{8}$/);
      assert.equal(names[2], 'advisory-con');
    }));

  it('leaves only complete files at Ctrl+C, and continues in the next run', () =>
    inWorkspace(async ({ folder, run, write }) => {
      for (const name of ['a', 'b', 'c']) write(`in/${name}.advisory.yaml`, cleanAdvisory.replace('Phishing', name));
      let interrupt = (): void => undefined;
      let drawn = 0;
      const stopped = await run(['publish', 'in', '-o', 'site'], {
        isErrorTTY: true,
        // Time passes so that progress is drawn after each advisory.
        now: () => {
          if (++drawn > 2) interrupt();
          return drawn * 1000;
        },
        onInterrupt: (listener) => {
          interrupt = listener;
          return () => undefined;
        },
      });
      assert.equal(stopped.status, 130);
      assert.match(stopped.stderr, /interrupted; the remaining output was not written/);
      assert.match(stopped.stderr, /advisory: \d of 3 advisories published/);
      const files = filesIn(join(folder, 'site'));
      assert.deepEqual(
        [...files.keys()].filter((path) => path.endsWith('.tmp')),
        [],
      );
      assert.ok(files.has('advisory-site.json') && !files.has('index.html'));
      const next = await run(['publish', 'in', '-o', 'site']);
      assert.equal(next.status, 0, next.stderr);
      assert.match(next.stdout, /^site: 3 advisories; files: \d+ written, [1-9]\d* unchanged, 0 removed\n$/);
    }));
});
