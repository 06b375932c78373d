/** Accepted and rejected values of every top-level key, in the form in which other YAML tools pass them to the schema. */
import { strict as assert } from 'node:assert';
import { createSchemaCheck, readSchema } from '../support/schema.ts';

const schema = readSchema();
const check = createSchemaCheck(schema);

interface Values {
  readonly good: readonly unknown[];
  readonly bad: readonly unknown[];
}

const text: Values = { good: ['ADV-1', 18.1, true], bad: ['', null, [], {}] };
const date: Values = { good: ['2026-03-31', '2026-03-31T14:05:00Z'], bad: ['', null, ['2026-03-31'], 2026] };
const textList: Values = { good: [['a', 'b'], [], 'a', 7], bad: ['', null, [''], [{ name: 'a' }], {}, [['a']]] };
const named: Values = {
  good: [['a', { name: 'b' }], 'a', { name: 'a' }, [], [{ name: 'a', x_id: 7 }]],
  bad: [null, '', [{}], [{ nmae: 'a' }], [{ name: 'a', colour: 'b' }], [['a']]],
};
const required = (values: Values): Values => ({
  good: values.good.filter((value) => !Array.isArray(value) || value.length > 0),
  bad: [...values.bad, []],
});
const also = (values: Values, good: readonly unknown[], bad: readonly unknown[] = []): Values => ({
  good: [...values.good, ...good],
  bad: [...values.bad, ...bad],
});

const kinds = { yara: 'no', sigma: true, snort_suricata: false, kql: 'Off', splunk_spl: 'No', eql: 'NO', other: 'yes' };
const hunt = { hypothesis: 'h', telemetry: ['logs'], attack_stage: 'Persistence' };
const rated = { edr_visibility: 'None', network_visibility: { rating: 'moderate' }, detection_difficulty: 'Very Hard' };

