import assert from 'node:assert/strict';
import { mispAttributeTypes } from '../../../server/src/core/export/misp/attributeTypes.ts';
import { filesOf } from '../../support/exports.ts';

interface Attribute {
  readonly type: string;
  readonly category: string;
  readonly value: string;
  readonly comment: string;
  readonly uuid: string;
  readonly timestamp: string;
  readonly distribution: string;
  readonly first_seen?: string;
  readonly Tag?: readonly { readonly name: string }[];
}
interface Event {
  readonly info: string;
  readonly date: string;
  readonly timestamp: string;
  readonly distribution: string;
  readonly threat_level_id: string;
  readonly uuid: string;
  readonly Tag: readonly { readonly name: string }[];
  readonly Attribute: readonly Attribute[];
  readonly Object: readonly {
    readonly name: string;
    readonly uuid: string;
    readonly Attribute: readonly Attribute[];
  }[];
  readonly EventReport: readonly { readonly content: string; readonly uuid: string }[];
}

const eventOf = (text: string): Event =>
  (JSON.parse(filesOf(text, 'misp')[0]?.text ?? '') as { readonly Event: Event }).Event;

/**
 * The types that each category may have, limited to those that the export uses. A space in a type is written as a no-break space. Source:
 * MISP, `describeTypes.json`, `category_type_mappings`.
 */
const categories: Readonly<Record<string, string>> = {
  'Network activity':
    'ip-dst ip-dst|port hostname|port domain url user-agent AS snort x509-fingerprint-sha1 x509-fingerprint-sha256 ja3-fingerprint-md5 jarm-fingerprint text',
  'Payload delivery':
    'md5 sha1 sha256 sha512 ssdeep imphash tlsh filename email mobile-application-id yara sigma link text vulnerability',
  'Artifacts dropped':
    'filename mutex named\u00A0pipe windows-service-name windows-scheduled-task kusto-query yara sigma regkey text',
  'Persistence mechanism': 'filename regkey text',
  'Payload installation': 'yara sigma vulnerability text',
  'Payload type': 'text comment other',
  'External analysis': 'link text vulnerability',
  'Internal reference': 'text link comment',
  'Targeting data': 'target-external target-org target-location comment',
  Attribution: 'threat-actor campaign-name text',
  Other: 'text comment other',
};
const isValid = ({ type, category }: Pick<Attribute, 'type' | 'category'>): boolean =>
  (categories[category] ?? '').split(' ').includes(type.replace(' ', '\u00A0'));

const advisory = `title: Calls to evil.example
summary: The malware calls evil.example.
severity: high
tlp: GREEN
published: 2026-07-13
updated: 2026-07-14T10:00:00Z
authors: [Example CERT]
source: [{name: Vendor, url: https://vendor.example/report}]
actors: [{name: APT29, attack_id: G0016}]
campaigns: [SolarWinds]
malware: [Tool]
sectors: [Energy]
tags: [own tag]
vulnerabilities: [CVE-2026-0001, GHSA-aaaa-bbbb-cccc]
mitre_attack: [T1566.002]
detection_rules:
  - {type: yara, name: r, body: "rule r {}"}
  - {type: kql, body: T}
  - {type: splunk_spl, body: index=a}
  - {type: snort_suricata, body: alert}
  - {type: sigma, url: https://vendor.example/sigma.yml}
indicators:
  - {value: 'evil[.]example', first_seen: 2026-07-01, tlp: CLEAR}
  - 198.51.100[.]7:8443
  - {type: command_line, value: cmd /c x}
  - {type: cryptocurrency_address, value: 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2}
  - {type: ja4, value: t13d1516h2_8daaf6152771_02713d6af862}
`;

describe('MISP event', () => {
  it('has an attribute type that its category allows for each type of indicator', () => {
    const types = Object.entries(mispAttributeTypes);
    assert.ok(types.length > 30);
    for (const [type, attribute] of types) assert.ok(isValid(attribute), `${type}: ${JSON.stringify(attribute)}`);
  });

  it('has only types that their categories allow', () => {
    const { Attribute, Object: objects } = eventOf(advisory);
    assert.ok(Attribute.length > 12);
    for (const one of [...Attribute, ...objects.flatMap((object) => object.Attribute)])
      assert.ok(isValid(one), `${one.category}: ${one.type}`);
  });

  it('is only for the importing organisation, with the dates of the advisory', () => {
    const event = eventOf(advisory);
    assert.deepEqual([event.distribution, event.threat_level_id, event.date], ['0', '1', '2026-07-13']);
    assert.equal(event.timestamp, String(Date.UTC(2026, 6, 14, 10) / 1000));
    for (const one of event.Attribute) assert.deepEqual([one.distribution, one.timestamp], ['5', event.timestamp]);
  });

  it('has live values in attributes, and none in prose', () => {
    const event = eventOf(advisory);
    assert.equal(event.info, 'Calls to evil[.]example');
    const found = (value: string): Attribute | undefined => event.Attribute.find((one) => one.value === value);
    assert.equal(found('evil.example')?.first_seen, '2026-07-01T00:00:00.000000+00:00');
    assert.deepEqual(found('evil.example')?.Tag, [{ name: 'tlp:clear' }]);
    assert.equal(found('198.51.100.7|8443')?.type, 'ip-dst|port');
    assert.match(event.EventReport[0]?.content ?? '', /calls evil\[\.\]example/);
  });

  it('has the defanged URL of a page that must not be a link, even if no listed indicator occurs in it', () => {
    const rules = 'detection_rules:\n  - {type: yara, url: "http://198.51.101.8/a.yar"}';
    const event = eventOf(
      advisory
        .replace('https://vendor.example/report', 'http://198.51.101.7/x')
        .replace(/detection_rules:/, rules)
        .replace('indicators:\n', 'indicators:\n  - 198.51.101.0/24\n'),
    );
    const found = event.Attribute.filter(({ value }) => /198.*51.*101/.test(value)).map(({ type, value }) => [
      type,
      value,
    ]);
    assert.deepEqual(found.sort(), [
      ['ip-dst', '198.51.101.0/24'],
      ['text', 'Vendor; hxxp://198[.]51[.]101[.]7/x'],
      ['text', 'hxxp://198[.]51[.]101[.]8/a.yar'],
    ]);
  });

  it('has objects if there is no attribute type, otherwise text attributes that state their type', () => {
    const event = eventOf(advisory);
    assert.deepEqual(
      event.Object.map(({ name, Attribute }) => [name, Attribute[0]?.value]),
      [
        ['command-line', 'cmd /c x'],
        ['coin-address', '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2'],
      ],
    );
    assert.equal(event.Attribute.find(({ value }) => value.startsWith('t13d'))?.comment, 'ja4');
  });

  it('is tagged with its label, techniques and groups', () =>
    assert.deepEqual(
      eventOf(advisory).Tag.map(({ name }) => name),
      [
        'tlp:green',
        'misp-galaxy:mitre-attack-pattern="Spearphishing Link - T1566.002"',
        'misp-galaxy:mitre-intrusion-set="APT29 - G0016"',
        'own tag',
      ],
    ));

  it('has stable, unique identifiers', () => {
    const of = (text: string): string[] => {
      const { uuid, Attribute, Object: objects, EventReport } = eventOf(text);
      return [uuid, ...[...Attribute, ...objects, ...EventReport].map((one) => one.uuid)];
    };
    const ids = of(advisory);
    assert.equal(new Set(ids).size, ids.length);
    assert.equal(of(advisory.replace('The malware', 'It'))[0], ids[0]);
  });
});
