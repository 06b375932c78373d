/** Mistakes in texts of several lines: one problem each, at its cause, and the fix keeps every word. */
import assert from 'node:assert/strict';
import { analyze, applyEdits, parseAdvisory, type Problem } from '../../../server/src/core/index.ts';
import { testEnvironment } from '../../support/environment.ts';
import { pastedTexts } from './pastedTexts.ts';
import { soundTexts, textMistakes } from './textMistakes.ts';

const env = testEnvironment();
const settings = { 'sections/required': 'off', 'sections/missing': 'off', 'sections/order': 'off' } as const;
const problemsOf = (text: string): readonly Problem[] => analyze(parseAdvisory(text, env.schema), env, settings);
const described = (text: string): readonly string[] =>
  problemsOf(text).map(({ code, span }) => `${code} "${text.slice(...span)}"`);

/** Returns the sorted words of a text, which consist of letters and digits only. */
const wordsOf = (text: string): readonly string[] => (text.match(/[\p{L}\p{N}]+/gu) ?? []).sort();

const writings = [
  ['LF', (text: string): string => text],
  ['CRLF', (text: string): string => text.replaceAll('\n', '\r\n')],
  ['a section of its own above and a byte order mark', (text: string): string => `\uFEFFx_own: 🦊\n${text}`],
] as const;

for (const [writing, write] of writings)
  describe(`mistakes in multi-line text, with ${writing}`, () => {
    for (const { what, text, problem, fixed } of [...textMistakes, ...pastedTexts])
      it(what, () => {
        const written = write(text);
        assert.deepEqual(described(written), [problem]);
        const fix = problemsOf(written)[0]?.fixes?.[0];
        const after = fix && applyEdits(written, fix.edits);
        assert.equal(after, fixed === undefined ? undefined : write(fixed));
        if (after !== undefined) assert.deepEqual(described(after), []);
      });

    for (const text of soundTexts) it(JSON.stringify(text), () => assert.deepEqual(described(write(text)), []));
  });

describe('fixes for multi-line text', () => {
  const kept = [...textMistakes, ...pastedTexts].filter(
    ({ problem, fixed }) => fixed !== undefined && !/"[*!]|[\u00a0\u00ad\u200b]/.test(problem),
  );
  for (const { what, text, fixed = '' } of kept)
    it(`${what}: keep every word`, () => assert.deepEqual(wordsOf(fixed), wordsOf(text)));

  const titlesOf = (text: string): readonly string[] =>
    problemsOf(text).flatMap(({ fixes = [] }) => fixes.map(({ title, safe }) => (safe ? `${title} (safe)` : title)));

  it('do not change a line at the left margin that may begin an item or a note', () => {
    const item = 'key_takeaways:\n  - Intruders read the mail of\n  a whole company.\n  - Two\n';
    assert.deepEqual(titlesOf(item), ['Indent the rest of the text', 'Add a dash']);
    const note = 'title: T\nsummary: Intruders read the mail of the whole\ncompany for a year.\n';
    assert.deepEqual(titlesOf(note), ['Convert to a block of text', 'Convert to a comment']);
    const list = 'key_takeaways: They did two things:\n  - Lure\n  - Loot: files\n';
    assert.deepEqual(titlesOf(list), ['Convert to a block of text']);
  });

  it('do not change a word at the left margin below text, because it may become a key', () => {
    const text = 'title: T\nsummary: Intruders read the mail of\nseve\n';
    assert.deepEqual(described(text), ['yaml/syntax "seve"']);
    assert.deepEqual(titlesOf(text), []);
  });

  it('do not quote the parts of a sentence one by one as safe fixes', () => {
    assert.deepEqual(titlesOf('control_gaps: [No logs of gateways, phones: and printers]\n'), [
      'Put the text in quotes',
    ]);
  });

  it('remove the fences around a document together', () => {
    const text = '```\ntitle: T\nseverity: high\n```\n';
    assert.deepEqual(described(text), ['yaml/syntax "```"']);
    const [fix] = problemsOf(text)[0]?.fixes ?? [];
    assert.equal(fix && applyEdits(text, fix.edits), 'title: T\nseverity: high\n');
  });

  it('are not safe if an alias or a tag may be intended', () => {
    for (const text of [
      'key_takeaways: &points [One.]\ncontrol_gaps: *point\n',
      'title: !Important T\n',
      'title: &a T\n',
    ])
      assert.deepEqual(
        problemsOf(text).map(({ fixes = [] }) => fixes.map(({ safe = false }) => safe)),
        [[false]],
      );
  });

  it('do not quote an alias', () => {
    for (const text of ['control_gaps: *gaps\n', 'control_gaps:\n  - *gaps\n', 'tags: [*gaps, b]\n'])
      assert.deepEqual(
        problemsOf(text).map(({ fixes = [] }) => fixes.length),
        [0],
      );
  });
});
