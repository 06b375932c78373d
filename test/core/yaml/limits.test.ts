/** The limits of the parser: what is accepted at a limit, and what an author reads beyond it. */
import assert from 'node:assert/strict';
import { parseAdvisory } from '../../../server/src/core/index.ts';
import { parseChunk } from '../../../server/src/core/yaml/parse/parseChunk.ts';
import { contentLinesAbove, lineAround, linesFrom } from '../../../server/src/core/yaml/recover/repair.ts';
import { testEnvironment } from '../../support/environment.ts';

const env = testEnvironment();
const problemsOf = (text: string) => parseAdvisory(text, env.schema).syntaxProblems;
const messagesOf = (text: string): string[] => problemsOf(text).map(({ message }) => message);

describe('the nesting of a document', () => {
  const refused = (what: string): string =>
    `This file was not parsed: its ${what} are nested more than 200 levels deep.`;
  const lists = 'lists and mappings';
  const forms: readonly (readonly [what: string, kind: string, make: (levels: number) => string])[] = [
    ['brackets', 'brackets', (levels) => `${'['.repeat(levels)}a${']'.repeat(levels)}`],
    ['braces below a key', 'brackets', (levels) => `x_a: ${'{a: '.repeat(levels)}b${'}'.repeat(levels)}`],
    ['brackets after others', 'brackets', (levels) => `- [[a], [b]]\n- ${'['.repeat(levels)}a${']'.repeat(levels)}`],
    ['lists on one line', lists, (levels) => `${'- '.repeat(levels)}a`],
    ['a list after another one', lists, (levels) => `- - - a\n${'- '.repeat(levels)}a`],
    ['a list before another one', lists, (levels) => `${'- '.repeat(levels)}a\n- - a`],
    ['mappings', lists, (levels) => `${Array.from({ length: levels }, (_, i) => `${' '.repeat(i)}a:`).join('\n')} b`],
    ['keys', lists, (levels) => `${'? '.repeat(levels)}a`],
    ['lists after a comment and an empty document', lists, (levels) => `# a\n---\n---\n${'- '.repeat(levels)}a`],
  ];
  for (const [what, kind, make] of forms)
    it(`may be 200 levels deep: ${what}`, () => {
      assert.ok(!messagesOf(make(200)).some((message) => message.startsWith('This file was not parsed')));
      assert.deepEqual(messagesOf(make(201)), [refused(kind)]);
      assert.deepEqual(problemsOf(make(201))[0]?.span, [0, 0]);
    });

  it('is not measured by the indentation of text', () => {
    assert.deepEqual(messagesOf(`summary: |\n${' '.repeat(400)}a\n`), []);
    assert.deepEqual(messagesOf(`summary: >-\n  a\n  ${'- '.repeat(400)}b\n`), []);
  });
});

describe('problems with the same code in a section', () => {
  /** Returns the number of reported problems with the code, and the sentence of the last one that says how many more there are, if any. */
  const last = (text: string, code: string): readonly [number, string | undefined] => {
    const own = problemsOf(text).filter((problem) => problem.code === code);
    assert.ok(own.slice(0, -1).every(({ message }) => !message.includes('like this below')));
    return [own.length, /There (?:is|are) .*/.exec(own.at(-1)?.message ?? '')?.[0]];
  };
  const kinds: readonly (readonly [what: string, code: string, make: (count: number) => string])[] = [
    ['found in the tree', 'yaml/duplicate-key', (count) => `impact:\n${'  a: 1\n'.repeat(count + 1)}`],
    ['repaired', 'yaml/syntax', (count) => `tags:\n${'  - high: &\n'.repeat(count)}`],
    ['on stray lines', 'yaml/syntax', (count) => `title: T\n${'They came.\n\n'.repeat(count)}`],
  ];
  for (const [what, code, make] of kinds)
    it(`are reported up to 100 times: ${what}`, () => {
      assert.deepEqual(last(make(99), code), [99, undefined]);
      assert.deepEqual(last(make(100), code), [100, undefined]);
      assert.deepEqual(last(make(101), code), [100, 'There is 1 more like this below.']);
      assert.deepEqual(last(make(102), code), [100, 'There are 2 more like this below.']);
    });
});

