import assert from 'node:assert/strict';
import { createEchoGuard } from '../../client/src/preview/scroll.ts';
import { lineAtTop, risingAnchors, topOfLine } from '../../client/webview/anchors.ts';

describe('scrolling in step', () => {
  const anchors = risingAnchors([
    { line: 10, top: 100 },
    { line: 4, top: 150 },
    { line: 20, top: 300 },
  ]);

  it('leaves out what stands elsewhere in the source', () => {
    assert.deepEqual(
      anchors.map(({ line }) => line),
      [0, 10, 20],
    );
  });

  it('finds the height of a line, and between known lines in proportion', () => {
    assert.deepEqual(
      [0, 5, 10, 15, 20, 99].map((line) => topOfLine(anchors, line)),
      [0, 50, 100, 200, 300, 300],
    );
  });

  it('finds back the line of every height that it gave', () => {
    for (let line = 0; line <= 20; line++) assert.equal(lineAtTop(anchors, topOfLine(anchors, line)), line);
  });

  it('stays at the top for a report without lines, and above the first', () => {
    assert.equal(topOfLine(risingAnchors([]), 7), 0);
    assert.equal(lineAtTop(anchors, -5), 0);
  });

  it('takes an editor’s scrolling that follows the page for an echo, and later scrolling for the user’s', () => {
    let time = 1000;
    const guard = createEchoGuard(() => time);
    assert.equal(guard.isEcho(), false);
    guard.programmatic();
    time += 20;
    assert.equal(guard.isEcho(), true);
    time += 1000;
    assert.equal(guard.isEcho(), false);
  });
});
