/** Syntax mistakes as people make them: one problem each, at the right text, and the rest is read as it was meant. */
import assert from 'node:assert/strict';
import { applyEdits } from '../../../server/src/core/edits.ts';
import { parseYaml } from '../../../server/src/core/yaml/parse.ts';
import { plain, type Plain } from '../../support/plain.ts';

interface Mistake {
  readonly what: string;
  readonly text: string;
  /** `code "highlighted text"`, one a problem. */
  readonly problems: readonly string[];
  readonly read: Plain;
  /** The text after the first fix of the first problem; absent where there is none. */
  readonly fixed?: string;
}

const topKeys = new Set(['title', 'summary', 'severity', 'detection_rules', 'tags']);
const parse = (text: string) => parseYaml(text, (word) => topKeys.has(word));

const mistakes: readonly Mistake[] = [
  {
    what: 'a colon in a value',
    text: 'title: APT29: a new wave\nsummary: x\n',
    problems: ['yaml/unquoted-colon "APT29: a new wave"'],
    read: { title: 'APT29: a new wave', summary: 'x' },
    fixed: "title: 'APT29: a new wave'\nsummary: x\n",
  },
  {
    what: 'a colon in a value that goes on in the next line, and a comment',
    text: 'title: APT29: a new\n  wave # c\nsummary: x\n',
    problems: ['yaml/unquoted-colon "APT29: a new\n  wave"'],
    read: { title: 'APT29: a new wave', summary: 'x' },
    fixed: "title: 'APT29: a new wave' # c\nsummary: x\n",
  },
  {
    what: 'a colon in a value with an apostrophe',
    text: "title: it's: so\n",
    problems: ['yaml/unquoted-colon "it\'s: so"'],
    read: { title: "it's: so" },
    fixed: 'title: "it\'s: so"\n',
  },
  {
    what: 'two colons in a list item of text',
    text: 'tags:\n  - Note: see: this\n',
    problems: ['yaml/unquoted-colon "Note: see: this"'],
    read: { tags: ['Note: see: this'] },
    fixed: "tags:\n  - 'Note: see: this'\n",
  },
  {
    what: 'an IPv6 prefix',
    text: 'title: fe80::\nsummary: x\n',
    problems: ['yaml/unquoted-colon "fe80::"'],
    read: { title: 'fe80::', summary: 'x' },
    fixed: "title: 'fe80::'\nsummary: x\n",
  },
  {
    what: 'brackets in a flow mapping, one a row',
    text: 'tags:\n  - {value: evil[.]com, role: c2}\n  - {value: b}\ntitle: x\n',
    problems: ['yaml/syntax "evil[.]com"'],
    read: { tags: [{ value: 'evil[.]com', role: 'c2' }, { value: 'b' }], title: 'x' },
    fixed: "tags:\n  - {value: 'evil[.]com', role: c2}\n  - {value: b}\ntitle: x\n",
  },
  {
    what: 'brackets in a flow list',
    text: 'tags: [a[.]b, c]\ntitle: x\n',
    problems: ['yaml/syntax "a[.]b"'],
    read: { tags: ['a[.]b', 'c'], title: 'x' },
    fixed: "tags: ['a[.]b', c]\ntitle: x\n",
  },
  ...['@handle', '`code` y', '%TEMP%\\x', '*.evil.com', '& more', '!important x'].map((value) => ({
    what: `a value that begins with ${value[0] ?? ''}`,
    text: `title: ${value} # c\nsummary: x\n`,
    problems: [`yaml/syntax "${value}"`],
    read: { title: value, summary: 'x' },
    fixed: `title: '${value}' # c\nsummary: x\n`,
  })),
  {
    what: 'an anchor that nobody refers to',
    text: 'title: &foo bar\n',
    problems: ['yaml/syntax "&foo bar"'],
    read: { title: '&foo bar' },
    fixed: "title: '&foo bar'\n",
  },
  {
    what: 'an alias without an anchor in a flow list',
    text: 'tags: [*.a.com, b]\n',
    problems: ['yaml/syntax "*.a.com"'],
    read: { tags: ['*.a.com', 'b'] },
    fixed: "tags: ['*.a.com', b]\n",
  },
  {
    what: 'an escape that does not exist',
    text: 'title: "C:\\Users"\nsummary: x\n',
    problems: ['yaml/syntax "\\U"'],
    read: { title: 'C:\\Users', summary: 'x' },
    fixed: "title: 'C:\\Users'\nsummary: x\n",
  },
  {
    what: 'text behind a closing quote',
    text: 'title: "Evil" Corp\nsummary: x\n',
    problems: ['yaml/syntax ""Evil" Corp"'],
    read: { title: '"Evil" Corp', summary: 'x' },
    fixed: 'title: \'"Evil" Corp\'\nsummary: x\n',
  },
  {
    what: 'an unclosed double quote',
    text: 'title: "unclosed\nsummary: y\nseverity: "high"\n',
    problems: ['yaml/syntax ""unclosed"'],
    read: { title: 'unclosed', summary: 'y', severity: 'high' },
    fixed: 'title: "unclosed"\nsummary: y\nseverity: "high"\n',
  },
  {
    what: 'an unclosed single quote at the end',
    text: "title: x\nsummary: 'unclosed\n",
    problems: ['yaml/syntax "\'unclosed"'],
    read: { title: 'x', summary: 'unclosed' },
    fixed: "title: x\nsummary: 'unclosed'\n",
  },
  {
    what: 'an unclosed bracket',
    text: 'tags: [a, b\ntitle: x\n',
    problems: ['yaml/syntax "["'],
    read: { tags: ['a', 'b'], title: 'x' },
    fixed: 'tags: [a, b]\ntitle: x\n',
  },
  {
    what: 'an unclosed brace',
    text: 'tags: {a: b\ntitle: x\n',
    problems: ['yaml/syntax "{"'],
    read: { tags: { a: 'b' }, title: 'x' },
    fixed: 'tags: {a: b}\ntitle: x\n',
  },
  {
    what: 'tabs',
    text: 'tags:\n\t- a\n\t- b\ntitle: x\n',
    problems: ['yaml/syntax "\t"'],
    read: { tags: ['a', 'b'], title: 'x' },
    fixed: 'tags:\n  - a\n  - b\ntitle: x\n',
  },
  {
    what: 'a rule body that falls back to the left',
    text: 'detection_rules:\n  - body: |\n      rule x {\nrule y {\n  condition: true\n}\nsummary: x\n',
    problems: ['yaml/syntax "rule y {"'],
    read: { detection_rules: [{ body: 'rule x {\nrule y {\n  condition: true\n}\n' }], summary: 'x' },
    fixed:
      'detection_rules:\n  - body: |\n      rule x {\n      rule y {\n        condition: true\n      }\nsummary: x\n',
  },
  {
    what: 'a missing blank behind a colon',
    text: 'severity:high\nsummary: x\n',
    problems: ['yaml/syntax ":"'],
    read: { severity: 'high', summary: 'x' },
    fixed: 'severity: high\nsummary: x\n',
  },
  {
    what: 'a line that is indented too far',
    text: 'title: x\n  summary: y\nseverity: high\n',
    problems: ['yaml/syntax "  "'],
    read: { title: 'x', summary: 'y', severity: 'high' },
    fixed: 'title: x\nsummary: y\nseverity: high\n',
  },
  {
    what: 'a list item one column off',
    text: 'tags:\n  - a\n - b\ntitle: x\n',
    problems: ['yaml/syntax " "'],
    read: { tags: ['a', 'b'], title: 'x' },
    fixed: 'tags:\n  - a\n  - b\ntitle: x\n',
  },
  {
    what: 'a half-typed top-level key',
    text: 'title: x\nact\nsummary: y\n',
    problems: ['yaml/syntax "act"'],
    read: { title: 'x', summary: 'y' },
  },
  {
    what: 'a half-typed key in a row',
    text: 'tags:\n  - name: x\n    al\n  - name: y\ntitle: z\n',
    problems: ['yaml/syntax "al"'],
    read: { tags: [{ name: 'x' }, { name: 'y' }], title: 'z' },
  },
  {
    what: 'a merge conflict',
    text: 'title: x\n<<<<<<< HEAD\nsummary: a\n=======\nsummary: b\n>>>>>>> topic\nseverity: low\n',
    problems: ['yaml/syntax "<<<<<<< HEAD"'],
    read: { title: 'x', summary: 'a', severity: 'low' },
    fixed: 'title: x\nsummary: a\nseverity: low\n',
  },
  {
    what: 'a duplicate key',
    text: 'title: x\ntitle: y\n',
    problems: ['yaml/duplicate-key "title"'],
    read: { title: 'x' },
  },
  {
    what: 'a second document',
    text: 'title: x\n---\ntitle: y\n',
    problems: ['yaml/multiple-documents "---"'],
    read: { title: 'x' },
  },
  {
    what: 'several mistakes, each by itself',
    text: 'title: a: b\nsummary: @foo\ntags: [x\nseverity: "high\n',
    problems: ['yaml/unquoted-colon "a: b"', 'yaml/syntax "@foo"', 'yaml/syntax "["', 'yaml/syntax ""high"'],
    read: { title: 'a: b', summary: '@foo', tags: ['x'], severity: 'high' },
    fixed: "title: 'a: b'\nsummary: @foo\ntags: [x\nseverity: \"high\n",
  },
];

