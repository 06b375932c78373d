import assert from 'node:assert/strict';
import { english } from '../../client/src/l10n.ts';
import type { ToPage } from '../../client/src/preview/messages.ts';
import { createPosting } from '../../client/src/preview/posting.ts';
import { nextReport } from '../../client/src/preview/shownReport.ts';
import { joinedParts, type PreviewResult } from '../../server/src/protocol/preview.ts';

const element = (name: string): string => `<p data-part="${name}"></p>`;
const result = (root: string, own: Partial<PreviewResult> = {}): PreviewResult => ({
  answer: 1,
  version: 1,
  root,
  parts: {},
  earlier: [],
  ...own,
});

describe('the report in the preview', () => {
  const first = nextReport(
    english,
    undefined,
    result(element('a') + element('b'), { parts: { a: 'A', b: element('c'), c: 'C' } }),
  );

  it('is the markup with its parts inserted, and the parts of these', () => {
    assert.equal(
      joinedParts(first.root, first.parts),
      '<p data-part="a">A</p><p data-part="b"><p data-part="c">C</p></p>',
    );
  });

  it('updates the last response, and drops parts that are no longer shown', () => {
    const next = nextReport(
      english,
      first,
      result(element('b') + element('d'), { answer: 2, since: 1, parts: { d: 'D' } }),
    );
    assert.deepEqual([...next.parts.keys()].sort(), ['b', 'c', 'd']);
    const anew = nextReport(english, first, result(element('b'), { answer: 3, parts: { b: 'B' } }));
    assert.deepEqual([...anew.parts], [['b', 'B']]);
  });

  it('states the line of the first syntax error, and which parts are outdated', () => {
    const problem = { line: 30, message: 'The quote is never closed.' };
    assert.equal(first.banner, undefined);
    assert.deepEqual(nextReport(english, first, result('', { problem })).banner, {
      text: 'Line 31: The quote is never closed.',
      line: 30,
    });
    assert.match(
      nextReport(english, first, result('', { problem, earlier: ['Timeline'] })).banner?.text ?? '',
      /closed\. “Timeline” is shown with its last valid content\.$/,
    );
    assert.match(
      nextReport(english, first, result('', { problem, earlier: ['A', 'B'] })).banner?.text ?? '',
      /2 sections are/,
    );
  });

  it('posts missing parts to the page in small messages, and all parts to a new page', () => {
    const posted: ToPage[] = [];
    const { update, forget } = createPosting((message) => posted.push(message));
    const long = 'x'.repeat(60_000);
    const parts = new Map([
      ['a', long],
      ['b', long],
      ['c', 'short'],
    ]);
    update({ root: 'one', parts, style: 'p{}' }, undefined);
    const names = (): string[][] => posted.flatMap((one) => (one.type === 'parts' ? [Object.keys(one.parts)] : []));
    assert.deepEqual(names(), [['a'], ['b', 'c']]);
    assert.deepEqual(posted.at(-1), { type: 'update', root: 'one', style: 'p{}', banner: undefined });
    posted.length = 0;
    update({ root: 'two', parts: new Map([...parts, ['d', 'new']]), style: '' }, undefined);
    assert.deepEqual(names(), [['d']]);
    posted.length = 0;
    forget();
    update({ root: 'two', parts, style: '' }, undefined);
    assert.deepEqual(names(), [['a'], ['b', 'c']]);
  });
});
