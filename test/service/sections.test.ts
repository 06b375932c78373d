import assert from 'node:assert/strict';
import type { DocumentContext } from '../../server/src/core/index.ts';
import { edited, textIn, withoutStops } from '../support/cursor.ts';
import { service } from './support.ts';

/** Returns the state and the need of each section by key, such as `missing required`, and the condition for the need if there is one. */
function statesOf(text: string, context?: DocumentContext): Readonly<Record<string, string>> {
  return Object.fromEntries(
    service
      .sections(service.parse(text), context)
      .map(({ key, state, need, because }) => [
        key,
        `${state} ${need}${because === undefined ? '' : ` in ${because}`}`,
      ]),
  );
}

/** Returns the text after a section was inserted in an editor without snippets. */
function inserted(text: string, key: string): string {
  return edited(text, service.sectionEdits(service.parse(text), key));
}

/** Returns the text after a section was inserted in VS Code, with unchanged placeholders; undefined if it cannot be inserted. */
function insertedSnippet(text: string, key: string): string | undefined {
  const found = service.sectionSnippet(service.parse(text), key);
  return found ? edited(text, [{ range: found.range, newText: withoutStops(found.snippet) }]) : undefined;
}

describe('the sections of an advisory', () => {
  it('are all sections of the format in canonical order, each with its state', () => {
    const all = service.sections(service.parse('title: T\nactors: []\nsummary:\nattack_chain: |\n  A\n'));
    const keys = all.map(({ key }) => key);
    assert.deepEqual(keys.slice(0, 5), ['schema_version', 'id', 'title', 'summary', 'severity']);
    assert.equal(keys.at(-1), 'tags');
    const states = Object.fromEntries(all.map(({ key, state }) => [key, state]));
    assert.equal(states['title'], 'written');
    assert.equal(states['actors'], 'none');
    assert.equal(states['summary'], 'empty');
    assert.equal(states['severity'], 'missing');
  });

  it('have the range of key and value', () => {
    const text = '# advisory\ntitle: T\nkey_takeaways:\n  - 🐻 a\n  - b\ntags: [x]\n';
    const ranges = service.sections(service.parse(text)).flatMap(({ range }) => (range ? [textIn(text, range)] : []));
    assert.deepEqual(ranges, ['title: T', 'key_takeaways:\n  - 🐻 a\n  - b', 'tags: [x]']);
  });

  it('are required if the format or the team requires them', () => {
    const states = statesOf('title: T\nseverity: critical\n', {
      requiredSections: { 'severity:critical': ['indicators'], always: ['references'] },
    });
    assert.equal(states['summary'], 'missing required');
    assert.equal(states['tlp'], 'missing recommended');
    assert.equal(states['indicators'], 'missing required in every advisory with severity critical');
    assert.equal(states['references'], 'missing required in every advisory');
    assert.equal(states['timeline'], 'missing optional');
  });

  it('are not missing if they are misspelt, misplaced or unreadable', () => {
    assert.equal(statesOf('title: T\nsumary: S\n')['summary'], undefined);
    assert.notEqual(statesOf('title: T\ntags: [a\nsummary: S\n')['summary'], 'missing required');
  });

  it("do not exist in a team's configuration file", () => {
    assert.deepEqual(service.sections(service.parse('rules: {}\n', 'config')), []);
  });
});

describe('inserting a section', () => {
  it('puts it in canonical order, with its placeholders', () => {
    assert.equal(
      inserted('title: T\nconfidence: low\n', 'severity'),
      'title: T\nseverity: <high|critical|medium|low|informational>\nconfidence: low\n',
    );
    assert.equal(
      insertedSnippet('title: T\nconfidence: low\n', 'severity'),
      'title: T\nseverity: <severity>\nconfidence: low\n',
    );
    assert.equal(
      insertedSnippet('title: T\nsummary: |\n  S\n\n  more\n\nseverity: low\n', 'actors'),
      'title: T\nsummary: |\n  S\n\n  more\n\nseverity: low\n\nactors:\n  - <threat actor, for example APT29>\n',
    );
  });

  const texts: readonly (readonly [what: string, text: string, key: string, after: string])[] = [
    [
      'after a block of text',
      'summary: |\n  S\ntags: [a]\n',
      'authors',
      'summary: |\n  S\nauthors:\n  - <person, team or organisation>\ntags: [a]\n',
    ],
    ['before the first', 'summary: S\n', 'title', 'title: <what the advisory is about, in one line>\nsummary: S\n'],
    [
      'at the end, without a line break there',
      'title: T',
      'tags',
      'title: T\ntags:\n  - <word by which the advisory can be found>',
    ],
    [
      'with CRLF',
      'title: T\r\ntags: [a]\r\n',
      'authors',
      'title: T\r\nauthors:\r\n  - <person, team or organisation>\r\ntags: [a]\r\n',
    ],
    [
      'after a list at the margin',
      'authors:\n- A\n- B\n',
      'source',
      'authors:\n- A\n- B\nsource:\n  - name: <publisher of the underlying report>\n    url: <link to the report>\n',
    ],
    [
      'below a comment of its neighbour',
      'title: T # why\n# about tags\ntags: [a]\n',
      'summary',
      'title: T # why\nsummary: |\n  <what happened, who is affected and why it matters>\n# about tags\ntags: [a]\n',
    ],
    ['into an empty file', '', 'title', 'title: <what the advisory is about, in one line>\n'],
    [
      'into a file with a byte order mark',
      '\uFEFFtitle: T\n',
      'id',
      '\uFEFFid: <identifier, for example ADV-2026-0042>\ntitle: T\n',
    ],
    [
      'into an indented advisory',
      '  title: T\n  tags: [a]\n',
      'authors',
      '  title: T\n  authors:\n    - <person, team or organisation>\n  tags: [a]\n',
    ],
  ];
  for (const [what, text, key, after] of texts) it(what, () => assert.equal(insertedSnippet(text, key), after));

  it('inserts readable content for every section, in both forms', () => {
    for (const { key } of service.sections(service.parse(''))) {
      for (const text of [inserted('x_own: 1\n', key), insertedSnippet('x_own: 1\n', key) ?? '']) {
        const states = statesOf(text);
        assert.match(states[key] ?? '', /^written/, text);
        assert.deepEqual(service.parse(text).syntaxProblems, [], text);
      }
    }
  });

  it('does nothing if it is present, unknown, or cannot be placed', () => {
    for (const [text, key] of [
      ['title: T\n', 'title'],
      ['title: T\n', 'x_own'],
      ['title: T\n', '__proto__'],
      ['{title: T}\n', 'summary'],
      ['- a\n', 'summary'],
      ['some text\n', 'summary'],
    ] as const) {
      assert.equal(insertedSnippet(text, key), undefined, text);
      assert.equal(inserted(text, key), text);
    }
  });
});