const described = (text: string): readonly string[] =>
  [...parse(text).problems]
    .sort((a, b) => a.span[0] - b.span[0])
    .map((problem) => `${problem.code} "${text.slice(...problem.span)}"`);

describe('syntax mistakes', () => {
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

describe('what is no mistake', () => {
  const silent = [
    'title: x\n---\n',
    'title: x\n...\n',
    '---\ntitle: x\n...\n',
    '# advisory\n---\ntitle: x\n',
    'tags: &t [a, b]\nx_more: *t\n',
    'country: NO\ntlp: TLP:RED\nip: fe80::1\n',
    'title: "a: b"\nsummary: |\n  a: b: c\n  - @foo\n\n   deeper\n',
    'tags:\n- a\n- b\n',
    '',
    '# nothing but a comment\n',
  ];
  for (const text of silent)
    it(JSON.stringify(text), () => {
      assert.deepEqual(described(text), []);
      assert.deepEqual(described(text.replaceAll('\n', '\r\n')), []);
    });
});

const nested = (levels: number): string => Array.from({ length: levels }, (_, i) => `${' '.repeat(i)}a:`).join('\n');

describe('documents out of bounds', () => {
  it('refuses aliases that expand beyond bounds', () => {
    const levels = Array.from({ length: 9 }, (_, i) => `x_${i + 1}: &x${i + 1} [${`*x${i},`.repeat(9)}*x${i}]`);
    const text = `x_0: &x0 [lol]\n${levels.join('\n')}\n`;
    assert.deepEqual(
      parse(text).problems.map((problem) => problem.code),
      ['yaml/alias-expansion'],
    );
  });

  it('refuses an alias inside its own anchor', () => {
    assert.deepEqual(described('tags: &t [*t]\n'), ['yaml/alias-expansion "*t"']);
  });

  it('refuses deep nesting', () => {
    for (const text of [`tags: ${'['.repeat(100_000)}`, '- '.repeat(100_000), nested(3_000)])
      assert.deepEqual(
        parse(text).problems.map((problem) => problem.code),
        ['yaml/too-large'],
      );
  });
});
