/** The titles of fixes, the text after a fix that is selected by its title, and the length of messages. */
import assert from 'node:assert/strict';
import { analyze, applyEdits, parseAdvisory } from '../../../server/src/core/index.ts';
import type { Problem } from '../../../server/src/core/problems/problem.ts';
import { testEnvironment } from '../../support/environment.ts';

const environment = testEnvironment();

function problem(text: string, code: string): Problem {
  const found = analyze(parseAdvisory(text, environment.schema), environment, {}).find((one) => one.code === code);
  assert.ok(found, `no ${code}`);
  return found;
}

const titles = (text: string, code: string): string[] => (problem(text, code).fixes ?? []).map(({ title }) => title);

/** Returns the text after the first fix whose title begins with `title`, for the first problem with the given code. */
function after(text: string, code: string, title: string): string {
  const fix = problem(text, code).fixes?.find((one) => one.title.startsWith(title));
  assert.ok(fix, `no fix "${title}"`);
  return applyEdits(text, fix.edits);
}

describe('fixes of actor/unknown', () => {
  const mark = (text: string): string => after(text, 'actor/unknown', 'Mark as a description');

  it('convert a bare item to a mapping, with the indentation and line endings of the document', () => {
    assert.equal(
      mark('actors:\r\n  - Russia-based actors # unnamed\r\n  - APT28\r\n'),
      'actors:\r\n  - name: Russia-based actors\r\n    kind: description # unnamed\r\n  - APT28\r\n',
    );
  });
  it('convert an item that is not indented to a mapping', () => {
    assert.equal(mark("actors:\n- 'Unknown: them'\n"), "actors:\n- name: 'Unknown: them'\n  kind: description\n");
  });
  it('convert an item of a flow list to a mapping', () => {
    assert.equal(mark('actors: [APT28, Some people]\n'), 'actors: [APT28, { name: Some people, kind: description }]\n');
  });
  it('convert a single name to a list', () => {
    assert.equal(
      mark('actors: Some people, unnamed\n'),
      'actors:\n  - name: Some people, unnamed\n    kind: description\n',
    );
  });
  it('write an ID in capitals', () => {
    assert.equal(
      after('actors:\n  - APT29 (g0016)\n', 'actor/unknown', 'Split into'),
      'actors:\n  - name: APT29\n    attack_id: G0016\n',
    );
  });
  it('add the kind to a mapping', () => {
    assert.equal(
      mark('actors:\n  - name: Some people # who?\n    country: RU\n'),
      'actors:\n  - name: Some people # who?\n    kind: description\n    country: RU\n',
    );
    assert.equal(mark('actors: [{ name: Some people }]\n'), 'actors: [{ name: Some people, kind: description }]\n');
  });
  it('change the kind of a mapping with kind cluster', () => {
    assert.equal(
      mark('actors:\n  - name: Some people\n    kind: cluster\n'),
      'actors:\n  - name: Some people\n    kind: description\n',
    );
  });
});

describe('the fix of date/order that sorts a list', () => {
  const sort = (text: string): string => after(text, 'date/order', 'Sort');

  it('moves comments with their rows and keeps blank lines and line endings', () => {
    assert.equal(
      sort(
        'timeline: # oldest first\r\n- time: 2026-03-04 # sure\r\n  event: B\r\n\r\n# by phone\r\n- time: 2026-03-01\r\n  event: A',
      ),
      'timeline: # oldest first\r\n# by phone\r\n- time: 2026-03-01\r\n  event: A\r\n\r\n- time: 2026-03-04 # sure\r\n  event: B\r\n',
    );
  });
  it('leaves a comment above the first row in place unless other rows have their own', () => {
    assert.equal(
      sort('timeline:\n  # all in UTC\n  - {time: 2026-03-04, event: B}\n  - {time: 2026-03-01, event: A}\n'),
      'timeline:\n  # all in UTC\n  - {time: 2026-03-01, event: A}\n  - {time: 2026-03-04, event: B}\n',
    );
  });
  it('keeps the order of rows that may be of the same day', () => {
    assert.equal(
      sort(
        'timeline:\n  - {time: 2026-03-02, event: C}\n  - {time: 2026-03-01T23:00:00, event: A}\n  - {time: 2026-03-01, event: B}\n  - {time: 2026-02-01, event: D}\n',
      ),
      'timeline:\n  - {time: 2026-02-01, event: D}\n  - {time: 2026-03-02, event: C}\n  - {time: 2026-03-01T23:00:00, event: A}\n  - {time: 2026-03-01, event: B}\n',
    );
  });
  it('is not offered where an alias would precede its anchor, or the blank lines of a block are kept', () => {
    const anchored =
      'timeline:\n  - {time: &day 2026-03-04, event: B}\n  - {time: 2026-03-01, event: A, x_see: *day}\n';
    assert.deepEqual(titles(anchored, 'date/order'), []);
    const kept = 'timeline:\n  - time: 2026-03-04\n    event: |+\n      B\n\n  - {time: 2026-03-01, event: A}\n';
    assert.deepEqual(titles(kept, 'date/order'), []);
  });
});

