import assert from 'node:assert/strict';
import { readFileSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';

import { wordText } from '../support/wordText.ts';
import { cleanAdvisory, inWorkspace } from './support.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';
const config = `render:
  stylesheet: brand/own.css
  template: brand/page.mustache
  logo: brand/logo.svg
  publisher: Example CERT
  header: Members **only**.
  footer: Ask us.
  sections: [mitre_attack]
  titles: {mitre_attack: Own techniques}
  language: de
`;

describe("advisory render, the organisation's branding", () => {
  it('comes from the configuration, with paths relative to the configuration file', () =>
    inWorkspace(async ({ folder, run, write }) => {
      write('a/b/x.advisory.yaml', cleanAdvisory);
      write('a/advisory.config.yaml', config);
      write('a/brand/own.css', 'body { --ta-accent: teal }');
      write('a/brand/page.mustache', '<div class="own">{{logo}}{{header}}{{section.mitre_attack}}</div>');
      write('a/brand/logo.svg', svg);
      write('a/b/advisory.config.yaml', 'render: {publisher: Others}\n');
      const { status, stdout, stderr } = await run(['render', 'a/b/x.advisory.yaml']);
      assert.deepEqual([status, stderr], [0, '']);
      assert.match(stdout, /<style>body \{ --ta-accent: teal \}<\/style>/);
      assert.match(stdout, /<div class="own"><img class="ta-logo" src="data:image\/svg\+xml;base64,/);
      assert.match(stdout, /Members <strong>only<\/strong>/);
      assert.match(stdout, /<h2 id="section-mitre_attack-title">Own techniques/);
      for (const form of ['markdown', 'text', 'email']) {
        const page = (await run(['render', '--to', form, 'a/b/x.advisory.yaml'])).stdout;
        for (const part of ['Others', 'Members', 'Own techniques', 'Ask us', 'Das Wichtigste'])
          assert.ok(page.includes(part), `${form}: no ${part}`);
        assert.ok(page.indexOf('Own techniques') < page.indexOf('Das Wichtigste'), form);
      }
      await run(['render', '--to', 'docx', '-o', 'x.docx', 'a/b/x.advisory.yaml']);
      assert.match(
        wordText(readFileSync(join(folder, 'x.docx'))),
        /Others[^]*Members[^]*Own techniques[^]*Das Wichtigste[^]*Ask us/,
      );
    }));

  it('comes from the options if both options and configuration set it', () =>
    inWorkspace(async ({ run, write }) => {
      write('x.advisory.yaml', cleanAdvisory);
      write('advisory.config.yaml', 'render: {stylesheet: a.css, publisher: Us}\n');
      write('a.css', 'a{}');
      write('b.css', 'b{}');
      write('t.mustache', '<p>{{publisher}}: {{title}}</p>{{logo}}');
      write('l.svg', svg);
      const options = ['--stylesheet', 'b.css', '--template', 't.mustache', '--logo', 'l.svg'];
      const { status, stdout } = await run(['render', ...options, 'x.advisory.yaml']);
      assert.equal(status, 0);
      assert.match(stdout, /<style>b\{\}<\/style>/);
      assert.doesNotMatch(stdout, /<style>a\{\}/);
      assert.match(stdout, /<p>Us: Phishing by device codes<\/p><img /);
    }));

  it('is rejected with one line if a file cannot be used', () =>
    inWorkspace(async ({ folder, run, write }) => {
      write('w/.git/HEAD', '');
      write('w/x.advisory.yaml', cleanAdvisory);
      write('secret.css', 'a{}');
      symlinkSync(join(folder, 'secret.css'), join(folder, 'w', 'link.css'));
      write('w/script.svg', '<svg><script>alert(1)</script></svg>');
      write('w/import.css', '\n@import "x.css";');
      write('w/big.css', ' '.repeat(300_000));
      write('w/open.mustache', '{{#a}}');
      write('w/script.mustache', '<script></script>');
      const said = async (line: string): Promise<string> => {
        write('w/advisory.config.yaml', `render: {${line}}\n`);
        const { status, stdout, stderr } = await run(['render', 'w/x.advisory.yaml']);
        assert.deepEqual([status, stdout], [2, ''], line);
        return stderr.replaceAll(folder, '').replace(/^advisory: /, '');
      };
      assert.equal(
        await said('logo: ../../etc/passwd'),
        'w/advisory.config.yaml:1:16: `logo` can\'t be "../../etc/passwd": use a path relative to the folder of this file that stays within the folder.\n',
      );
      assert.equal(
        await said('stylesheet: none.css'),
        'w/advisory.config.yaml:1:22: The file "none.css" does not exist. Correct the path, which is relative to the folder of this configuration file.\n',
      );
      assert.equal(
        await said('stylesheet: link.css'),
        'link.css (render.stylesheet) is a link that leads outside /w, so it is not followed\n',
      );
      assert.equal(
        await said('logo: script.svg'),
        'script.svg (render.logo) contains a script, which is not allowed in a logo\n',
      );
      assert.match(
        await said('stylesheet: import.css'),
        /^import\.css \(render\.stylesheet\) contains @import, .+ on line 2\n$/,
      );
      assert.equal(await said('stylesheet: big.css'), 'big.css (render.stylesheet) is larger than 256 KiB\n');
      assert.match(
        await said('template: open.mustache'),
        /^open\.mustache \(render\.template\) is not a valid Mustache template: /,
      );
      assert.equal(
        await said('template: script.mustache'),
        'w/x.advisory.yaml: the template uses <script>, which is not allowed (line 1)\n',
      );
      assert.match(await said('sections: [nope]'), /can't be "nope": use a section key/);
      assert.match(await said('language: xx'), /Allowed: en, fr, de, es, ja or uk\./);
    }));
});

describe('advisory render, files of rules', () => {
  it('are shown if they are in the workspace, and otherwise named with a reason', () =>
    inWorkspace(async ({ folder, run, write }) => {
      write('secret.yml', 'SECRET');
      write('w/.git/HEAD', '');
      write('w/rules/a.yar', 'rule A { condition: true }\n');
      write('w/rules/big.yar', 'x'.repeat(300_000));
      symlinkSync(join(folder, 'secret.yml'), join(folder, 'w', 'rules', 'link.yar'));
      const files = [
        '../rules/a.yar',
        '../rules/none.yar',
        '../rules/big.yar',
        '../rules/link.yar',
        '../../secret.yml',
        '/etc/passwd',
      ];
      const rows = files.map((file) => `  - {type: yara, name: R, file: ${file}}\n`).join('');
      write('w/in/x.advisory.yaml', `title: T\ndetection_rules:\n${rows}`);
      for (const form of ['html', 'markdown']) {
        const { status, stdout } = await run(['render', '--to', form, 'w/in/x.advisory.yaml']);
        assert.equal(status, 0);
        assert.match(
          stdout,
          form === 'html' ? /<span class="ta-w">rule<\/span> A \{/ : /```yara\nrule A \{ condition: true \}\n```/,
        );
        assert.match(stdout, /none\.yar is not shown because it does not exist\./);
        assert.match(stdout, /big\.yar is not shown because it is too large\./);
        assert.equal(stdout.match(/is not shown because it is outside the workspace\./g)?.length, 3);
        assert.doesNotMatch(stdout, /SECRET|root:/);
      }
    }));

  it('shows files of detection rules only from the current folder if no folder upward contains a repository', () =>
    inWorkspace(async ({ folder, run, write }) => {
      write('rules/a.yar', 'rule A { condition: true }\n');
      const steps = '../'.repeat(folder.split(/[/\\]/).length);
      const rows = ['../rules/a.yar', `${steps}etc/hostname`, `../../${basename(folder)}/rules/a.yar`]
        .map((file) => `  - {type: yara, name: R, file: ${file}}\n`)
        .join('');
      write('in/x.advisory.yaml', `title: T\ndetection_rules:\n${rows}`);
      const { status, stdout } = await run(['render', '--to', 'markdown', 'in/x.advisory.yaml']);
      assert.equal(status, 0);
      assert.match(stdout, /```yara\nrule A \{ condition: true \}\n```/);
      assert.equal(stdout.match(/is not shown because it is outside the workspace\./g)?.length, 2);
    }));
});
