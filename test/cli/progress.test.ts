import assert from 'node:assert/strict';

import { createProgress } from '../../server/src/cli/progress.ts';
import { cleanAdvisory, inWorkspace, wrongAdvisory } from './support.ts';

describe('the progress of a check', () => {
  const drawing = (): { draw: ReturnType<typeof createProgress>; pass(ms: number): void; written: string[] } => {
    let time = 0;
    const written: string[] = [];
    const sink = { write: (text: string) => void written.push(text) };
    const draw = createProgress({ sink, total: 9, now: () => time });
    return { draw, written, pass: (ms) => void (time += ms) };
  };

  it('shows nothing for a short run', () => {
    const { draw, pass, written } = drawing();
    for (let file = 0; file < 3; file++) {
      pass(99);
      draw.advance();
    }
    draw.clear();
    assert.deepEqual(written, []);
  });

  it('shows the number of finished files after 300 ms, at intervals, and is erased', () => {
    const { draw, pass, written } = drawing();
    draw.advance();
    pass(300);
    draw.advance();
    pass(10);
    draw.advance();
    pass(90);
    draw.advance();
    draw.clear();
    draw.clear();
    assert.deepEqual(written, [
      '\r\u001b[2Kadvisory: 2 of 9 files checked',
      '\r\u001b[2Kadvisory: 4 of 9 files checked',
      '\r\u001b[2K',
    ]);
  });

  it('is shown only on a terminal, and never in the report', () =>
    inWorkspace(async ({ run, write }) => {
      write('a.advisory.yaml', cleanAdvisory);
      write('b.advisory.yaml', wrongAdvisory);
      let time = 0;
      const now = (): number => (time += 1000);
      const quiet = await run(['check', '.'], { now });
      const seen = await run(['check', '.'], { now, isErrorTTY: true });
      assert.equal(quiet.stderr, '');
      assert.match(seen.stderr, /1 of 2 files checked[^]*2 of 2 files checked\r\u001b\[2K$/);
      assert.equal(seen.stdout, quiet.stdout);
      assert.equal((await run(['check', '.'], { now, isErrorTTY: true, env: { TERM: 'dumb' } })).stderr, '');
    }));
});
