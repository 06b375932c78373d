/** One mistake, one diagnostic: all diagnostics of each mistake, and the text after its fixes. */
import assert from 'node:assert/strict';
import { analyze, applyEdits, parseAdvisory, type Fix } from '../../../server/src/core/index.ts';
import { testEnvironment } from '../../support/environment.ts';

const environment = testEnvironment();

/** Returns a text's problems as `code "marked text"`, except those about missing sections. */
function found(text: string): string[] {
  const document = parseAdvisory(text, environment.schema);
  return analyze(document, environment, {})
    .filter(({ code }) => !/^sections\/(?:required|missing)$/.test(code))
    .map(({ code, span }) => `${code} "${text.slice(...span)}"`);
}

/** Returns the text after the first fix that `isWanted` accepts, by default a safe one, for each problem with the given code. */
function fixed(text: string, code: string, isWanted = ({ safe }: Fix): boolean => safe === true): string {
  const problems = analyze(parseAdvisory(text, environment.schema), environment, {}).filter((one) => one.code === code);
  const safe = problems.flatMap(({ fixes }) => fixes?.filter(isWanted).slice(0, 1) ?? []);
  return applyEdits(
    text,
    safe.flatMap(({ edits }) => edits),
  );
}

/** Returns the sections that are reported as missing. */
function missing(text: string): string[] {
  return analyze(parseAdvisory(text, environment.schema), environment, {})
    .filter(({ code }) => /^sections\/(?:required|missing)$/.test(code))
    .flatMap(({ message }) => [...message.matchAll(/`(\w+)`/g)].map(([, key = '']) => key));
}

describe('one mistake is one diagnostic', () => {
  it('if words surround a key after a byte order mark, which remains at the start', () => {
    const text = '\uFEFFthe "actors:" list\n  - name: APT28\nreferences:\n  - https://example.org/a\n';
    assert.deepEqual(found(text), ['yaml/syntax "the "actors:" list"']);
    assert.equal(
      fixed(text, 'yaml/syntax', () => true),
      '\uFEFFactors: # the " list\n  - name: APT28\nreferences:\n  - https://example.org/a\n',
    );
  });

  it('if a comment consumed a list item or the value of a row', () => {
    assert.deepEqual(found('key_takeaways:\n  - #StopRansomware guide\n  - b\n'), [
      'yaml/comment-in-value "#StopRansomware guide"',
    ]);
    assert.deepEqual(found('tools:\n  - name: #1 stealer\n    type: x\n'), ['yaml/comment-in-value "#1 stealer"']);
  });

  it('if a top-level key has no colon or a broken value: it is not also reported as missing', () => {
    const halfTyped = missing('title: x\nconfidence\nseverity:high\n');
    assert.deepEqual(
      [halfTyped.includes('confidence'), halfTyped.includes('severity'), halfTyped.includes('summary')],
      [false, false, true],
    );
    assert.equal(missing("title: x\nactors: [APT29, 'Foo\n").includes('actors'), false);
  });

  it('if the missing content may be in unparsed lines', () => {
    assert.deepEqual(found('title: t\nhunting_hypotheses:\n  - telemetry: a\n    ? [\n'), ['yaml/syntax "["']);
  });

  it('if a list in brackets contains text with a colon', () => {
    assert.deepEqual(found('tags: [Note: x, b]\n'), ['yaml/unquoted-colon "Note: x"']);
    assert.equal(fixed('tags: [Note: x, b]\n', 'yaml/unquoted-colon'), "tags: ['Note: x', b]\n");
  });

  it('if a value begins with a question mark', () => {
    const text = 'control_gaps:\n  - ? what\n  - b\ntags: [a]\n';
    assert.deepEqual(found(text), ['yaml/unquoted-colon "? what"']);
    assert.equal(fixed(text, 'yaml/unquoted-colon'), "control_gaps:\n  - '? what'\n  - b\ntags: [a]\n");
  });

  it('if a name has an ID that is used without a name elsewhere', () => {
    const text = (written: string): string =>
      `timeline:\n  - {time: 2026-01-01, event: x, techniques: ["${written}"]}\n`;
    for (const written of ['T1003.001 - LSASS', 'T1003.001: LSASS Memory', 't1003/001 LSASS'])
      assert.deepEqual(
        [
          found(text(written)),
          fixed(text(written), 'schema/pattern', () => true),
          fixed(text(written), 'schema/pattern'),
        ],
        // The fix is not safe, because the name may be right and the ID wrong.
        [[`schema/pattern "${written}"`], text('T1003.001'), text(written)],
      );
    assert.deepEqual(
      found('timeline:\n  - time: 2026-01-01\n    event: x\n    techniques:\n      - T1003.001: LSASS\n'),
      ['yaml/unquoted-colon "T1003.001: LSASS"'],
    );
  });

  it('if a value begins with a character that YAML reserves', () => {
    for (const text of [
      'severity: @high\n',
      'severity: !high\n',
      'severity: %high\n',
      'severity: `high`\n',
      'tlp: *amber\n',
      'tlp: &amber\n',
      'actors:\n  - @foo\n',
      'actors: [- @foo]\n',
      'mitre_attack:\n  - @T1566\n',
    ])
      assert.equal(found(text).length, 1, `${text}${found(text).join('\n')}`);
  });

  it('if an actor is listed again by another name', () => {
    assert.deepEqual(found('actors:\n  - Turla\n  - Snake\n'), ['actor/duplicate "Snake"']);
  });
});

