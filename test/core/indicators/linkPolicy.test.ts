/** The links that pages and editors may contain, and those that they must not. */
import assert from 'node:assert/strict';
import { createLinkPolicy, listedFrom, readIndicator } from '../../../server/src/core/indicators/index.ts';

const mayLink = (...indicators: readonly string[]): ((url: string) => boolean) =>
  createLinkPolicy(listedFrom(indicators.map((value) => readIndicator(value))));

describe('the link policy', () => {
  const refused: readonly (readonly [string, string])[] = [
    ['bad[.]top', 'https://bad.top/'],
    ['bad[.]top', 'https://login.BAD.top:8443/x'],
    ['*.bad[.]top', 'https://bad.top./'],
    ['bad[.]top', 'https://vendor.example@bad.top/'],
    ['bad[.]top', 'http://bad%2Etop/'],
    ['bad[.]top', 'https://vendor.example/?u=http%253A%252F%252Fbad.top'],
    ['bad[.]top', 'https://vendor.example/domain/bad.top'],
    ['bad[.]top', 'mailto:x@bad.top'],
    ['bad[.]top:443', 'https://bad.top/'],
    ['bad[.]top (C2)', 'https://bad.top/'],
    ['hxxps://bad[.]top/a', 'https://bad.top/b'],
    ['hxxps://github[.]com/bad/x', 'https://github.com/good/y'],
    ['bad@mail-bad[.]top', 'https://mail-bad.top/'],
    ['müller.example', 'https://xn--mller-kva.example/'],
    ['xn--mller-kva[.]example', 'https://müller.example/'],
    ['45.8.146.213', 'http://0x2d.8.146.213/'],
    ['45.8.146.213', 'http://755536597/'],
    ['45.8.146.213', 'http://[::ffff:45.8.146.213]/'],
    ['45.8.146.0/24', 'http://45.8.146.7/'],
    ['2a0d:5600:30::7', 'http://[2a0d:5600:30:0:0:0:0:7]:8080/'],
    ['\\\\bad.top@80\\share\\a.msi', 'https://bad.top/'],
    ['bad[.]top', 'javascript:alert(1)'],
    ['bad[.]top', 'https://vendor[.]example/'],
    ['bad[.]top', 'https://vendor.example\\@bad.top/'],
  ];
  for (const [indicator, url] of refused) {
    it(`does not allow ${url} if ${indicator} is listed`, () => assert.equal(mayLink(indicator)(url), false));
  }

  const allowed: readonly (readonly [string, string])[] = [
    ['bad[.]top', 'https://vendor.example/bad-top-campaign'],
    ['bad[.]top', 'https://notbad.top/'],
    ['bad[.]top', 'https://not-bad.top/'],
    ['bad[.]top', 'https://good.example/'],
    ['45.8.146.213', 'http://45.8.146.21/'],
    ['45.8.146.0/24', 'http://45.8.147.7/'],
    ['loader.exe', 'https://vendor.example/loader.exe'],
    ['bad[.]top', 'mailto:soc@vendor.example'],
  ];
  for (const [indicator, url] of allowed) {
    it(`allows ${url} if ${indicator} is listed`, () => assert.equal(mayLink(indicator)(url), true));
  }
});
