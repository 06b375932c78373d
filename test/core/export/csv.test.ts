import assert from 'node:assert/strict';
import { exportAdvisory, parseAdvisory } from '../../../server/src/core/index.ts';
import { cleanAdvisory } from '../../cli/support.ts';
import { testEnvironment } from '../../support/environment.ts';
import { filesOf } from '../../support/exports.ts';

const text = `${cleanAdvisory}indicators:
  - {value: "hxxps://evil[.]example/a,b", role: C2, description: 'said "go", then evil.example', confidence: high}
  - {type: command_line, value: "=cmd|' /C calc'!A0", description: "-1+1"}
  - {value: "198.51.100.7:443"}
  - {value: 198.51.100.0/24}
  - {type: other, value: "@SUM(1)"}
  - {type: certificate_sha1, value: "AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD"}
  - value: "*.evil.example"
    description: |
      two
      lines
`;
const lines = (profile: string): readonly string[] => filesOf(text, 'csv', profile)[0]?.text.split('\r\n') ?? [];

describe('indicators as CSV', () => {
  it('are quoted according to RFC 4180, live in values and defanged in text, and never a spreadsheet formula', () => {
    assert.deepEqual(lines('generic'), [
      'type,value,description,first_seen,last_seen,confidence,tlp',
      'url,"https://evil.example/a,b","C2; said ""go"", then evil[.]example",,,high,GREEN',
      `command_line,'=cmd|' /C calc'!A0,'-1+1,,,,GREEN`,
      'ip_port,198.51.100.7:443,,,,,GREEN',
      'cidr,198.51.100.0/24,,,,,GREEN',
      "other,'@SUM(1),,,,,GREEN",
      'certificate_sha1,AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD,,,,,GREEN',
      'domain,*.evil.example,two lines,,,,GREEN',
      '',
    ]);
  });

  it('are attributes with categories for MISP, with unchanged values', () => {
    assert.deepEqual(
      lines('misp').map((line) =>
        line.replace(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/, 'UUID'),
      ),
      [
        'uuid,event_id,category,type,value,comment,to_ids,date,object_relation,attribute_tag,object_uuid,object_name,object_meta_category',
        'UUID,,Network activity,url,"https://evil.example/a,b","C2; said ""go"", then evil[.]example; High confidence",1,1783900800,,tlp:green,,,',
        `UUID,,Other,text,=cmd|' /C calc'!A0,command_line: -1+1,0,1783900800,,tlp:green,,,`,
        'UUID,,Network activity,ip-dst|port,198.51.100.7|443,,1,1783900800,,tlp:green,,,',
        'UUID,,Network activity,ip-dst,198.51.100.0/24,,1,1783900800,,tlp:green,,,',
        'UUID,,Other,text,@SUM(1),other,0,1783900800,,tlp:green,,,',
        'UUID,,Network activity,x509-fingerprint-sha1,aabbccddeeff00112233445566778899aabbccdd,,1,1783900800,,tlp:green,,,',
        'UUID,,Network activity,domain,evil.example,two lines,1,1783900800,,tlp:green,,,',
        '',
      ],
    );
  });

  it('include only types that Defender accepts, and raise an alert without blocking', () => {
    assert.deepEqual(lines('defender'), [
      'IndicatorType,IndicatorValue,ExpirationTime,Action,Severity,Title,Description,RecommendedActions,RbacGroups,Category,MitreTechniques,GenerateAlert',
      'Url,"https://evil.example/a,b",,Audit,High,Phishing by device codes,"C2; said ""go"", then evil[.]example; High confidence; TLP:GREEN",,,,T1528,TRUE',
      'CertificateThumbprint,AABBCCDDEEFF00112233445566778899AABBCCDD,,Audit,High,Phishing by device codes,TLP:GREEN,,,,T1528,TRUE',
      'DomainName,evil.example,,Audit,High,Phishing by device codes,two lines; TLP:GREEN,,,,T1528,TRUE',
      '',
    ]);
    const env = testEnvironment();
    const result = exportAdvisory(parseAdvisory(text, env.schema), env, { to: 'csv', profile: 'defender' });
    assert.deepEqual('refused' in result ? [] : result.leftOut, [
      { count: 4, what: ['indicator', 'indicators'], reason: 'type is not accepted by Microsoft Defender' },
    ]);
  });

  it('are at most 500 per file for Defender', () => {
    const rows = Array.from(
      { length: 501 },
      (_, index) => `  - 45.8.${Math.floor(index / 250)}.${(index % 250) + 1}\n`,
    );
    const files = filesOf(`${cleanAdvisory}indicators:\n${rows.join('')}`, 'csv', 'defender');
    assert.deepEqual(
      files.map(({ suffix, text: one }) => [suffix, one.split('\r\n').length - 2]),
      [
        ['.defender-1.csv', 500],
        ['.defender-2.csv', 1],
      ],
    );
  });

  it('report an advisory without indicators', () => {
    const env = testEnvironment();
    const result = exportAdvisory(parseAdvisory(cleanAdvisory, env.schema), env, { to: 'csv' });
    assert.deepEqual(result, { files: [], leftOut: [], remarks: ['has no indicators to export'] });
  });
});
