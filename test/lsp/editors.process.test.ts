/** What users of some editors see with the configurations in docs/editors.md. An editor that is not installed is skipped. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rootUrl } from '../support/schema.ts';

const root = fileURLToPath(rootUrl);
const program = join(root, 'server/src/hosts/node/main.ts');
const drivers = join(root, 'test/editors');
const advisory = 'title: T\ntlp: WHITE\nmitre_attack:\n  - T1566.002\n  - T1156\n';

interface Seen {
  readonly problem?: string;
  readonly filetype: string;
  readonly comments: string;
  readonly indentation: number | string;
  readonly diagnostics: readonly unknown[];
  readonly hover: string;
  readonly actions: readonly string[];
  readonly completion: string;
  readonly text: string;
}

/** Returns the fenced code blocks of a language in docs/editors.md, in order. */
function blocks(language: string): readonly string[] {
  const docs = readFileSync(join(root, 'docs/editors.md'), 'utf8');
  return [...docs.matchAll(/^```(\w+)\n(.*?)^```$/gms)]
    .filter(([, name]) => name === language)
    .map(([, , block = '']) => block);
}

/** Returns the output of a program; undefined if it is not installed or fails. */
function output(command: string, ...args: string[]): string | undefined {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? stdout : undefined;
}

interface Run {
  readonly command: string;
  readonly args: readonly string[];
  readonly config: string;
  readonly environment?: NodeJS.ProcessEnv;
}

/** Runs an editor in its own workspace, with the server on the PATH as docs/editors.md describes. */
function drive({ command, args, config, environment = {} }: Run): Seen {
  const folder = mkdtempSync(join(tmpdir(), 'advisory-editor-'));
  try {
    mkdirSync(join(folder, 'bin'));
    mkdirSync(join(folder, 'w', '.git'), { recursive: true });
    const server = `#!/bin/sh\ncd '${root}' && exec '${process.execPath}' --import=tsx '${program}' "$@"\n`;
    writeFileSync(join(folder, 'bin', 'advisory-language-server'), server, { mode: 0o755 });
    writeFileSync(join(folder, 'config'), config);
    writeFileSync(join(folder, 'w', 'a.advisory.yaml'), advisory);
    writeFileSync(join(folder, 'w', 'advisory.config.yaml'), 'rules:\n  tlp/deprecated: error\n');
    const { stdout, stderr } = spawnSync(command, args, {
      encoding: 'utf8',
      cwd: join(folder, 'w'),
      timeout: 55_000,
      env: {
        ...process.env,
        HOME: folder,
        PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`,
        CONFIG: join(folder, 'config'),
        ADVISORY: join(folder, 'w', 'a.advisory.yaml'),
        SEEN: join(folder, 'seen'),
        ...environment,
      },
    });
    const line = stdout.split('\n').findLast((one) => one.startsWith('{'));
    const seen = JSON.parse(line ?? readFileSync(join(folder, 'seen'), 'utf8')) as Seen;
    assert.equal(seen.problem, undefined, stderr);
    return seen;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Asserts what an editor with completion, hover and fixes shows; with `plainCompletion`, it inserts no snippets. */
function assertWorks({ diagnostics, hover, actions, completion, text }: Seen, plainCompletion: boolean): void {
  const shown = JSON.stringify(diagnostics);
  assert.match(shown, /tlp\/deprecated|TLP/);
  assert.match(shown, /attack\/revoked|T1156/);
  assert.match(hover, /T1566\.002.*Phishing: Spearphishing Link/);
  assert.match(hover, /ATT&CK \d/);
  assert.ok(actions.some((title) => title.includes('CLEAR')));
  assert.equal(actions.at(-1), 'Apply all safe fixes');
  if (plainCompletion) assert.equal(completion.trimEnd(), 'severity:');
  else assert.match(completion, /^severity:/);
  assert.match(text, /^title: T\ntlp: CLEAR\nmitre_attack:\n/);
}

describe('editors', () => {
  it('Neovim shows diagnostics and hovers, completes and fixes', function () {
    const version = output('nvim', '--version');
    if (version === undefined) return this.skip();
    const [newer = '', older = ''] = blocks('lua');
    const [, major = '0', minor = '0'] = /NVIM v(\d+)\.(\d+)/.exec(version) ?? [];
    const detection = 'let g:do_filetype_lua = 1 | let g:did_load_filetypes = 0';
    const isNew = Number(major) > 0 || Number(minor) >= 11;
    const seen = drive({
      command: 'nvim',
      args: ['--clean', '--headless', '--cmd', detection, '-c', `luafile ${join(drivers, 'neovim.lua')}`],
      config: isNew ? newer : older,
    });
    assert.deepEqual([seen.filetype, seen.indentation, seen.comments], ['advisory', 2, '# %s']);
    assertWorks(seen, !isNew);
  });

  const [mode = '', ...clients] = blocks('elisp');
  for (const [index, client] of ['eglot', 'lsp-mode'].entries())
    it(`Emacs with ${client} shows diagnostics and hovers, completes and fixes`, function () {
      const needed = `(progn (package-initialize) (require 'yaml-mode) (require '${client}))`;
      if (output('emacs', '--batch', '--eval', needed) === undefined) return this.skip();
      const seen = drive({
        command: 'emacs',
        args: ['--batch', '-l', join(drivers, 'emacs.el')],
        config: `${mode}\n${clients[index] ?? ''}`,
        environment: { CLIENT: client },
      });
      assert.deepEqual([seen.filetype, seen.indentation, seen.comments], ['advisory-mode', 'spaces', '# ']);
      assertWorks(seen, true);
    });

  it('Vim with ALE shows diagnostics', function () {
    const hasAle = output(
      'vim',
      '-es',
      '-u',
      'NONE',
      '-c',
      'silent! packadd ale',
      '-c',
      'if !exists("g:loaded_ale") && !isdirectory("/usr/share/vim-ale") | cquit | endif',
      '-c',
      'qall',
    );
    if (hasAle === undefined) return this.skip();
    const [config = ''] = blocks('vim');
    const seen = drive({
      command: 'vim',
      args: ['-N', '-u', join(drivers, 'ale.vim'), '--not-a-term', '-T', 'dumb'],
      config,
    });
    assert.deepEqual([seen.filetype, seen.indentation, seen.comments], ['advisory', 2, '# %s']);
    assert.match(JSON.stringify(seen.diagnostics), /tlp\/deprecated/);
  });
});
