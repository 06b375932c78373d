import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createSchemaIndex, type MappingShape, type SchemaShape } from '../../server/src/core/schema/schemaIndex.ts';
import { readSchema, rootUrl } from '../support/schema.ts';
import { createTokenizer, grammarEntries, yamlGrammars, type Token } from '../support/tokens.ts';

const languageOf = ({ scopes }: Token): string | undefined =>
  /^meta\.embedded\.block\.(\w+)\.advisory$/.exec(scopes.find((scope) => scope.startsWith('meta.embedded')) ?? '')?.[1];

const textOf = (tokens: readonly Token[]): string => tokens.map(({ text }) => text).join('');

/** Returns the language of each line, according to its first token other than whitespace: `-` for YAML itself, empty for a blank line. */
const languagesOf = (lines: readonly (readonly Token[])[]): readonly string[] =>
  lines.map((tokens) => {
    const [first] = tokens.filter(({ text }) => text.trim() !== '');
    return first ? (languageOf(first) ?? '-') : '';
  });

/** A text with blocks in several languages. */
const mixed = `title: T
  | yara is none
summary: >- # why

  # A heading
  Some **bold** text

    - deep, and not closed: <!-- \`

severity: high
attack_chain: |2
    \`\`\`
    open
tags: [a]
detection_rules:
  - type: yara
    body: |
      // A comment
      private rule Loader : tag {
        strings:
          $a = "not closed
        condition: any of them
      }
    author: me
  - body: |
      alert tcp any any -> any 80 (msg:"not closed; sid:1;)
    type: snort
    description: |
      *emphasis*
  - body: |-
      title: A rule
      detection:
        selection: [a]
    type: sigma
  - body: |
      index=main sourcetype="x"
      | stats count by host
  - body: |
      process where process.name : "cmd.exe"
  - body: |
      sequence by host.id
        [ process where true ]
  - body: |
      plain words
    notes: x
key_takeaways:
  - |
    **b**
  - plain
recommendations:
  user_protection:
    - text: |
        Do **this**
      techniques: [T1078]
hunting_hypotheses:
- hypothesis: H
  query: |

    DeviceProcessEvents
    | where FileName has "x"
  notes: >
    folded
# the end
x_own: |
  ## text
references: [a]
`;

/** The languages of the lines of `mixed` by the start of the line; all other lines are YAML. */
const expected: readonly (readonly [line: string, language: string])[] = [
  ['  # A heading', 'markdown'],
  ['  Some **bold** text', 'markdown'],
  ['    - deep', 'markdown'],
  ['    ```', 'markdown'],
  ['    open', 'markdown'],
  ['      private rule', 'yara'],
  ['        strings:', 'yara'],
  ['          $a', 'yara'],
  ['        condition:', 'yara'],
  ['      }', 'yara'],
  ['      alert tcp', 'suricata'],
  ['      *emphasis*', 'markdown'],
  ['      title: A rule', 'sigma'],
  ['      detection:', 'sigma'],
  ['        selection:', 'sigma'],
  ['      index=main', 'spl'],
  ['      | stats', 'spl'],
  ['      process where', 'eql'],
  ['      sequence by', 'eql'],
  ['        [ process', 'eql'],
  ['    **b**', 'markdown'],
  ['        Do **this**', 'markdown'],
  ['    DeviceProcessEvents', 'kql'],
  ['    | where', 'kql'],
  ['    folded', 'markdown'],
];

