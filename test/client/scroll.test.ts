import assert from 'node:assert/strict';
import { createEchoGuard } from '../../client/src/preview/scroll.ts';
import { lineAtTop, risingAnchors, topOfLine } from '../../client/webview/anchors.ts';

describe('synchronised scrolling', () => {
  const anchors = risingAnchors([
    { line: 10, top: 100 },
    { line: 4, top: 150 },
    { line: 20, top: 300 },
  ]);

  it('ignores elements in a different order than the source', () => {
    assert.deepEqual(
      anchors.map(({ line }) => line),
      [0, 10, 20],
    );
  });

  it('returns the height of a line, interpolated between known lines', () => {
    assert.deepEqual(
      [0, 5, 10, 15, 20, 99].map((line) => topOfLine(anchors, line)),
      [0, 50, 100, 200, 300, 300],
    );
  });

  it('returns the line for every height that it returned', () => {
    for (let line = 0; line <= 20; line++) assert.equal(lineAtTop(anchors, topOfLine(anchors, line)), line);
  });

  it('stays at the top for a report without lines, and above the first line', () => {
    assert.equal(topOfLine(risingAnchors([]), 7), 0);
    assert.equal(lineAtTop(anchors, -5), 0);
  });

  it('treats scrolling of an editor that follows the page as an echo, and later scrolling as the user’s', () => {
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
