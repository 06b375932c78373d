import assert from 'node:assert/strict';
import { lastGoodBanner, nextReport, partBanner } from '../../client/src/preview/shownReport.ts';

const result = (html: string, broken: boolean) => ({ html, broken, title: html, version: 1, sourceMap: [] });

describe('what the preview shows', () => {
  it('is the newest report while the YAML is well-formed', () => {
    const first = nextReport(undefined, result('one', false));
    const second = nextReport(first, result('two', false));
    assert.deepEqual(second, { html: 'two', style: '', banner: undefined, good: true });
  });

  it('is the last good report, with a banner, while the YAML is broken', () => {
    const good = nextReport(undefined, result('good', false));
    const broken = nextReport(nextReport(good, result('part 1', true)), result('part 2', true));
    assert.deepEqual([broken.html, broken.banner], ['good', { text: lastGoodBanner }]);
    assert.deepEqual(nextReport(broken, result('fixed', false)).banner, undefined);
  });

  it('is what could be read when there never was a good one', () => {
    const first = nextReport(undefined, result('part 1', true));
    const second = nextReport(first, result('part 2', true));
    assert.deepEqual([second.html, second.banner], ['part 2', { text: partBanner }]);
  });
});