for (const [name, yaml] of Object.entries(yamlGrammars))
  describe(`the grammars over the YAML of ${name}`, () => {
    const tokenizer = createTokenizer(yaml);

    for (const lineBreak of ['\n', '\r\n'])
      it(`colour each block by its language, and end with it (${lineBreak === '\n' ? 'LF' : 'CRLF'})`, async () => {
        const lines = mixed.split('\n');
        const found = languagesOf((await tokenizer)(mixed.replaceAll('\n', lineBreak)));
        for (const [index, line] of lines.entries()) {
          const [, language = '-'] = expected.find(([start]) => line.startsWith(start)) ?? [];
          if (line.trim() !== '') assert.equal(found[index], language, `line ${String(index + 1)}: ${line}`);
        }
      });

    const scopes: readonly (readonly [text: string, part: string, scope: string])[] = [
      ['title: T\nsummary: |\n  **bold**\n', 'bold', 'markup.bold.markdown'],
      ['title: T\nsummary: |\n  # Head\n', 'Head', 'entity.name.section.markdown'],
      ['title: T\nsummary: |\n', 'summary', 'entity.name.tag.yaml'],
      ['title: T\nsummary: |\n  <what the attack does>\n', 'attack', 'meta.embedded.block.markdown.advisory'],
      ['title: T\nsummary: |\n  A <b>bold</b> word\n', 'bold', 'meta.paragraph.markdown'],
      ['title: T\nsummary: |- # why\n', '# why', 'comment.line.number-sign.yaml'],
      ['- body: |\n    rule A { condition: true }\n', 'A', 'entity.name.function.yara'],
      ['- body: |\n    rule A { strings: $h = { AA ?? } }\n', ' AA ?? ', 'constant.numeric.bytes.yara'],
      ['- body: |\n    rule A { strings: $r = /a\\/b/i }\n', '/a\\/b/i', 'string.regexp.yara'],
      ['- body: |\n    rule A {\n      // why\n', '// why', 'comment.line.double-slash.yara'],
      ['- query: |\n    T1\n    | where A has_any ("x") // why\n', 'has_any', 'keyword.operator.word.kql'],
      ['- query: |\n    let a = 1;\n    Table\n    | summarize count()\n', 'Table', 'entity.name.type.table.kql'],
      ['- query: |\n    index=a | stats count\n', 'stats', 'keyword.control.spl'],
      ['- query: |\n    index=a `macro(1)`\n', '`macro(1)`', 'entity.name.function.macro.spl'],
      ['- query: |\n    process where true\n', 'process', 'entity.name.type.event.eql'],
      ['- body: |\n    alert tcp any any -> any any (msg:"x"; sid:1;)\n', 'sid', 'keyword.other.option.suricata'],
      [
        '- body: |\n    alert tcp any any -> any any (content:"|0d 0a|";)\n',
        '|0d 0a|',
        'constant.numeric.bytes.suricata',
      ],
      ['- body: |\n    title: A\n    level: high\n', 'level', 'entity.name.tag.yaml'],
      ['- body: |\n    # why\n    plain\n', '# why', 'comment.line.advisory'],
      ['- body: |\n    plain\n', 'plain', 'string.unquoted.block.yaml'],
    ];
    for (const [text, part, scope] of scopes)
      it(`give ${JSON.stringify(part)} the scope ${scope}`, async () => {
        // A top-level list is not an advisory, but its rows are coloured like any others.
        const line = (await tokenizer)(`# advisory\n${text}`).find((tokens) => textOf(tokens).includes(part)) ?? [];
        let end = textOf(line).lastIndexOf(part) + part.length;
        // Some grammars of YAML read the first letter of a word by itself.
        const last = line.find((token) => (end -= token.text.length) <= 0);
        assert.equal(last?.scopes.at(-1), scope);
      });
  });

/** Returns the keys of the schema, at any depth, whose shape a function accepts. */
function keysWith(accepts: (shape: SchemaShape) => boolean): readonly string[] {
  const found = new Set<string>();
  const seen = new Set<MappingShape>();
  const walk = (mapping: MappingShape): void => {
    if (seen.has(mapping)) return;
    seen.add(mapping);
    for (const { key, shape } of mapping.keys) {
      if (accepts(shape)) found.add(key);
      for (const inner of [shape.mapping, shape.list?.item.mapping]) if (inner) walk(inner);
    }
  };
  walk(createSchemaIndex(readSchema()).root);
  return [...found].toSorted();
}

describe('the grammar of blocks', () => {
  const { repository } = JSON.parse(
    readFileSync(new URL('syntaxes/advisory-blocks.tmLanguage.json', rootUrl), 'utf8'),
  ) as {
    readonly repository: Readonly<Record<string, { readonly patterns: readonly { readonly begin: string }[] }>>;
  };
  /** Returns the keys at which the patterns of a repository entry begin; fails unless all of them have the same keys. */
  const keysOf = (name: string): readonly string[] => {
    const lists = repository[name]?.patterns.map(({ begin }) => /\((\w+(?:\|\w+)+)\)/.exec(begin)?.[1] ?? '') ?? [];
    assert.equal(new Set(lists).size, 1);
    return lists[0]?.split('|').toSorted() ?? [];
  };
  const texts = ({ text, list }: SchemaShape) => [text, list?.item.text];

  it('lists the same keys of prose, rules and queries as the schema', () => {
    const isProse = (shape: SchemaShape): boolean => texts(shape).some((text) => text?.prose === true);
    assert.deepEqual(keysOf('prose'), keysWith(isProse));
    const values = ['rule-body', 'query'];
    const isCode = (shape: SchemaShape): boolean => texts(shape).some((text) => values.includes(text?.value ?? ''));
    assert.deepEqual(keysOf('code'), keysWith(isCode));
  });

  it('is only for advisories, and its languages have names that no other extension uses', () => {
    const [own, blocks, ...languages] = grammarEntries;
    assert.equal(own?.scopeName, 'source.yaml.advisory');
    assert.deepEqual(blocks?.injectTo, ['source.yaml.advisory']);
    for (const { scopeName, injectTo } of languages) {
      assert.match(scopeName, /^source\.\w+\.advisory$/);
      assert.equal(injectTo, undefined);
    }
  });
});
