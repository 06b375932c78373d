import assert from 'node:assert/strict';
import { textIn } from '../support/cursor.ts';
import { testEnvironment } from '../support/environment.ts';
import { acceptAt, completionsAt, labelsAt, service } from './support.ts';

describe('the completion of keys', () => {
  it('offers a whole advisory in an empty document, then the required keys and the others, each in canonical order', () => {
    const items = completionsAt('▮').slice(1);
    assert.deepEqual(
      items.slice(0, 4).map(({ label }) => label),
      ['title', 'summary', 'severity', 'confidence'],
    );
    assert.equal(items.find(({ label }) => label === 'title')?.detail, 'required');
    assert.equal(items.find(({ label }) => label === 'tlp')?.detail, 'recommended');
    assert.equal(items.at(-1)?.label, 'tags');
  });

  it('offers only what is still missing', () => {
    const labels = labelsAt('title: T\nsummary: S\n▮\nseverity: high\n');
    for (const key of ['title', 'summary', 'severity']) assert.ok(!labels.includes(key), key);
    assert.ok(labels.includes('confidence'));
  });

  it('inserts a section like its snippet', () => {
    const text = acceptAt('title: T\nkey_t▮\n', 'key_takeaways');
    assert.match(text, /^title: T\nkey_takeaways:\n {2}- <[^>]+>\n$/);
    assert.deepEqual(service.parse(text).syntaxProblems, []);
  });

  it('keeps CRLF', () => {
    assert.match(
      acceptAt('title: T\r\nkey_t▮\r\n', 'key_takeaways'),
      /^title: T\r\nkey_takeaways:\r\n {2}- <[^>]+>\r\n$/,
    );
  });

  it('inserts only the name before a colon', () => {
    assert.equal(acceptAt('titl▮: T\n', 'title'), 'title: T\n');
  });

  it('completes a half-typed key between others', () => {
    assert.match(
      acceptAt('title: T\nsev▮\nsummary: S\n', 'severity'),
      /^title: T\nseverity: <severity>\nsummary: S\n$/,
    );
  });

  it('offers the keys of a mapping on a blank line at its indentation', () => {
    const labels = labelsAt('detection_availability:\n  yara: true\n  ▮\ntags: []\n');
    assert.deepEqual(labels.slice(0, 2), ['sigma', 'snort_suricata']);
    assert.equal(
      acceptAt('detection_availability:\n  yara: true\n  ▮\ntags: []\n', 'sigma'),
      'detection_availability:\n  yara: true\n  sigma: <true or false>\ntags: []\n',
    );
  });

  it('offers top-level keys on a blank line at the margin', () => {
    const labels = labelsAt('detection_availability:\n  yara: true\n▮\ntags: []\n');
    assert.ok(labels.includes('severity'));
    assert.ok(!labels.includes('sigma'));
  });

  it('offers the keys of a row after its hyphen and on its further lines', () => {
    assert.ok(labelsAt('indicators:\n  - ▮\n').includes('type'));
    const further = 'indicators:\n  - type: domain\n    ▮\n';
    assert.deepEqual(labelsAt(further).slice(0, 2), ['value', 'role']);
    assert.equal(acceptAt(further, 'value'), 'indicators:\n  - type: domain\n    value: \n');
  });

  it('indents the skeleton of a list and of a mapping below its key', () => {
    assert.equal(acceptAt('hunting_hypotheses:\n  - hyp▮\n', 'hypothesis'), 'hunting_hypotheses:\n  - hypothesis: \n');
    assert.equal(
      acceptAt('hunting_hypotheses:\n  - hypothesis: H\n    tel▮\n', 'telemetry'),
      'hunting_hypotheses:\n  - hypothesis: H\n    telemetry:\n      - \n',
    );
    assert.equal(
      acceptAt('detection_engineering:\n  edr▮\n', 'edr_visibility'),
      'detection_engineering:\n  edr_visibility:\n    rating: <rating>\n    rationale: \n',
    );
    assert.equal(
      acceptAt('detection_rules:\n  - type: yara\n    bo▮\n', 'body'),
      'detection_rules:\n  - type: yara\n    body: |\n      \n',
    );
  });

  it('writes a key of a flow mapping on its line', () => {
    assert.equal(acceptAt('actors: [{name: X, cou▮}]\n', 'country'), 'actors: [{name: X, country: }]\n');
  });

  it('inserts placeholders that are reported until they are replaced', () => {
    const { keys } = testEnvironment().schema.root;
    for (const { key } of keys) {
      const text = acceptAt('▮\n', key);
      const document = service.parse(text);
      const reported = service
        .diagnostics(document, {})
        .filter(({ code }) => code === 'sections/placeholder')
        .map(({ range }) => textIn(text, range).trim());
      const placeholders = [...text.matchAll(/<[^<>]+>/g)].map(([one]) => one);
      for (const one of placeholders)
        assert.ok(
          reported.some((all) => all.includes(one)),
          `${key}: ${one}`,
        );
      assert.equal(reported.length, placeholders.length, text);
    }
  });

  it('documents a key on resolve', () => {
    const item = completionsAt('actors:\n  - name: X\n    ▮\n').find(({ label }) => label === 'country');
    assert.ok(item);
    assert.equal(item.documentation, undefined);
    const { documentation } = service.resolveCompletion(item);
    assert.ok(typeof documentation === 'object' && documentation.value.includes('ISO 3166-1'));
  });

  it('does not change an item with foreign data', () => {
    for (const data of [
      undefined,
      1,
      { kind: 'key' },
      { kind: 'key', id: 'no.such.key' },
      { kind: 'object', id: 'T1078', release: 1 },
      { kind: 'object', id: 'T9999', release: 'x' },
    ]) {
      const item = { label: 'x', data };
      assert.deepEqual(service.resolveCompletion(item), item);
    }
  });

  it('keeps responses small', () => {
    for (const marked of [
      '▮',
      'mitre_attack:\n  - ▮\n',
      'mitre_attack:\n  - acc▮\n',
      'actors:\n  - a▮\n',
      'attack_version: ▮\n',
    ]) {
      const bytes = Buffer.byteLength(JSON.stringify(completionsAt(marked)));
      assert.ok(bytes <= 20_000, `${marked}: ${bytes} bytes`);
    }
  });
});
