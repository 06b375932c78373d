import assert from 'node:assert/strict';
import { filesOf } from '../../support/exports.ts';

const namesOf = (rules: readonly object[]): string[] =>
  filesOf(`title: T\ndetection_rules: ${JSON.stringify(rules)}\n`, 'rules').map(({ suffix }) => suffix);

describe('rules', () => {
  it('are files with the extension of their language', () => {
    const kinds = ['yara', 'sigma', 'suricata', 'kql', 'spl', 'eql', 'other'];
    assert.deepEqual(
      namesOf(kinds.map((type) => ({ type, name: 'A rule', body: 'x' }))),
      ['yar', 'yml', 'rules', 'kql', 'spl', 'eql', 'txt'].map((ending) => `/a-rule.${ending}`),
    );
  });

  it('have unique names that are not paths', () =>
    assert.deepEqual(
      namesOf(
        ['../../etc/passwd', 'C:\\x', 'CON', '...', '\u202Egpj', 'Ünïcode Rule', 'x'.repeat(200), 'A', 'a'].map(
          (name) => ({
            type: 'yara',
            name,
            body: 'x',
          }),
        ),
      ),
      [
        '/etc-passwd.yar',
        '/c-x.yar',
        '/rule-con.yar',
        '/yara-rule.yar',
        '/gpj.yar',
        '/ünïcode-rule.yar',
        `/${'x'.repeat(60)}.yar`,
        '/a.yar',
        '/a-2.yar',
      ],
    ));

  it('are unchanged, with a line break at the end', () =>
    assert.deepEqual(
      filesOf(
        'title: T\ndetection_rules:\n  - type: yara\n    body: |-\n      rule r {\n        $a = "http://evil.top"\n      }\nindicators: [evil.top]\n',
        'rules',
      ).map(({ text }) => text),
      ['rule r {\n  $a = "http://evil.top"\n}\n'],
    ));
});
