/** Syntax mistakes as people make them. The keys that these texts may have at the top are in mistakes.test.ts. */
import type { Plain } from '../../support/plain.ts';

interface Mistake {
  readonly what: string;
  readonly text: string;
  /** `code "highlighted text"`, one a problem. */
  readonly problems: readonly string[];
  readonly read: Plain;
  /** The text after the first fix of the first problem; absent where there is none. */
  readonly fixed?: string;
}

/** What people get wrong, and what becomes of it. */
export const mistakes: readonly Mistake[] = [
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
    what: 'a colon in a value of a flow mapping',
    text: 'tags:\n  - {value: fe80::}\n  - {value: APT29: a wave, role: c2}\ntitle: x\n',
    problems: ['yaml/unquoted-colon "fe80::"', 'yaml/unquoted-colon "APT29: a wave"'],
    read: { tags: [{ value: 'fe80::' }, { value: 'APT29: a wave', role: 'c2' }], title: 'x' },
    fixed: "tags:\n  - {value: 'fe80::'}\n  - {value: APT29: a wave, role: c2}\ntitle: x\n",
  },
  {
    what: 'bold text at the start of a value that goes on in the next line',
    text: 'summary: **Bold** start\n  and more # c\ntitle: x\n',
    problems: ['yaml/syntax "**Bold** start\n  and more"'],
    read: { summary: '**Bold** start and more', title: 'x' },
    fixed: "summary: '**Bold** start and more' # c\ntitle: x\n",
  },
  {
    what: 'a mark in brackets at the start of a value and of a list item',
    text: 'title: [Updated] a: new wave # c\ntags:\n  - {a} b\n  - c\n',
    problems: ['yaml/syntax "[Updated] a: new wave"', 'yaml/syntax "{a} b"'],
    read: { title: '[Updated] a: new wave', tags: ['{a} b', 'c'] },
    fixed: "title: '[Updated] a: new wave' # c\ntags:\n  - {a} b\n  - c\n",
  },
  {
    what: 'bold text at the start of list items, one with a colon',
    text: 'tags:\n  - **Reset** all\n  - **Block**: all of it\n    and more\n  - b\ntitle: x\n',
    problems: ['yaml/syntax "**Reset** all"', 'yaml/syntax "**Block**: all of it\n    and more"'],
    read: { tags: ['**Reset** all', '**Block**: all of it and more', 'b'], title: 'x' },
    fixed: "tags:\n  - '**Reset** all'\n  - **Block**: all of it\n    and more\n  - b\ntitle: x\n",
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
    what: 'an unclosed quote and bracket in one line',
    text: "tags: [a, 'b\ntitle: x\n",
    problems: ['yaml/syntax "\'b"'],
    read: { tags: ['a', 'b'], title: 'x' },
    fixed: "tags: [a, 'b']\ntitle: x\n",
  },
  {
    what: 'an unclosed quote before a bracket that closes',
    text: 'tags:\n  - {a: [x, "b]}\ntitle: x\n',
    problems: ['yaml/syntax ""b"'],
    read: { tags: [{ a: ['x', 'b'] }], title: 'x' },
    fixed: 'tags:\n  - {a: [x, "b"]}\ntitle: x\n',
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
    what: 'a line of a text that falls back to the left, and one that does not',
    text: 'summary: |\n  First.\n\nSecond.\n\n  Third.\ntitle: x\n',
    problems: ['yaml/syntax "Second."'],
    read: { summary: 'First.\n\nSecond.\n\nThird.\n', title: 'x' },
    fixed: 'summary: |\n  First.\n\n  Second.\n\n  Third.\ntitle: x\n',
  },
  {
    what: 'a rule body whose lines fall back, with and without a colon',
    text: 'detection_rules:\n  - body: |\n      rule x {\nimport x\n$a = "x"\ncondition: $a\n}\nsummary: x\n',
    problems: ['yaml/syntax "import x"'],
    read: { detection_rules: [{ body: 'rule x {\nimport x\n$a = "x"\ncondition: $a\n}\n' }], summary: 'x' },
    fixed:
      'detection_rules:\n  - body: |\n      rule x {\n      import x\n      $a = "x"\n      condition: $a\n      }\nsummary: x\n',
  },
  {
    what: 'two unfinished lines below a key without a blank behind its colon',
    text: 'severity:high\ntitl\nsummar\ntags: x\n',
    problems: ['yaml/syntax ":"', 'yaml/syntax "titl"', 'yaml/syntax "summar"'],
    read: { severity: 'high', tags: 'x' },
    fixed: 'severity: high\ntitl\nsummar\ntags: x\n',
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
    what: 'an address pasted at the left margin',
    text: 'tags:\n  - a\nhttps://evil.example/a\n  - b\nsummary: y\n',
    problems: ['yaml/syntax "https://evil.example/a"'],
    read: { tags: ['a', 'b'], summary: 'y' },
    fixed: 'tags:\n  - a\n# https://evil.example/a\n  - b\nsummary: y\n',
  },
  {
    what: 'a path pasted at the left margin',
    text: 'title: x\nC:\\temp\nsummary: y\n',
    problems: ['yaml/syntax "C:\\temp"'],
    read: { title: 'x', summary: 'y' },
    fixed: 'title: x\n# C:\\temp\nsummary: y\n',
  },
  {
    what: 'a duplicate key',
    text: 'title: x\ntitle: y\n',
    problems: ['yaml/duplicate-key "title"'],
    read: { title: 'x' },
    fixed: 'title: x\n',
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