const keys: Readonly<Record<string, Values>> = {
  schema_version: { good: ['1.0', 1.0], bad: ['1', '2.0', 2, null, ''] },
  id: text,
  title: text,
  summary: text,
  severity: { good: ['high', 'Moderate', 'INFO'], bad: ['severe', '', null, 3, ['high']] },
  confidence: { good: ['Medium', 'moderate', 'HIGH'], bad: ['critical', null, true] },
  status: { good: ['Draft', 'final'], bad: ['published', null] },
  category: { good: ['reports', 'something else'], bad: ['', ['reports']] },
  tlp: { good: ['RED', 'tlp:amber+strict', 'TLP: Clear', 'WHITE'], bad: ['BLUE', 'TLP:', null] },
  published: date,
  analyzed: date,
  updated: date,
  authors: textList,
  source: also(named, [{ name: 'NCSC', url: 'https://www.ncsc.gov.uk/news', published: '2026-03-31' }], [{ url: 'x' }]),
  language: { good: ['fr', 'pt-BR', 'zh-Hant'], bad: ['French', '', ['fr'], null] },
  attack_version: { good: ['19', 19, 18.1], bad: ['', null, ['19']] },
  actors: also(
    named,
    [
      { name: 'a', aliases: 'b', attack_id: 'anything', country: 'no', kind: 'Intrusion Set', confidence: 'medium' },
      { name: 'Russia-based actors', kind: 'description', unattributed: 'yes', motivation: 'espionage' },
    ],
    [
      { name: 'a', country: 'Norway' },
      { name: 'a', kind: 'gang' },
      { name: 'a', unattributed: 'perhaps' },
    ],
  ),
  campaigns: also(named, [{ name: 'a', attack_id: 'C0024' }], [{ attack_id: 'C0024' }]),
  malware: also(
    named,
    [{ name: 'a', attack_id: 'S0154', type: 'backdoor', aliases: ['b'] }],
    [{ name: 'a', kind: 'b' }],
  ),
  tools: also(named, [[{ name: 'a', attack_id: 'S0029' }]], [{ attack_id: 'S0029' }]),
  sectors: textList,
  regions: textList,
  key_takeaways: required(textList),
  affected_systems: also(
    required(named),
    [{ name: 'a', vendor: 'b', versions: 7.2, fixed_versions: ['7.4'], platform: 'Linux' }],
    [{ name: 'a', versions: {} }],
  ),
  vulnerabilities: {
    good: [
      'CVE-2025-0282',
      [],
      [{ id: 'GHSA-1', cvss: 'vector', cwe: 'CWE-79', exploited: 'Unknown' }],
      { id: 'a', cvss: { vector: 'b', score: 10, severity: 'Critical' }, exploited: 'on', cwe: ['c'] },
      { id: 'a', cvss: ['b', { score: 0 }], title: 't', description: 'd' },
    ],
    bad: [
      null,
      { title: 't' },
      { id: 'a', cvss: { score: 10.1 } },
      { id: 'a', cvss: { score: -1 } },
      { id: 'a', cvss: { severity: 'grave' } },
      { id: 'a', exploited: 'maybe' },
    ],
  },
  attack_chain: {
    good: ['prose', [{ stage: 'Initial Access', description: 'd', techniques: 'T1566' }], { stage: 'own words' }],
    bad: ['', null, [], ['prose'], [{ description: 'd' }], {}],
  },
  timeline: {
    good: [[], [{ time: '2026-03', event: 'e' }], { time: 'early 2026', event: 'e', techniques: ['T1566'] }],
    bad: [null, 'words', [{ time: '2026-03-31' }], [{ event: 'e' }]],
  },
  detection_availability: {
    good: [kinds, {}, { ...kinds, kql: { available: 'yes', count: 2, url: 'u', notes: 'n' }, notes: 'n' }],
    bad: [
      null,
      'no',
      [],
      { yara: 'maybe' },
      { yara: { count: 1 } },
      { yara: { available: true, count: -1 } },
      { spl: 1 },
    ],
  },
  detection_rules: {
    good: [
      [],
      [{ type: 'Snort', body: 'alert' }],
      { type: 'spl', file: 'a.spl' },
      [{ type: 'sigma', url: 'u', name: 'n', techniques: ['T1566'], log_sources: 'l', false_positives: ['f'] }],
    ],
    bad: [
      null,
      'rule',
      [{ type: 'sigma' }],
      [{ body: 'b' }],
      [{ type: 'regex', body: 'b' }],
      [{ type: 'yara', body: '' }],
    ],
  },
  detection_engineering: {
    good: [rated, { ...rated, edr_visibility: { rating: 'high', rationale: 'r' } }],
    bad: [
      null,
      {},
      'low',
      { ...rated, edr_visibility: 'good' },
      { ...rated, detection_difficulty: { rationale: 'r' } },
      { edr_visibility: 'low', network_visibility: 'low' },
    ],
  },
  required_log_sources: also(named, [{ name: 'a', attack_id: 'DC0032', notes: 'n' }], [{ attack_id: 'DC0032' }]),
  hunting_hypotheses: {
    good: [
      [],
      hunt,
      [{ ...hunt, telemetry: 'logs', techniques: 'T1098', fp_risk: 'Moderate', query: 'q', notes: 'n' }],
    ],
    bad: [
      null,
      'h',
      [{ hypothesis: 'h', telemetry: 'logs' }],
      [{ ...hunt, fp_risk: 'none' }],
      [{ ...hunt, hypothesis: '' }],
    ],
  },
  control_gaps: textList,
  key_behavioral_indicators: textList,
  indicators: {
    good: [
      [],
      'evil[.]com',
      [{ value: 'v' }, 'w'],
      {
        type: 'SHA-256',
        value: 'v',
        role: 'r',
        malware: 'm',
        tlp: 'TLP:GREEN',
        confidence: 'low',
        first_seen: '2026-01-02',
      },
    ],
    bad: [null, '', [{ type: 'domain' }], [{ type: 'thing', value: 'v' }], [{ value: ['v'] }], [['v']]],
  },
  false_positive_assessment: {
    good: ['low', 'Moderate', { rating: 'unknown', notes: 'n' }],
    bad: ['none', null, {}, { notes: 'n' }, ['low']],
  },
  recommendations: {
    good: [
      { immediate_mitigation: 'a' },
      { user_protection: [], security_awareness: ['a'] },
      { additional: [{ title: 't', items: 'i' }] },
      { immediate_mitigation: { text: 'a' } },
      { user_protection: ['a', { text: 'b', mitigations: ['M1032'], techniques: 'T1078' }] },
      { additional: { title: 't', items: [{ text: 'a', mitigations: 'M1032', techniques: [] }] } },
    ],
    bad: [
      null,
      {},
      [],
      ['a'],
      { other: ['a'] },
      { additional: [{ items: ['i'] }] },
      { user_protection: {} },
      { user_protection: [{ mitigations: ['M1032'] }] },
    ],
  },
  mitre_attack: {
    good: [['T1566.002', 'T1078 - Valid Accounts'], 'T1078', { id: 't1078' }, [{ id: 'T1078', tactics: 'TA0001' }]],
    bad: [
      null,
      '',
      [],
      [{ name: 'Valid Accounts' }],
      [{ id: 'T1078', confidence: 'sure' }],
      [{ 'T1566.002 - Phishing': 'x' }],
    ],
  },
  mitre_attack_notes: text,
  references: {
    good: [
      'https://www.ncsc.gov.uk/news',
      [],
      [{ title: 't', url: 'u', publisher: 'p', published: '2026-03-31' }, 'a title'],
    ],
    bad: [null, [{ url: 'u' }], [{ title: '' }]],
  },
  revisions: {
    good: [[], { date: '2026-04-01' }, [{ date: '2026-04-01', version: 1.1, description: 'd' }]],
    bad: [null, 'first', [{ version: '1.0' }]],
  },
  tags: textList,
};

