/** Common syntax mistakes are reported at the right text, and the rest is read as intended; similar text without a mistake is not reported. */
import assert from 'node:assert/strict';
import { parse as libraryParse } from 'yaml';
import { applyEdits } from '../../../server/src/core/text/edits.ts';
import { parseYaml } from '../../../server/src/core/document/incremental/parse.ts';
import { assertGolden } from '../../support/golden.ts';
import { plain } from '../../support/plain.ts';
import { reportedText } from '../../support/reportedText.ts';
import { mistakes } from './mistakes.ts';

const topKeys = new Set(['title', 'summary', 'severity', 'detection_rules', 'tags']);
const parse = (text: string) => parseYaml(text, (word) => topKeys.has(word));

const described = (text: string): readonly string[] =>
  [...parse(text).problems]
    .sort((a, b) => a.span[0] - b.span[0])
    .map((problem) => `${problem.code} "${text.slice(...problem.span)}"`);

describe('syntax mistakes', () => {
  it('have the messages of the golden file', () => {
    const texts = mistakes.map(({ what, text }) => `# ${what}\n\n${reportedText(text, parse(text).problems)}`);
    assertGolden(new URL('../../fixtures/mistakes.txt', import.meta.url), texts.join('\n'));
  });

  for (const { what, text, problems, read, fixed } of mistakes) {
    it(what, () => {
      const parsed = parse(text);
      assert.deepEqual(described(text), problems);
      assert.deepEqual(plain(parsed.root), read);
      const fix = parsed.problems[0]?.fixes?.[0];
      assert.equal(fix && applyEdits(text, fix.edits), fixed);
    });

    it(`${what}, with CRLF, BOM and emoji`, () => {
      const moved = (part: string): string => part.replaceAll('\n', '\r\n');
      const head = '\uFEFF# 🦊 head\r\n';
      const expected = problems.map((line) => moved(line));
      assert.deepEqual(described(head + moved(text)), expected);
      const fix = parse(head + moved(text)).problems[0]?.fixes?.[0];
      assert.equal(
        fix && applyEdits(head + moved(text), fix.edits),
        fixed === undefined ? undefined : head + moved(fixed),
      );
    });
  }
});

describe('text without a mistake', () => {
  it('with a colon in a key that is not part of the format', () => {
    for (const text of ['x_own:: a\ntitle: T\n', 'a:: b', 'title: T\na:: b\n', 'x_a:b: c\n', 'title: T\na:k: v\n']) {
      assert.deepEqual(described(text), []);
      assert.deepEqual(plain(parse(text).root), libraryParse(text, { schema: 'failsafe' }));
    }
    assert.deepEqual(described('title:: T\n'), ['yaml/syntax "::"']);
    assert.deepEqual(described('title:T\nx_own:a\n'), ['yaml/syntax ":"', 'yaml/syntax ":"']);
  });

  const silent = [
    'title: x\n---\n',
    'title: x\n...\n',
    '---\ntitle: x\n...\n',
    '# advisory\n---\ntitle: x\n',
    'tags: &t [a, b]\nx_more: *t\n',
    'country: NO\ntlp: TLP:RED\nip: fe80::1\n',
    'title: "a: b"\nsummary: |\n  a: b: c\n  - @foo\n\n   deeper\n',
    'tags:\n- a\n- b\n',
    'detection_rules:\n- severity: high\n- tags:\n  - a\n',
    '',
    '# nothing but a comment\n',
  ];
  for (const text of silent)
    it(JSON.stringify(text), () => {
      assert.deepEqual(described(text), []);
      for (const lineBreak of ['\r\n', '\r', '\r\r\n'])
        assert.deepEqual(described(text.replaceAll('\n', lineBreak)), []);
      assert.deepEqual(described(text.replace('\n', '\r')), []);
    });
});

describe('documents that exceed a limit', () => {
  it('are rejected if aliases expand too much', () => {
    const levels = Array.from({ length: 9 }, (_, i) => `x_${i + 1}: &x${i + 1} [${`*x${i},`.repeat(9)}*x${i}]`);
    const text = `x_0: &x0 [lol]\n${levels.join('\n')}\n`;
    assert.deepEqual(
      parse(text).problems.map((problem) => problem.code),
      ['yaml/alias-expansion'],
    );
  });

  it('are rejected if an alias is inside its own anchor', () => {
    assert.deepEqual(described('tags: &t [*t]\n'), ['yaml/alias-expansion "*t"']);
  });
});
