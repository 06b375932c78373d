/** The process in which the editor publishes a folder. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CancellationToken } from 'vscode';
import { publishArguments } from '../../client/src/publish/message.ts';
import { createPublisher } from '../../client/src/publish/publisher.ts';
import { buildProgram, type BuiltProgram } from '../cli/builtProgram.ts';
import { cleanAdvisory, inWorkspace } from '../cli/support.ts';

describe('publishing from the editor', () => {
  let program: BuiltProgram;
  before(function () {
    this.timeout(120_000);
    program = buildProgram();
  });
  after(() => program.remove());

  const token = (cancelAt: 'never' | 'start'): CancellationToken => ({
    isCancellationRequested: false,
    onCancellationRequested(listener) {
      if (cancelAt === 'start') listener(undefined);
      return { dispose: () => undefined };
    },
  });

  it('writes the site, and can be cancelled', () =>
    inWorkspace(async ({ folder, write }) => {
      write('in/a.advisory.yaml', cleanAdvisory);
      const publisher = createPublisher(program.path, join(folder, 'no updates'));
      const args = publishArguments(join(folder, 'in'), join(folder, 'site'), { title: 'A & B' });
      const cancelled = await publisher.run(args, token('start'));
      assert.equal(cancelled.output, '');
      assert.equal(existsSync(join(folder, 'site', 'index.html')), false);
      const { status, output, errors } = await publisher.run(args, token('never'));
      assert.deepEqual([status, errors], [0, '']);
      assert.match(output, /: 1 advisory; files: \d+ written, 0 unchanged, 0 removed\n$/);
      assert.ok(existsSync(join(folder, 'site', 'index.html')));
    })).timeout(60_000);

  it('explains why no site was written', () =>
    inWorkspace(async ({ folder }) => {
      const publisher = createPublisher(program.path, join(folder, 'no updates'));
      const run = await publisher.run(publishArguments(join(folder, 'none'), join(folder, 'site'), {}), token('never'));
      assert.equal(run.status, 2);
      assert.match(run.errors, /no such folder/);
      await assert.rejects(createPublisher(program.path, folder).run(['\0'], token('never')), /null bytes/);
    })).timeout(60_000);
});