/** The smallest valid advisory. */
const smallest = {
  title: 't',
  summary: 's',
  severity: 'low',
  confidence: 'low',
  key_takeaways: ['k'],
  affected_systems: ['a'],
  attack_chain: 'c',
  detection_availability: kinds,
  detection_engineering: rated,
  recommendations: { immediate_mitigation: [] },
  mitre_attack: ['T1078'],
};

describe('the schema, key by key', () => {
  it('accepts the smallest advisory, and rejects it without any one of its keys', () => {
    assert.deepEqual(check(smallest), []);
    for (const key of Object.keys(smallest)) {
      const rest = Object.fromEntries(Object.entries(smallest).filter(([name]) => name !== key));
      assert.deepEqual(check(rest), [` required: must have required property '${key}'`]);
    }
  });

  it('has test values for every key', () => {
    assert.deepEqual(Object.keys(keys), Object.keys(schema.properties ?? {}));
  });

  for (const [key, { good, bad }] of Object.entries(keys)) {
    it(`accepts and rejects values of ${key}`, () => {
      for (const value of good) assert.deepEqual(check({ ...smallest, [key]: value }), [], JSON.stringify(value));
      for (const value of bad) {
        const problems = check({ ...smallest, [key]: value });
        assert.ok(problems.length > 0, `accepts ${JSON.stringify(value)}`);
        const elsewhere = problems.filter((problem) => !problem.startsWith(`/${key}`) && !problem.startsWith(' if:'));
        assert.deepEqual(elsewhere, [], JSON.stringify(value));
      }
    });
  }

  it('accepts an empty mapping to ATT&CK only with notes', () => {
    assert.deepEqual(check({ ...smallest, mitre_attack: [], mitre_attack_notes: 'n' }), []);
    assert.notDeepEqual(check({ ...smallest, mitre_attack: [] }), []);
  });

  it('allows x_ keys at any depth, and rejects other unknown keys', () => {
    assert.deepEqual(check({ ...smallest, x_own: { a: [null] }, actors: [{ name: 'a', x_own: null }] }), []);
    assert.notDeepEqual(check({ ...smallest, sevrity: 'low' }), []);
  });
});