describe('fixes of attack rules', () => {
  it('replace an unknown ID by one of the nearest, those that match its name first', () => {
    const text = "attack_version: '19.1'\nmitre_attack:\n  - 'T1566.009 - Spearphishing Links'\n";
    const offered = titles(text, 'attack/unknown-id');
    assert.ok(offered.length <= 5, offered.join());
    assert.equal(offered[0], 'Replace with T1566.002 Phishing: Spearphishing Link');
    assert.equal(
      after(text, 'attack/unknown-id', 'Replace with T1566.002'),
      text.replace('T1566.009 - Spearphishing Links', 'T1566.002 - Spearphishing Link'),
    );
  });
  it('let the author choose if the name belongs to another technique', () => {
    const text = "attack_version: '19.1'\nmitre_attack:\n  - 'T1566.002 - Spearphishing Attachment'\n";
    assert.deepEqual(titles(text, 'attack/name-mismatch'), [
      'Change the name to Spearphishing Link',
      'Change the ID to T1566.001 (Phishing: Spearphishing Attachment)',
    ]);
    assert.deepEqual(
      problem(text, 'attack/name-mismatch').fixes?.map(({ safe }) => safe ?? false),
      [false, false],
    );
    assert.equal(
      after(text, 'attack/name-mismatch', 'Change the ID'),
      "attack_version: '19.1'\nmitre_attack:\n  - 'T1566.001 - Spearphishing Attachment'\n",
    );
  });
  it('remove a revoked technique whose successor is mapped; safe only if nothing else is removed', () => {
    const head = "attack_version: '19.1'\nmitre_attack:\n  - T1685\n";
    const bare = `${head}  - T1562.001\n`;
    assert.deepEqual(titles(bare, 'attack/revoked'), ['Remove T1562.001 (T1685 is already mapped)']);
    assert.equal(after(bare, 'attack/revoked', 'Remove'), head);
    assert.equal(problem(bare, 'attack/revoked').fixes?.[0]?.safe, true);
    const described = `${head}  - id: T1562.001\n    description: The service was stopped.\n`;
    assert.equal(problem(described, 'attack/revoked').fixes?.[0]?.safe, false);
  });
});

describe('fixes of sections and detection', () => {
  it('insert all missing sections at once, only the required ones, or one', () => {
    const text = 'title: A\nsummary: B\n';
    assert.deepEqual(
      titles(text, 'sections/required')
        .map((title) => title.replace(/\d+/, 'N'))
        .slice(0, 3),
      ['Insert all N missing sections', 'Insert the N required sections', 'Insert section severity'],
    );
    const all = after(text, 'sections/required', 'Insert all');
    const left = analyze(parseAdvisory(all, environment.schema), environment, {}).map(({ code }) => code);
    assert.deepEqual(
      left.filter((code) => code === 'sections/required' || code === 'sections/missing' || code === 'sections/order'),
      [],
    );
    assert.ok(all.startsWith('title: A\nsummary: B\nseverity: '), all);
  });
  it('state the missing kinds according to the rules', () => {
    const text =
      'detection_availability:\n  sigma: false\n  kql: false\n  splunk_spl: false\n  eql: false\n  other: false\ndetection_rules:\n  - type: yara\n    file: a.yar\n';
    assert.deepEqual(titles(text, 'detection/incomplete'), [
      'Add the missing kinds (yara: true, snort_suricata: false)',
      'Add `yara: true`',
      'Add `yara: false`',
      'Add `snort_suricata: false`',
      'Add `snort_suricata: true`',
    ]);
    const stated = after(text, 'detection/incomplete', 'Add the missing kinds');
    const read = parseAdvisory(stated, environment.schema).advisory.detectionAvailability?.kinds;
    assert.equal(read?.get('yara')?.available?.value, true);
    assert.equal(read?.get('snort_suricata')?.available?.value, false);
    assert.ok(stated.endsWith('detection_rules:\n  - type: yara\n    file: a.yar\n'), stated);
  });
  it('remove an optional key without a value together with its line', () => {
    const text = 'title: A\ncontrol_gaps:\ntags: [a]\n';
    assert.deepEqual(titles(text, 'sections/empty'), ['Set to `[]` (none)', 'Remove `control_gaps`']);
    assert.equal(after(text, 'sections/empty', 'Remove'), 'title: A\ntags: [a]\n');
    assert.equal(after(text, 'sections/empty', 'Set to'), 'title: A\ncontrol_gaps: []\ntags: [a]\n');
  });
});

describe('fixes of tags', () => {
  it('remove a tag after the key, and keep the line break', () =>
    assert.equal(after('title: !\n  Hello world\n', 'yaml/syntax', 'Remove the tag'), 'title: \n  Hello world\n'));
});

describe('messages', () => {
  it('stay short, whatever the author writes', () => {
    const long = 'x'.repeat(500);
    const text = [
      'title: "<' + long + '>"',
      'detection_availability: { yara: false, sigma: true }',
      `detection_rules: [{ type: yara, name: ${long}, body: x }]`,
      `actors: [${long}, ${long}, Fancy Bear]`,
      "attack_version: '19.1'",
      `mitre_attack: [{ id: T1566.002, name: ${long}, tactics: [${long}] }, T1562.001, T9999, G0007]`,
    ].join('\n');
    // The rules about missing sections quote keys of the format, not text of the author.
    const listing = new Set(['sections/missing', 'sections/required']);
    const rules = new Set(['sections', 'detection', 'actor', 'attack']);
    const problems = analyze(parseAdvisory(text, environment.schema), environment, {}).filter(({ code }) =>
      rules.has(code.split('/')[0] ?? ''),
    );
    for (const family of rules)
      assert.ok(
        problems.some(({ code }) => code.startsWith(family)),
        family,
      );
    for (const { code, message } of problems)
      assert.ok(message.length <= (listing.has(code) ? 400 : 200), `${code}: ${message}`);
  });
});
