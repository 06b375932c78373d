import assert from 'node:assert/strict';
import { patternOf } from '../../../server/src/core/export/stix/pattern.ts';
import { exportAdvisory, parseAdvisory, type IndicatorType } from '../../../server/src/core/index.ts';
import { cleanAdvisory } from '../../cli/support.ts';
import { testEnvironment } from '../../support/environment.ts';
import { bundleOf, ofType } from '../../support/exports.ts';
import { isStixPattern } from '../../support/stixPatterns.ts';

const patterns: readonly (readonly [IndicatorType, string, string])[] = [
  ['ipv4', '198.51.100.7', "[ipv4-addr:value = '198.51.100.7']"],
  ['ipv6', '2001:DB8:0::1', "[ipv6-addr:value = '2001:db8::1']"],
  ['cidr', '198.51.100.0/24', "[ipv4-addr:value ISSUBSET '198.51.100.0/24']"],
  [
    'ip_port',
    '198.51.100.7:443',
    "[network-traffic:dst_ref.type = 'ipv4-addr' AND network-traffic:dst_ref.value = '198.51.100.7' AND network-traffic:dst_port = 443]",
  ],
  [
    'host_port',
    'evil.top:8443',
    "[network-traffic:dst_ref.type = 'domain-name' AND network-traffic:dst_ref.value = 'evil.top' AND network-traffic:dst_port = 8443]",
  ],
  ['domain', 'Evil.top', "[domain-name:value = 'evil.top']"],
  ['domain', '*.evil.top', "[domain-name:value LIKE '%.evil.top']"],
  ['domain', '*.a_b.top', "[domain-name:value MATCHES '\\\\.a_b\\\\.top$']"],
  ['url', "https://evil.top/o'b", "[url:value = 'https://evil.top/o\\'b']"],
  ['email', 'a@evil.top', "[email-addr:value = 'a@evil.top']"],
  ['md5', 'ABCDEF00000000000000000000000000', "[file:hashes.MD5 = 'abcdef00000000000000000000000000']"],
  ['sha256', 'a'.repeat(64), `[file:hashes.'SHA-256' = '${'a'.repeat(64)}']`],
  ['imphash', 'b'.repeat(32), `[file:extensions.'windows-pebinary-ext'.imphash = '${'b'.repeat(32)}']`],
  ['filename', 'a.exe', "[file:name = 'a.exe']"],
  [
    'filepath',
    'C:\\Users\\Public\\a.exe',
    "[file:name = 'a.exe' AND file:parent_directory_ref.path = 'C:\\\\Users\\\\Public']",
  ],
  ['filepath', 'C:\\a.exe', "[file:name = 'a.exe' AND file:parent_directory_ref.path = 'C:\\\\']"],
  ['filepath', '/tmp/.x/', "[directory:path = '/tmp/.x']"],
  ['registry_key', 'HKLM\\Software\\A', "[windows-registry-key:key = 'HKEY_LOCAL_MACHINE\\\\Software\\\\A']"],
  ['registry_key', 'HKCU:\\Environment', "[windows-registry-key:key = 'HKEY_CURRENT_USER\\\\Environment']"],
  ['service_name', 'Evil', "[process:extensions.'windows-service-ext'.service_name = 'Evil']"],
  ['asn', 'AS64500', '[autonomous-system:number = 64500]'],
  ['certificate_sha1', `AA:${'bb:'.repeat(18)}CC`, `[x509-certificate:hashes.'SHA-1' = 'aa${'bb'.repeat(18)}cc']`],
];

describe('the STIX pattern of an indicator', () => {
  for (const [type, value, expected] of patterns)
    it(`of ${type} ${value}`, () => {
      assert.equal(patternOf(type, value), expected);
      assert.ok(isStixPattern(expected), expected);
    });

  it('is absent for types without a matching property', () => {
    for (const type of [
      'named_pipe',
      'scheduled_task',
      'ja3',
      'ja3s',
      'ja4',
      'jarm',
      'android_package',
      'other',
    ] as const)
      assert.equal(patternOf(type, 'x'), undefined);
  });
});