describe('notations of authors', () => {
  it('reports text that is not an ATT&CK ID if the key requires one', () => {
    assert.deepEqual(found('actors:\n  - {name: APT28, attack_id: APT28}\n'), ['schema/pattern "APT28"']);
    assert.deepEqual(found('required_log_sources:\n  - {name: x, attack_id: DS0009}\n'), ['schema/pattern "DS0009"']);
    assert.deepEqual(found('actors:\n  - {name: APT28, attack_id: G0007}\n'), []);
  });

  it('suggests the intended key, as a safe fix only for a typo', () => {
    assert.deepEqual(found('iocs: a.com\n'), ['schema/unknown-key "iocs"']);
    assert.equal(fixed('iocs: a.com\n', 'schema/unknown-key'), 'iocs: a.com\n');
    assert.equal(fixed('indicator: a.com\n', 'schema/unknown-key'), 'indicators: a.com\n');
  });

  it('suggests an absent recommended key for a key that may mean several, and does not report it as missing', () => {
    const isAny = (): boolean => true;
    for (const [text, right] of [
      ['date: 2026-03-01\ntitle: t\n', 'analyzed'],
      ['date: 2026-03-01\npublished: 2026-03-02\n', 'analyzed'],
      ['date: 2026-03-01\nanalyzed: 2026-03-02\n', 'published'],
      ['publisher: Example CERT\nsource: [Alert 7]\n', 'authors'],
      ['publisher: Example CERT\nauthors: [A Person]\n', 'source'],
    ] as const) {
      const [key = ''] = text.split(':');
      assert.deepEqual(found(text), [`schema/unknown-key "${key}"`]);
      assert.equal(fixed(text, 'schema/unknown-key', isAny), text.replace(key, right));
      assert.equal(missing(text).includes(right), false);
    }
  });

  it('replaces a value by an allowed one as a safe fix only for a typo', () => {
    const text = (type: string): string => `indicators:\n  - {type: ${type}, value: a.com}\n`;
    assert.equal(fixed(text('file_hash'), 'schema/enum'), text('file_hash'));
    assert.equal(fixed(text('domian'), 'schema/enum'), text('domain'));
  });

  it('converts a date in words if it is unambiguous', () => {
    for (const [written, day] of [
      ['March 31, 2026', '2026-03-31'],
      ['31st Mar. 2026', '2026-03-31'],
      ['5 May 2026', '2026-05-05'],
    ] as const)
      assert.equal(fixed(`analyzed: ${written}\n`, 'schema/format'), `analyzed: ${day}\n`);
    for (const written of ['May 2026', '5 Mai 2026', '31 April 2026', '5 May 6 2026'])
      assert.deepEqual(found(`analyzed: ${written}\n`), [`schema/format "${written}"`]);
  });

  it('reports an empty list of log sources in a hypothesis', () => {
    assert.deepEqual(
      found('hunting_hypotheses:\n  - hypothesis: a\n    telemetry: []\n    attack_stage: Persistence\n'),
      ['schema/min-items "telemetry"'],
    );
  });

  it('names the key for an explanation in the message about an empty list, only for the list that it explains', () => {
    const messageOf = (text: string): string =>
      analyze(parseAdvisory(text, environment.schema), environment, {}).find(({ code }) => code === 'schema/min-items')
        ?.message ?? '';
    assert.match(messageOf('mitre_attack: []\n'), /`mitre_attack_notes`/);
    assert.doesNotMatch(
      messageOf('hunting_hypotheses:\n  - hypothesis: a\n    telemetry: []\n    attack_stage: x\n'),
      /_notes/,
    );
  });

  it('reports malware among the actors as such, except ransomware, whose name also means its operators', () => {
    assert.deepEqual(found('actors:\n  - Black Basta\n'), []);
    const text = 'actors:\n  - TrickBot\n';
    assert.deepEqual(found(text), ['actor/unknown "TrickBot"']);
    const [problem] = analyze(parseAdvisory(text, environment.schema), environment, {}).filter(
      ({ code }) => code === 'actor/unknown',
    );
    assert.match(problem?.message ?? '', /software in ATT&CK \(S0266\).*`malware`/);
  });
});
