import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { exportAdvisory, importAdvisory, parseAdvisory, type ImportFormat } from '../../../server/src/core/index.ts';
import { testEnvironment } from '../../support/environment.ts';

const env = testEnvironment();
const order = env.schema.root.keys.map(({ key }) => key);
const example = fs.readFileSync(
  path.join(import.meta.dirname, '../../../examples/akira-ransomware.advisory.yaml'),
  'utf8',
);

function imported(text: string, expected: ImportFormat): string {
  const result = importAdvisory(text, { from: 'auto', name: 'source', catalogue: env.catalogue, order });
  assert.ok(typeof result !== 'string', JSON.stringify(result));
  assert.equal(result.format, expected);
  return result.text;
}

function exported(to: 'stix' | 'navigator'): string {
  const result = exportAdvisory(parseAdvisory(example, env.schema), env, { to });
  assert.ok('files' in result, JSON.stringify(result));
  return String(result.files[0]?.text);
}

const advisoryOf = (text: string): ReturnType<typeof parseAdvisory>['advisory'] => {
  const { advisory, syntaxProblems } = parseAdvisory(text, env.schema);
  assert.deepEqual(syntaxProblems, []);
  return advisory;
};

describe('the import of other formats', () => {
  it('reads our own STIX bundle: facts, actors, software, techniques, vulnerabilities, indicators', () => {
    const source = advisoryOf(example);
    const advisory = advisoryOf(imported(exported('stix'), 'stix'));
    assert.equal(advisory.title?.value, source.title?.value);
    assert.equal(advisory.severity?.value, source.severity?.value);
    assert.equal(advisory.tlp?.value, source.tlp?.value);
    assert.ok(
      advisory.actors?.items.some(({ name, attackId }) => name?.value === 'Akira' && attackId?.value === 'G1024'),
    );
    const techniques = (of: typeof advisory): string[] =>
      [...new Set(of.mitreAttack?.items.flatMap(({ id }) => id?.value ?? []))].sort();
    assert.ok(techniques(source).every((id) => techniques(advisory).includes(id)));
    assert.deepEqual(
      advisory.vulnerabilities?.items.map(({ id }) => id?.value).sort(),
      source.vulnerabilities?.items.map(({ id }) => id?.value).sort(),
    );
    const hashes = (of: typeof advisory): string[] =>
      (of.indicators?.items ?? []).flatMap(({ value }) => /^[0-9a-f]{64}$/.exec(value?.value ?? '') ?? []).sort();
    assert.deepEqual(hashes(advisory), hashes(source));
  });

  it('defangs the indicators of a bundle, and keeps content without a key as comments', () => {
    const bundle = JSON.stringify({
      type: 'bundle',
      id: 'bundle--1',
      objects: [
        { type: 'indicator', pattern_type: 'stix', pattern: "[domain-name:value = 'evil.example']", name: 'C2' },
        { type: 'note', abstract: 'Remark', content: 'Two\nlines' },
        { type: 'malware', name: 'Odd', description: 'Opens a [shell](command:x).' },
      ],
    });
    const text = imported(bundle, 'stix');
    assert.match(text, /^# Not imported: note: Remark: Two lines$/m);
    assert.match(text, /^# Not imported: Odd: Opens a \[shell\]\(command:x\)\.$/m);
    assert.match(text, /value: 'evil\[\.\]example'|value: evil\[\.\]example/);
    assert.deepEqual(
      advisoryOf(text).malware?.items.map(({ name }) => name?.value),
      ['Odd'],
    );
  });

  it('reads a layer of the Navigator with its tactics, comments and scores', () => {
    const layer = JSON.stringify({
      name: 'Sign-ins',
      versions: { attack: '18', layer: '4.5' },
      domain: 'enterprise-attack',
      techniques: [
        { techniqueID: 'T1078', tactic: 'initial-access', comment: 'Stolen: "codes"', score: 3 },
        { techniqueID: 'T1566.002', score: 1 },
      ],
    });
    const text = imported(layer, 'navigator');
    const { attackVersion, mitreAttack, title } = advisoryOf(text);
    assert.deepEqual([title?.value, attackVersion?.value], ['Sign-ins', '18.1']);
    const [first, second] = mitreAttack?.items ?? [];
    assert.deepEqual(
      [first?.id?.value, first?.tactics.map(({ value }) => value), first?.description?.value],
      ['T1078', ['initial-access'], 'Stolen: "codes"'],
    );
    assert.deepEqual([second?.id?.value, second?.name?.value], ['T1566.002', 'Phishing: Spearphishing Link']);
    assert.match(text, /^# Not imported: T1078: score 3$/m);
    assert.ok((advisoryOf(imported(exported('navigator'), 'navigator')).mitreAttack?.items.length ?? 0) > 5);
  });

  it('keeps the links, metadata, legend and disabled techniques of a layer', () => {
    const layer = JSON.stringify({
      name: 'Case',
      versions: { attack: '18' },
      links: [
        { label: 'Report', url: 'https://vendor.example/r' },
        { divider: true },
        { url: 'https://wiki.example/w' },
      ],
      metadata: [{ name: 'Analyst', value: 'Jane' }, { divider: true }],
      legendItems: [
        { label: 'seen', color: '#f00' },
        { label: 'suspected', color: '#ff0' },
      ],
      techniques: [
        {
          techniqueID: 'T1078',
          color: '#f00',
          metadata: [{ name: 'Source', value: 'VPN log' }],
          links: [{ label: 'Ticket', url: 'https://wiki.example/t' }],
        },
        { techniqueID: 'T1490', color: '#f00', enabled: false, comment: 'Ruled out' },
        { techniqueID: 'T1486', enabled: false },
        { techniqueID: 'TX1', color: '#f00' },
      ],
    });
    const text = imported(layer, 'navigator');
    const { mitreAttack, references } = advisoryOf(text);
    assert.deepEqual(
      mitreAttack?.items.map(({ id }) => id?.value),
      ['T1078'],
    );
    assert.deepEqual(
      references?.items.map(({ title, url }) => [title?.value, url?.value]),
      [
        ['Report', 'https://vendor.example/r'],
        [undefined, 'https://wiki.example/w'],
        ['Ticket', 'https://wiki.example/t'],
      ],
    );
    assert.deepEqual(text.match(/(?<=^# Not imported: ).*/gm), [
      'metadata: Analyst: Jane',
      'T1078: Source: VPN log',
      'legend: seen: T1078, TX1',
      'legend: suspected: no technique',
      'disabled: T1490: Ruled out; T1486',
      'technique: TX1',
    ]);
  });

  it('reads an advisory as JSON', () => {
    const values = {
      title: 'a: b',
      severity: 'high',
      key_takeaways: ['x', '- y'],
      indicators: [{ type: 'md5', value: '0123' }],
      detection_rules: [
        { type: 'yara', body: 'rule x {}\n' },
        { type: 'eql', body: 'a\nb\n\n' },
      ],
      x_own: { a: [1, true, null] },
    };
    const { title, keyTakeaways, detectionRules, custom } = advisoryOf(imported(JSON.stringify(values), 'json'));
    assert.equal(title?.value, 'a: b');
    assert.deepEqual(
      keyTakeaways?.items.map(({ value }) => value),
      ['x', '- y'],
    );
    assert.deepEqual(
      detectionRules?.items.map(({ body }) => body?.value),
      ['rule x {}\n', 'a\nb\n\n'],
    );
    assert.deepEqual(custom[0]?.value, { a: ['1', 'true'] });
  });

  it('rejects JSON of other kinds', () => {
    for (const text of ['{}', '[1]', '{"title": "x", "id": "1"}', '{"techniques": 1}', '{"type": "bundle"}', '{broken'])
      assert.equal(typeof importAdvisory(text, { from: 'auto', name: 's', catalogue: env.catalogue, order }), 'string');
  });
});