describe('a STIX bundle', () => {
  const text = `${cleanAdvisory}indicators:
  - value: evil[.]example
    role: C2
    malware: WINELOADER
    first_seen: 2026-01-02
    tlp: CLEAR
  - type: named_pipe
    value: \\\\.\\pipe\\evil
malware: [WINELOADER, Own Loader]
sectors: [Energy, Car dealers]
regions: [DE, Baltic states]
references:
  - {title: Own page, url: "https://www.example.org/a"}
  - {title: Their page, url: "https://evil.example/b"}
vulnerabilities:
  - {id: CVE-2026-1234, exploited: true, cwe: [CWE-79]}
`;
  const bundle = bundleOf(text);
  const named = (type: string, name: string) => ofType(bundle, type).find((object) => object.name === name);

  it('has a report with the dates, the publisher and all content of the advisory', () => {
    const [report] = ofType(bundle, 'report');
    assert.equal(report?.name, 'Phishing by device codes');
    assert.equal(report?.created, '2026-07-13T00:00:00.000Z');
    assert.equal(report?.confidence, 50);
    assert.deepEqual(report?.report_types, ['threat-report']);
    assert.equal(report?.created_by_ref, named('identity', 'Incident Response')?.id);
    assert.ok(
      (report?.object_refs as string[]).includes(named('attack-pattern', 'Steal Application Access Token')?.id ?? ''),
    );
  });

  it("keeps MITRE's identifiers, with a date that never replaces MITRE's own objects", () => {
    const group = named('intrusion-set', 'APT29');
    assert.equal(group?.id, 'intrusion-set--899ce53f-13a0-479b-a0e4-67d46e241542');
    assert.equal(group?.modified, '2017-05-01T00:00:00.000Z');
    assert.equal(
      named('attack-pattern', 'Steal Application Access Token')?.id,
      'attack-pattern--890c9858-598c-401d-a4d5-c67ebcdd703a',
    );
  });

  it('relates the techniques and malware to the only actor', () => {
    const group = named('intrusion-set', 'APT29')?.id;
    const related = ofType(bundle, 'relationship')
      .filter(({ source_ref }) => source_ref === group)
      .map(
        ({ relationship_type, target_ref }) => `${String(relationship_type)} ${String(target_ref).replace(/--.*/, '')}`,
      );
    assert.deepEqual(related, [
      'uses malware',
      'uses malware',
      'targets identity',
      'targets identity',
      'targets location',
      'targets location',
      'targets vulnerability',
      'uses attack-pattern',
    ]);
  });

  it('relates nothing if the advisory names two actors', () => {
    const two = bundleOf(text.replace('- APT29', '- APT29\n  - APT28'));
    const sources = ofType(two, 'relationship').map(({ source_ref }) => String(source_ref).replace(/--.*/, ''));
    assert.deepEqual([...new Set(sources)], ['indicator']);
  });

  it('has the live value in the pattern, and the defanged value in all prose', () => {
    const [indicator] = ofType(bundle, 'indicator');
    assert.equal(indicator?.pattern, "[domain-name:value = 'evil.example']");
    assert.equal(indicator?.name, 'evil[.]example');
    assert.equal(indicator?.valid_from, '2026-01-02T00:00:00.000Z');
    const { pattern: _pattern, ...rest } = indicator ?? {};
    const others = JSON.stringify([rest, ...bundle.objects.filter((object) => object !== indicator)]);
    assert.doesNotMatch(others, /evil\.example/);
  });

  it('marks a row with its own label and everything else with that of the advisory', () => {
    const [indicator] = ofType(bundle, 'indicator');
    assert.deepEqual(indicator?.object_marking_refs, ['marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487']);
    assert.deepEqual(ofType(bundle, 'report')[0]?.object_marking_refs, [
      'marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb',
    ]);
  });

  it('has notes for indicators without a pattern, and for sections without a STIX object', () => {
    const notes = ofType(bundle, 'note').map(({ abstract }) => abstract);
    assert.ok(notes.includes('Indicator: named_pipe'));
    assert.ok(notes.includes('Hunting Hypotheses'));
    assert.ok(notes.includes('Control Gaps'));
  });

  it('shares sectors and places between advisories, and nothing else', () => {
    const other = bundleOf(text.replace('Phishing by device codes', 'Another title'));
    const shared = bundle.objects.filter(({ id }) => other.objects.some((object) => object.id === id));
    const own = shared.filter(({ created_by_ref }) => created_by_ref === ofType(bundle, 'report')[0]?.created_by_ref);
    assert.deepEqual(own, []);
    assert.ok(shared.some(({ name }) => name === 'Car dealers'));
  });

  it('keeps the details of each row if two rows are about the same object', () => {
    const rows =
      'mitre_attack:\n  - {id: T1078, tactics: [Persistence], description: One}\n  - {id: T1078, tactics: [Stealth], description: Two}\n';
    const made = JSON.stringify(bundleOf(text.replace(/^mitre_attack:\n.*\n/m, rows)));
    assert.match(made, /Tactics: Persistence\\nOne/);
    assert.match(made, /Tactics: Stealth\\nTwo/);
  });

  it('has the defanged URL of a reference that must not be a link, even if no listed indicator occurs in it', () => {
    const rows = `indicators: [198.51.100.0/24]
references:
  - {title: Server, url: "http://198.51.100.7/x"}
  - {title: Sketch, url: "https://www.example.org/[a]"}
`;
    const made = bundleOf(`${cleanAdvisory}${rows}`);
    const [report] = ofType(made, 'report') as readonly { readonly external_references?: readonly object[] }[];
    assert.deepEqual(report?.external_references?.slice(-2), [
      { source_name: 'Server', description: 'Server, hxxp://198[.]51[.]100[.]7/x' },
      { source_name: 'Sketch', description: 'Sketch, https://www.example.org/[a]' },
    ]);
  });

  it('does not use the category as a property of objects', () => {
    const [report] = ofType(bundleOf(text.replace('category: phishing', 'category: constructor')), 'report');
    assert.deepEqual(report?.report_types, ['threat-report']);
  });

  it('requires a date, because it never uses the clock', () => {
    const env = testEnvironment();
    const document = parseAdvisory(text.replace(/^analyzed: .*\n/m, ''), env.schema);
    assert.deepEqual(exportAdvisory(document, env, { to: 'stix' }), {
      refused: 'cannot be exported to STIX, whose objects require a date; add `published` or `analyzed`',
    });
  });

  it('is identical with Windows line endings', () => {
    assert.deepEqual(bundleOf(text.replaceAll('\n', '\r\n')), bundle);
  });
});
