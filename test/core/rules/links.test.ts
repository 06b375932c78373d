/** Where links are recognised, and which part of them is highlighted. */
import assert from 'node:assert/strict';
import { analyze, parseAdvisory } from '../../../server/src/core/index.ts';
import { isLink } from '../../../server/src/core/rules/shared/links.ts';
import { testEnvironment } from '../../support/environment.ts';

const environment = testEnvironment();

function highlighted(text: string): string[] {
  return analyze(parseAdvisory(text, environment.schema), environment, {})
    .filter(({ code }) => code === 'link/malformed')
    .map(({ span }) => text.slice(...span));
}

describe('links', () => {
  it('have the schemes http, https and mailto', () => {
    const good = [
      'http://a.example',
      'HTTPS://a.example:8443/x?y=(z)#%20',
      'https://192.0.2.1/',
      'http://[2001:db8::1]/',
      'https://intranet/x',
      'mailto:a@b.example',
      'https://пример.рф/',
    ];
    const bad = [
      'ftp://a.example/',
      'https://',
      'https:///x',
      'https://a b',
      'https://a.example/a b',
      'https://a..example/',
      'https://*.example/',
      'http://1.2.3.400/',
      'javascript:alert(1)',
      'mailto:',
      'www.a.example',
      '#top',
      'https://a.example:99999/',
      'data:text/html,x',
    ];
    assert.deepEqual([good.filter((url) => !isLink(url)), bad.filter(isLink)], [[], []]);
  });

  it('are found in prose by their brackets, in every scalar style', () => {
    assert.deepEqual(highlighted('summary: "See [one](htps://x.example) and [two](https://x.example)"\n'), [
      'htps://x.example',
    ]);
    assert.deepEqual(highlighted('summary: |\n  See [one](htps://x.example)\n  and ![image](pic.png)\n'), [
      'htps://x.example',
      'pic.png',
    ]);
    assert.deepEqual(highlighted('key_takeaways:\n  - \'A [link](#top) "title"\'\n'), ['#top']);
    assert.deepEqual(highlighted('recommendations:\n  user_protection: Read [this](<ftp://x.example/a> "Title").\n'), [
      'ftp://x.example/a',
    ]);
  });

  it('are not found in code, defanged or plain text, an index such as `list[0](x)`, or literal text', () => {
    for (const prose of [
      '`[a](b)`',
      '[a](hxxps://x[.]example)',
      'htps://x.example',
      'list[0](x)',
      'evil[.](com)',
      '[a] (b)',
      '[T1566](two words)',
    ])
      assert.deepEqual(highlighted(`summary: '${prose}'\n`), [], prose);
    assert.deepEqual(highlighted('control_gaps:\n  - "[a](b)"\ntitle: "[a](b)"\n'), []);
  });

  it('among references and sources are distinguished from titles', () => {
    assert.deepEqual(
      highlighted(
        'references:\n  - Akira, a study\n  - ftp://x.example/a\n  - "CVE-2024-3400: notes"\n  - https://x.example\n',
      ),
      ['ftp://x.example/a'],
    );
    assert.deepEqual(highlighted('source:\n  - NCSC\n  - https//x\n  - http:/x.example\n'), ['http:/x.example']);
  });
});