describe('the structural characters of a document', () => {
  const rows = (count: number): string => `tags:\n${'  - a\n'.repeat(count)}`;
  // Each row has two, its hyphen and its line break. The line of the key has two, and a top-level key counts as four more.
  const most = (180_000 - 6) / 2;
  it('may be 180,000, however short the document is', () => {
    assert.deepEqual(messagesOf(rows(most)), []);
    assert.deepEqual(messagesOf(rows(most + 1)), [
      'This file was not parsed: it contains more than 180,000 lines, items, keys, commas, quotes and brackets. Split it into several files.',
    ]);
  });
});

describe('aliases', () => {
  /** Returns a list that counts as 1,000 values, 20 aliases to it, and `more` aliases to a single value. */
  const text = (more: number): string =>
    `x_a: &a [${Array(999).fill('1').join(', ')}]\nx_s: &s 1\nx_b:\n${'  - *a\n'.repeat(20)}${'  - *s\n'.repeat(more)}`;
  it('may add 20,000 values; the first alias beyond that is reported', () => {
    assert.deepEqual(messagesOf(text(0)), []);
    for (const more of [1, 2]) {
      const [problem, ...others] = problemsOf(text(more));
      assert.deepEqual(others, []);
      assert.equal(problem?.code, 'yaml/alias-expansion');
      assert.equal(problem.span[0], text(more).indexOf('*s'));
      assert.match(problem.message, /by more than 20000 values\. Write the values out instead of using `\*s`\./);
    }
  });
});

describe('text that is not repaired', () => {
  const texts: readonly (readonly [what: string, text: string, line: string])[] = [
    ['a quote that is not closed, above blank lines', 'title: T\nsummary: "abc\n\n\n', 'summary: "abc'],
    ['a quote that is not closed, above spaces', 'title: T\n  # a\nsummary: "abc \n  \n', 'summary: "abc'],
    ['a bracket that is not closed, above blank lines', 'title: T\n\ntags: [a\n\n\n  \n', 'tags: [a'],
    ['a bracket alone, between blank lines', '\n\n{\n\n\n', '{'],
    ['a line with too little indentation', 'title: T\ntags:\n  - a\n b\nseverity: high\n', 'b'],
  ];
  for (const [what, text, line] of texts)
    it(`is reported at the nearest line with content, and not parsed from there on: ${what}`, () => {
      const how = { top: false, recoverAliases: true, recover: false };
      const { problems, unparsed, root } = parseChunk(text, () => false, how);
      assert.deepEqual(
        problems.map(({ code, span }) => [code, text.slice(...span), span[0]]),
        [['yaml/syntax', line, text.indexOf(line)]],
      );
      assert.deepEqual(unparsed, [[text.lastIndexOf('\n', text.indexOf(line)) + 1, text.length]]);
      assert.equal(root?.kind, text.startsWith('title') ? 'mapping' : undefined);
    });
});

describe('lines around an error', () => {
  const text = 'a\n\n # b\n  c\r\nd';
  const contents = (lines: Iterable<{ readonly content: string }>): string[] =>
    [...lines].map(({ content }) => content);

  it('are read from a line to the end, up to a number of lines', () => {
    const from = (max?: number): string[] => contents(linesFrom(text, lineAround(text, 2), max));
    assert.deepEqual(from(), ['', ' # b', '  c', 'd']);
    assert.deepEqual(from(4), ['', ' # b', '  c', 'd']);
    assert.deepEqual(from(3), ['', ' # b', '  c']);
    assert.deepEqual(from(0), []);
    assert.deepEqual(contents(linesFrom(text, undefined)), []);
  });

  it('are read upwards without comments and blank lines, up to a number of lines', () => {
    const above = (max: number): string[] => contents(contentLinesAbove(text, lineAround(text, text.length), max));
    assert.deepEqual(above(9), ['  c', 'a']);
    assert.deepEqual(above(2), ['  c', 'a']);
    assert.deepEqual(above(1), ['  c']);
    assert.deepEqual(above(0), []);
  });
});
